import { describe, expect, it } from 'vitest';
import { findNewNames } from '../../src/refresh/new_names.ts';
import { findNews } from '../../src/refresh/news.ts';
import { printRefresh } from '../../src/refresh/print.ts';
import { findSilentRules } from '../../src/refresh/silent_rules.ts';
import { book } from '../book.ts';
import { observation } from '../rows.ts';

const gdp = (observation_id: string, period: string) => observation({ observation_id, period });

describe('what is new', () => {
  it('is told by indicator and period, the latest period first', () => {
    const exports = { indicator_id: 'exports', indicator: '出口' };
    const before = [gdp('a', '2022')];
    const after = [
      gdp('a', '2022'),
      gdp('b', '2023'),
      observation({ observation_id: 'c', period: '2024', ...exports }),
      observation({ observation_id: 'd', period: '2024', measure: 'growth', ...exports }),
    ];
    expect(findNews(before, after)).toEqual([
      { ...exports, period: '2024', rows: 2, isFirst: true },
      { indicator_id: 'gdp', indicator: '地区生产总值', period: '2023', rows: 1, isFirst: false },
    ]);
  });

  it('is nothing where only values changed', () => {
    expect(findNews([gdp('a', '2022')], [{ ...gdp('a', '2022'), quote: '9' }])).toEqual([]);
  });
});

describe('a rule that gave rows and gives none', () => {
  it('is named with how many it gave', () => {
    const before = ['x', 'x', 'y'].map((rule_id) => observation({ rule_id }));
    expect(findSilentRules(before, [observation({ rule_id: 'y' })])).toEqual([{ rule_id: 'x', rows: 2 }]);
    expect(findSilentRules(before, before)).toEqual([]);
  });
});

describe('a new name without indicator', () => {
  const unmapped = (indicator: string, unit = '万千瓦') =>
    observation({ indicator, indicator_id: '', unit, quote: indicator });

  it('is named with what it probably is', () => {
    const after = [unmapped('电力装机规模'), unmapped('外汇储备', '亿美元'), unmapped('圳品', '个')];
    expect(findNewNames([unmapped('圳品', '个')], after, book)).toEqual([
      { name: '外汇储备', rows: 1, probably: '' },
      { name: '电力装机规模', rows: 1, probably: 'installed_capacity' },
    ]);
  });
});

describe('the summary', () => {
  const nothing = { news: [], missing: [], silent_rules: [], new_names: [] };

  it('says nothing of what there is not', () => {
    expect(printRefresh(nothing)).toEqual([]);
  });

  it('stays short, and says where the rest is', () => {
    const names = Array.from({ length: 40 }, (_, i) => ({ name: `名${i}`, rows: 1, probably: '' }));
    const news = names.map(({ name }, i) => ({
      indicator_id: '',
      indicator: name,
      period: `20${10 + i}`,
      rows: 1,
      isFirst: false,
    }));
    const lines = printRefresh({ ...nothing, news, new_names: names });
    expect(lines).toEqual([
      ['New', '1 figure of 2010: 名0'],
      ['New', '1 figure of 2011: 名1'],
      ['New', '38 figures of 38 other periods; --json lists them'],
      ['New names', '名0, 名1, 名2, 名3, 名4, and 35 more; zhibiao rules suggest'],
    ]);
  });
});
