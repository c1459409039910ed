import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/suggest/alignment.ts';
import type { NamedRow } from '../../src/suggest/names.ts';
import { suggest } from '../../src/suggest/suggest.ts';
import { book } from '../book.ts';

function row(indicator: string, unit: string, measure = 'level'): NamedRow {
  return { document_id: 'report', indicator, indicator_id: '', measure, unit, quote: `${indicator}1${unit}` };
}

/** name → the indicator it is proposed as an alias of, or new. */
function proposals(...rows: readonly NamedRow[]): Record<string, string> {
  return Object.fromEntries(
    suggest(rows, book).map((one) => [one.name.name, one.kind === 'alias' ? one.indicator.id : 'new']),
  );
}

describe('a name that the dictionary does not hold', () => {
  it('is proposed as an alias where the dictionary itself shows that the difference means nothing', () => {
    expect(
      proposals(row('电力装机规模', '万千瓦'), row('城市低保平均标准', '元'), row('地方财政总收入', '亿元')),
    ).toEqual({
      电力装机规模: 'installed_capacity',
      城市低保平均标准: 'minimum_living_standard_urban',
      地方财政总收入: 'total_fiscal_revenue',
    });
    const [one] = suggest([row('电力装机规模', '万千瓦')], book);
    expect(one).toMatchObject({ kind: 'alias', why: expect.stringContaining('with 规模 more (as in ') });
  });

  it('is new where it differs in what tells indicators apart', () => {
    expect(proposals(row('外汇储备', '万亿美元'), row('前海联合交易中心交易额', '亿元'))).toEqual({
      外汇储备: 'new',
      前海联合交易中心交易额: 'new',
    });
  });

  it('is new where it is too short to tell anything', () => {
    expect(proposals(row('人口', '万人'))).toEqual({ 人口: 'new' });
  });

  it('is not proposed for an indicator of another dimension, however alike', () => {
    expect(proposals(row('电力装机规模', '万千瓦'))).not.toEqual(proposals(row('电力装机规模', '亿元')));
  });

  it('gets an entry with what its rows tell of it', () => {
    const [one] = suggest([row('外汇储备', '万亿美元'), row('外汇储备', '%', 'growth')], book);
    expect(one).toMatchObject({
      kind: 'new',
      name: { rows: 2, documents: 1, measures: ['growth', 'level'], units: ['万亿美元'] },
      indicator: { name_zh: '外汇储备', dimension: 'money', kind: 'flow', aliases: [] },
    });
  });
});

it('names that the dictionary finds are not asked for, and the most frequent comes first', () => {
  const rows = [row('甲甲甲', '个'), row('乙乙乙', '个'), row('乙 乙乙', '个'), row('地区生产总值', '个')];
  expect(suggest(rows, book).map(({ name }) => [name.name, name.rows])).toEqual([
    ['乙乙乙', 2],
    ['甲甲甲', 1],
  ]);
});

describe('an alignment', () => {
  const name = fc.string({ unit: fc.constantFrom(...'进出口总额量'), maxLength: 9 });

  it('gives both names back from what they share and what they do not', () => {
    fc.assert(
      fc.property(name, name, (ours, theirs) => {
        const { common, edits } = align(ours, theirs);
        const sizes = (side: 'ours' | 'theirs') => edits.reduce((sum, edit) => sum + edit[side].length, 0);
        expect(common.length + sizes('ours')).toBe(ours.length);
        expect(common.length + sizes('theirs')).toBe(theirs.length);
        expect(align(theirs, ours).common.length).toBe(common.length);
      }),
    );
  });

  it('says what stands for what', () => {
    expect(align('货物进出口总值', '进出口总额')).toEqual({
      common: '进出口总',
      edits: [
        { ours: '货物', theirs: '' },
        { ours: '值', theirs: '额' },
      ],
    });
  });
});
