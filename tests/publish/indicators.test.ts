import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import { indicatorRows } from '../../src/publish/indicators.ts';
import { splitShare } from '../../src/publish/share.ts';
import { indicators, observation } from '../rows.ts';

const dictionary = compileDictionary(indicators);

describe('indicators side by side', () => {
  it('stand in one row for a document, area, period and status', () => {
    const rows = indicatorRows(
      [
        observation({ observation_id: 'l' }),
        observation({ observation_id: 'g', measure: 'growth', value: '6.0', unit: '%', start: 20 }),
        observation({
          observation_id: 'r',
          measure: 'rank',
          value: '3',
          unit: '位',
          scope: '全国城市',
          start: 30,
        }),
        observation({
          observation_id: 't',
          status: 'target',
          measure: 'growth',
          value: '5.5',
          unit: '%',
          start: 40,
        }),
      ],
      dictionary,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      indicator: '地区生产总值',
      value: '3.46',
      unit: '万亿元',
      growth: '6.0',
      growth_unit: '%',
      rank: '3',
      rank_scope: '全国城市',
      share: '',
      observation_ids: 'l g r',
      other_observation_ids: '',
    });
    expect(rows[1]).toMatchObject({ status: 'target', value: '', growth: '5.5' });
  });

  it('put a share beside the part it is a share of, and name the whole', () => {
    const [row, ...others] = indicatorRows(
      [
        observation(),
        observation({
          observation_id: 's',
          indicator: '地区生产总值占全省比重',
          indicator_id: '',
          measure: 'share',
          value: '25.5',
          unit: '%',
          start: 20,
        }),
      ],
      dictionary,
    );
    expect(others).toEqual([]);
    expect(row).toMatchObject({ value: '3.46', share: '25.5', share_of: '全省' });
  });

  it('show the most precise of several statements and list the others', () => {
    const loose = observation({ observation_id: 'x', value: '3.4', qualifier: 'gt', upper: '', start: 1 });
    const [row] = indicatorRows([loose, observation({ observation_id: 'y' })], dictionary);
    expect(row).toMatchObject({ value: '3.46', observation_ids: 'y', other_observation_ids: 'x' });
  });

  it('keep the whole city and its own level apart', () => {
    expect(indicatorRows([observation(), observation({ geo_scope: 'own_level' })], dictionary)).toHaveLength(
      2,
    );
  });
});

describe('the name of a share', () => {
  it('says part and whole, or nothing', () => {
    expect(splitShare('战略性新兴产业增加值占地区生产总值比重')).toEqual({
      part: '战略性新兴产业增加值',
      whole: '地区生产总值',
    });
    expect(splitShare('出口占全国的比重')).toEqual({ part: '出口', whole: '全国' });
    expect(splitShare('制造业占比')).toBeUndefined();
    expect(splitShare('空气质量优良天数比例')).toBeUndefined();
  });
});
