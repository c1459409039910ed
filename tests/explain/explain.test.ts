import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/explain/built_in.ts';
import { explainAt, explainText, narrowTo } from '../../src/explain/explain.ts';
import { ruleOf } from '../../src/explain/rule_lookup.ts';
import { extract } from '../../src/extract/extract.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

const explain = (text: string, year?: number) => explainText(text, year ? { year } : {}, book);
const only = (text: string) => {
  const { numbers } = explain(text);
  expect(numbers).toHaveLength(1);
  return numbers[0]!;
};

describe('a sentence', () => {
  it('is explained by the rule that won, with its reason and what it gives', () => {
    expect(only('固定资产投资下降4.2%。')).toMatchObject({
      text: '4.2',
      start: 8,
      end: 11,
      fate: 'observed',
      rule: { id: 'growth.verb', file: 'patterns/2-growth.yaml', why: expect.stringMatching(/./) },
      quantity: { value: '4.2', unit: '%', unitClass: 'ratio', dimension: 'share', qualifier: 'eq' },
      words: [{ text: '下降', classes: expect.arrayContaining(['fall']) }],
      fact: { indicator: '固定资产投资', measure: 'growth', value: '-4.2', period: '2023' },
    });
  });

  it('shows the words between name and number, nearest first', () => {
    const { words } = only('民间投资明显增长超过8%。');
    expect(words.map(({ text }) => text)).toEqual(['增长', '明显']);
  });

  it('says why each other rule lost', () => {
    const { candidates } = only('固定资产投资下降4.2%。');
    expect(candidates.map(({ ruleId }) => ruleId)).toEqual(book.patterns.map(({ id }) => id));
    expect(candidates.filter(({ outcome }) => outcome === 'won').map(({ ruleId }) => ruleId)).toEqual([
      'growth.verb',
    ]);
    const reasons = new Map(candidates.map(({ ruleId, reason }) => [ruleId, reason]));
    expect(reasons.get('growth.verb')).toBe('');
    expect(reasons.get('change.points')).toBe('its unit is ratio, not points');
    expect(reasons.get('growth.noun')).toBe('what stands before is not "trend_noun reach?"');
    expect(reasons.get('level.plain')).toBe('it fits too, but growth.verb comes first');
  });

  it('tells rules for this unit class from those for others', () => {
    const near = only('固定资产投资下降4.2%。').candidates.filter(({ isNear }) => isNear);
    expect(near.map(({ ruleId }) => ruleId)).toContain('growth.noun');
    expect(near.map(({ ruleId }) => ruleId)).not.toContain('change.points');
  });

  it('says why a number is set aside', () => {
    expect(only('推进5G网络建设。')).toMatchObject({
      fate: 'set_aside',
      reason: 'name',
      rule: { id: 'name.latin_after', file: 'set_aside/names.yaml', why: expect.stringMatching(/5G/) },
      quantity: undefined,
      fact: undefined,
    });
  });

  it('shows how far a number came that nothing explains', () => {
    const { fate, rule, candidates } = only('增长3%。');
    expect([fate, rule]).toEqual(['unexplained', undefined]);
    expect(candidates.find(({ outcome }) => outcome === 'won')?.ruleId).toBe('growth.verb');
  });

  it('lets the members of a list share the decision on the first', () => {
    const { numbers } = explain('出口、进口分别增长6%、2%。');
    expect(numbers.map(({ sharedWith }) => sharedWith)).toEqual(['', '6']);
    expect(numbers[1]?.words).toEqual(numbers[0]?.words);
  });

  it('is of the year that is given', () => {
    expect(explain('去年出口下降3%，今年增长5%。', 2025).numbers.map(({ fact }) => fact)).toMatchObject([
      { period: '2025', status: 'actual' },
      { period: '2026', status: 'target' },
    ]);
  });

  it('counts offsets in the text as given, not as folded', () => {
    const text = '绿道 总长\n达１２００．５ 公里。';
    const { numbers } = explain(text);
    expect(text.slice(numbers[0]!.start, numbers[0]!.end)).toBe('１２００．５');
    expect(numbers[0]?.quantity?.value).toBe('1200.5');
  });
});

const REPORT = `临川市2024年政府工作报告

——2024年2月1日在临川市第八届人民代表大会第四次会议上

一、2023年工作回顾

全市地区生产总值2150亿元、增长5.5%。新建公园12个。

二、2024年工作安排

地区生产总值增长6%左右，新建公园15个。

主要指标	单位	2023年	2024年目标
粮食产量	万吨	31.5	32
`;

describe('a number of a report', () => {
  const document = documentOf(REPORT);
  const at = (text: string) => {
    const offset = REPORT.indexOf(text);
    return narrowTo(explainAt(document, offset, book)!, offset);
  };

  it('is explained with the setting of its section', () => {
    expect(at('5.5%')).toMatchObject({ status: 'actual', period: '2023', section: '一、2023年工作回顾' });
    expect(at('15个')).toMatchObject({ status: 'target', period: '2024', section: '二、2024年工作安排' });
    expect(at('15个').numbers).toMatchObject([
      { text: '15', fact: { indicator: '新建公园', status: 'target' } },
    ]);
  });

  it('is explained with its whole paragraph where the offset meets no number', () => {
    expect(at('地区生产总值增长').numbers.map(({ text }) => text)).toEqual(['6', '15']);
  });

  it('in a table is told by its cell', () => {
    expect(at('31.5').numbers).toMatchObject([
      { rule: { id: 'table.cell', why: expect.stringMatching(/cell/) } },
    ]);
  });

  it('has nothing to show between blocks', () => {
    expect(explainAt(document, REPORT.indexOf('\n\n一、') + 1, book)).toBeUndefined();
  });

  it('is explained as it is extracted', () => {
    const { ledger } = extract(document, book);
    const told = ledger.map(({ start }) => {
      const { numbers } = narrowTo(explainAt(document, start, book)!, start);
      return numbers.map((number) => [
        number.start,
        number.end,
        number.fate,
        number.rule?.id,
        number.fact?.period,
      ]);
    });
    expect(told).toEqual(
      ledger.map((entry) => {
        const ruleId =
          entry.fate === 'observed'
            ? entry.fact.ruleId
            : entry.fate === 'set_aside'
              ? entry.ruleId
              : undefined;
        const period = entry.fate === 'observed' ? entry.fact.period : undefined;
        return [[entry.start, entry.end, entry.fate, ruleId, period]];
      }),
    );
  });
});

describe('rules that are built in', () => {
  it('say why they decide as they do', () => {
    for (const [id, why] of Object.entries(BUILT_IN)) {
      expect(id).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(why).toMatch(/\.$/);
    }
  });

  it('are all listed', () => {
    const folder = fileURLToPath(new URL('../extract/cases', import.meta.url));
    const inputs = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}/input.txt`, 'utf8'));
    const ids = inputs.flatMap((text) =>
      extract(documentOf(text), book).ledger.map((entry) => {
        if (entry.fate === 'observed') return entry.fact.ruleId;
        return entry.fate === 'set_aside' ? entry.ruleId : '';
      }),
    );
    expect([...new Set(ids)].filter((id) => id !== '' && ruleOf(id, book).why === '')).toEqual([]);
  });
});
