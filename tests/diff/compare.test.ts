import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDatasets } from '../../src/diff/compare.ts';
import { type Change, type Difference, isEmpty } from '../../src/diff/difference.ts';
import { documentRow, observation } from '../rows.ts';
import { observations, tablesOf } from './datasets.ts';

const row = observation({ quote: '全年地区生产总值达到3.46万亿元', start: 8, end: 12 });
const differ = (before: Parameters<typeof tablesOf>[0], after: Parameters<typeof tablesOf>[0]): Difference =>
  compareDatasets(tablesOf(before), tablesOf(after));
const fieldsOf = (change: Change | undefined) => change?.fields.map(({ field }) => field);

describe('a difference', () => {
  it('of a dataset from itself is empty', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        expect(isEmpty(differ(rows, rows))).toBe(true);
      }),
    );
  });

  it('of B from A mirrors that of A from B', () => {
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const sides = ({ changes }: Difference, isTurned: boolean) =>
      changes
        .map(({ kind, before, after, fields }) =>
          JSON.stringify([
            isTurned ? turned[kind] : kind,
            isTurned ? [after, before] : [before, after],
            fields.map((one) => [
              one.field,
              ...(isTurned ? [one.after, one.before] : [one.before, one.after]),
            ]),
          ]),
        )
        .sort();
    fc.assert(
      fc.property(observations, observations, (a, b) => {
        expect(sides(differ(a, b), false)).toEqual(sides(differ(b, a), true));
      }),
      { numRuns: 500 },
    );
  });

  it('names each row that is not the same once, and makes the one dataset of the other', () => {
    fc.assert(
      fc.property(observations, observations, (a, b) => {
        const { changes, summary } = differ(a, b);
        const left = new Map(a.map((one) => [one.observation_id, one.value]));
        const gone = changes.flatMap(({ before }) => before?.observation_id ?? []);
        const come = changes.flatMap(({ after }) => (after ? [after] : []));
        expect(new Set(gone).size).toBe(gone.length);
        for (const id of gone) expect(left.delete(id)).toBe(true);
        for (const { observation_id: id, value } of come) {
          expect(left.has(id!)).toBe(false);
          left.set(id!, value!);
        }
        expect([...left].sort()).toEqual(b.map((one) => [one.observation_id, one.value]).sort());
        expect(a.length - summary.removed + summary.added).toBe(b.length);
      }),
      { numRuns: 500 },
    );
  });

  it('puts what was lost first, and moved text last', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id, i) =>
      observation({ observation_id: id, start: i * 20, end: i * 20 + 4, quote: `第${id}项指标达到${i}万元` }),
    );
    const [a, b, c, d] = rows;
    const after = [
      { ...b!, start: 25 },
      { ...c!, period: '2022' },
      { ...d!, value: '4' },
      observation({ observation_id: 'e', start: 90, end: 94, quote: '另一项指标' }),
    ];
    const { changes, summary } = differ([a!, b!, c!, d!], after);
    expect(changes.map(({ tier, observation_id }) => `${tier} ${observation_id}`)).toEqual([
      'lost a',
      'value d',
      'meaning c',
      'added e',
      'provenance b',
    ]);
    expect(summary.tiers).toEqual({ lost: 1, value: 1, meaning: 1, added: 1, provenance: 1 });
  });
});

describe('a row', () => {
  it('whose sentence moved has changed its provenance and did not come or go', () => {
    const [change] = differ([row], [{ ...row, start: 80, end: 84, page: '2', section: '二、展望' }]).changes;
    expect([change?.kind, change?.tier]).toEqual(['changed', 'provenance']);
    expect(fieldsOf(change)).toEqual(['section', 'page', 'start', 'end']);
  });

  it('with another figure has one change, with its size, and not four', () => {
    const after = { ...row, value: '3.47', normalized_value: '3470000000000', lower: '1', upper: '2' };
    const [change] = differ([row], [after]).changes;
    expect(fieldsOf(change)).toEqual(['value']);
    expect(change?.fields[0]?.relative).toBe('0.00289');
  });

  it('in another unit of the same kind has changed its value, in another kind of unit its meaning', () => {
    const smaller = { ...row, unit: '亿元', normalized_value: '346000000' };
    expect(differ([row], [smaller]).changes[0]).toMatchObject({
      tier: 'value',
      fields: [{ field: 'unit', relative: '-0.9999' }],
    });
    const other = { ...row, unit: '万亿美元', normalized_unit: '美元' };
    expect(differ([row], [other]).changes[0]).toMatchObject({
      tier: 'meaning',
      fields: [{ field: 'unit', relative: '' }],
    });
    const same = { ...row, unit: '兆元' };
    expect(differ([row], [same]).changes[0]).toMatchObject({ tier: 'meaning' });
  });

  it('that grew from nothing has no relative size', () => {
    expect(differ([{ ...row, value: '0' }], [row]).changes[0]?.fields[0]?.relative).toBe('');
  });

  it('whose computed value alone changed says so', () => {
    const [change] = differ([row], [{ ...row, normalized_value: '346', lower: '345', upper: '347' }]).changes;
    expect(fieldsOf(change)).toEqual(['normalized_value']);
  });
});

describe('a row with a new id', () => {
  const moved = (fields: Partial<typeof row>) => ({ ...row, observation_id: 'g00000000002', ...fields });
  const kinds = (after: typeof row) => differ([row], [after]).changes.map(({ kind }) => kind);

  it('is the same where only its period, name or status is another', () => {
    expect(kinds(moved({ period: '2022' }))).toEqual(['changed']);
    expect(kinds(moved({ indicator: '全市地区生产总值' }))).toEqual(['changed']);
    expect(kinds(moved({ status: 'target', start: 30, end: 34 }))).toEqual(['changed']);
  });

  it('names its old id, so that it can be found in the earlier version', () => {
    const [change] = differ([row], [moved({ period: '2022' })]).changes;
    expect(change?.fields[0]).toMatchObject({ field: 'observation_id', before: row.observation_id });
    expect(change?.observation_id).toBe('g00000000002');
  });

  it('is the same where its sentence was reworded and its figure was not', () => {
    const quote = '2022年全年地区生产总值达到3.46万亿元';
    expect(kinds(moved({ period: '2022', quote, start: 40, end: 44 }))).toEqual(['changed']);
  });

  it('is another where the sentence is', () => {
    expect(
      kinds(moved({ indicator: '进出口', quote: '外贸进出口总额为3.46万亿元', start: 40, end: 44 })),
    ).toEqual(['removed', 'added']);
  });

  it('is another where only a cell of a table is alike', () => {
    const cell = { ...row, quote: '3.46', unit: '' };
    const other = { ...cell, observation_id: 'g00000000002', indicator: '进出口', start: 50, end: 54 };
    expect(differ([cell], [other]).changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('is another in another document', () => {
    expect(kinds(moved({ document_id: 'other', period: '2022' }))).toEqual(['removed', 'added']);
  });

  it('is the same in a document that was renamed', () => {
    const before = tablesOf([row]);
    const after = tablesOf([moved({ document_id: 'new' })], [documentRow({ document_id: 'new' })]);
    expect(compareDatasets(before, after).changes).toMatchObject([
      { kind: 'changed', fields: [{ field: 'observation_id' }, { field: 'document_id' }] },
    ]);
  });

  it('is paired in the order of the text where several sentences are alike', () => {
    const rows = (period: string) =>
      ['a', 'b', 'c'].map((id, i) => ({
        ...row,
        observation_id: `${id}${period}`,
        period,
        start: i * 30,
        end: i * 30 + 4,
      }));
    const { changes } = differ(rows('2022'), rows('2023'));
    expect(changes.map(({ before, after }) => [before?.observation_id, after?.observation_id])).toEqual([
      ['a2022', 'a2023'],
      ['b2022', 'b2023'],
      ['c2022', 'c2023'],
    ]);
  });
});

describe('a statement that comes before others on the same subject', () => {
  const first = { ...row, observation_id: 'first' };
  const second = { ...row, observation_id: 'second', start: 50, end: 54 };
  const other = { value: '9.99', quote: '其中地区生产总值一度达到9.99万亿元', start: 2, end: 6 };

  it('is the one that was added, though the ids of the others moved by one', () => {
    const { changes } = differ([first], [{ ...first, ...other }, second]);
    expect(changes.map(({ kind, before, after }) => [kind, before?.value, after?.value])).toEqual([
      ['changed', '3.46', '3.46'],
      ['added', undefined, '9.99'],
    ]);
  });

  it('is another figure of the same where both its words and its value changed', () => {
    const { changes } = differ([first], [{ ...first, ...other }]);
    expect(changes.map(({ kind }) => kind)).toEqual(['changed']);
  });
});

describe('documents and columns', () => {
  it('that come and go are named', () => {
    const before = tablesOf(
      [],
      [documentRow({ document_id: 'a', sha256: 'a' }), documentRow({ document_id: 'b', sha256: 'b' })],
    );
    const after = tablesOf(
      [],
      [documentRow({ document_id: 'b', sha256: 'x' }), documentRow({ document_id: 'c', sha256: 'c' })],
    );
    const { documents } = compareDatasets(before, after);
    expect(documents.map(({ kind, document_id, fields }) => [kind, document_id, fields])).toEqual([
      ['removed', 'a', []],
      ['changed', 'b', ['sha256']],
      ['added', 'c', []],
    ]);
  });

  it('that one side does not have are named, and do not make every row another', () => {
    const before = tablesOf([row]);
    const content = before.observations.content
      .split('\n')
      .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'reviewer' : '0.9'}`))
      .join('\n');
    const after = { ...before, observations: { file: 'observations.csv', content } };
    const difference = compareDatasets(before, after);
    expect(difference.summary.columns).toEqual({ added: ['reviewer'], removed: [] });
    expect(difference.changes).toEqual([]);
    expect(isEmpty(difference)).toBe(false);
  });
});

describe('a table that cannot be compared', () => {
  const broken = (content: string) => () =>
    compareDatasets(tablesOf([]), { ...tablesOf([]), observations: { file: 'd/observations.csv', content } });

  it('has an id twice: both lines are named, none is overwritten', () => {
    const content = 'observation_id,quote\na,"two\nlines"\nb,x\na,y\n';
    expect(broken(content)).toThrow(
      'd/observations.csv:5: the observation_id a stands twice, first in line 2',
    );
  });

  it('has no ids, no header or an open quote', () => {
    expect(broken('id\na\n')).toThrow('d/observations.csv:1: has no column observation_id');
    expect(broken('')).toThrow('d/observations.csv:1: is empty');
    expect(broken('observation_id,x\n,1\n')).toThrow('d/observations.csv:2: the row has no observation_id');
    expect(broken('observation_id,x\na,1\nb,"2\n')).toThrow('d/observations.csv:3: a quote is never closed');
  });
});
