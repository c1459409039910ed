import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import type { Observation } from '../../src/types.ts';
import { book } from '../book.ts';
import { deriveCorrected } from './derive.ts';

const REPORT = readFileSync(
  fileURLToPath(new URL('cases/a_wrong_figure/report.txt', import.meta.url)),
  'utf8',
);
const plain = await deriveCorrected(REPORT, '');

interface Written {
  readonly id?: string;
  readonly action?: string;
  readonly match?: object;
  readonly expect?: object;
  readonly set?: object;
}

/** A pack of corrections; JSON is YAML. */
function packOf(...corrections: readonly Written[]): string {
  const whole = corrections.map((correction, i) => ({
    id: `c${i}`,
    action: 'confirm',
    reason: 'x',
    author: 'x',
    date: '2026-03-01',
    ...correction,
  }));
  return JSON.stringify({ pack: 'corrections/case', corrections: whole }, null, 2);
}

const matching = ({ document_id, observation_id }: Observation) => ({ document_id, observation_id });

describe('a row that was set', () => {
  const cells = fc.record(
    {
      value: fc.constantFrom('5', '12.50', '-3.1', '0'),
      unit: fc.constantFrom('亿元', '%', '万人'),
      period: fc.constantFrom('2019', '2016/2020', ''),
      status: fc.constantFrom('actual', 'target'),
      qualifier: fc.constantFrom('eq', 'gt', 'le', 'approx'),
      indicator: fc.constantFrom('地区生产总值', '出口总额', '甲'),
      area: fc.constantFrom('', '市本级'),
    },
    { requiredKeys: [] },
  );

  it('gives back the row as it was read from what stands beside it, and leaves all others alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.dataset.observations.length - 1), cells, async (at, drawn) => {
        const row = plain.dataset.observations[at]!;
        const set = Object.fromEntries(
          Object.entries(drawn).filter(([name, value]) => row[name as keyof Observation] !== value),
        );
        fc.pre(Object.keys(set).length > 0);
        const expected = Object.fromEntries(
          Object.keys(set).map((name) => [name, row[name as keyof Observation]]),
        );
        const pack = packOf({ action: 'set', match: matching(row), expect: expected, set });
        const { dataset, troubles } = await deriveCorrected(REPORT, pack);
        expect(troubles).toEqual([]);

        const corrected = dataset.observations.find(({ correction_id }) => correction_id === 'c0')!;
        expect(corrected).toMatchObject({ ...set, correction_action: 'set' });
        const restored = { ...corrected, ...JSON.parse(corrected.original) };
        expect({ ...restored, correction_id: '', correction_action: '', original: '' }).toEqual(row);
        const others = (rows: readonly Observation[]) => rows.filter(({ start }) => start !== row.start);
        expect(others(dataset.observations)).toEqual(others(plain.dataset.observations));
        const ids = dataset.observations.map(({ observation_id }) => observation_id);
        expect(new Set(ids).size).toBe(ids.length);
        const ledger = dataset.numbers.filter(({ fate }) => fate === 'observed');
        expect(ledger.map(({ observation_id }) => observation_id)).toEqual(ids);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its id where only its value is another', async () => {
    const row = plain.dataset.observations[0]!;
    const pack = packOf({
      action: 'set',
      match: matching(row),
      expect: { value: row.value },
      set: { value: '3.47' },
    });
    const { dataset } = await deriveCorrected(REPORT, pack);
    expect(dataset.observations[0]).toMatchObject({
      observation_id: row.observation_id,
      lower: '3465000000000',
    });
  });

  it('has the indicator a person chose, whatever its name', async () => {
    const row = plain.dataset.observations[0]!;
    const set = { indicator_id: 'goods_exports' };
    const pack = packOf({
      action: 'set',
      match: matching(row),
      expect: { indicator_id: row.indicator_id },
      set,
    });
    const { dataset } = await deriveCorrected(REPORT, pack);
    expect(dataset.observations[0]).toMatchObject({ ...set, indicator: row.indicator });
  });
});

describe('corrections', () => {
  it('do not depend on the order in which they are written', async () => {
    const corrections = plain.dataset.observations.map(
      (row, i): Written => ({
        id: `c${i}`,
        action: i % 2 === 0 ? 'drop' : 'confirm',
        match: matching(row),
        expect: { value: row.value },
      }),
    );
    const forwards = await deriveCorrected(REPORT, packOf(...corrections));
    const backwards = await deriveCorrected(REPORT, packOf(...corrections.reverse()));
    const { rules: _, ...dataset } = forwards.dataset;
    expect(backwards.dataset).toMatchObject({
      ...dataset,
      corrections: expect.arrayContaining([...dataset.corrections]),
    });
  });
});

describe('a pack of corrections is refused with its place', () => {
  const good = {
    action: 'set',
    match: { document_id: 'report', indicator: '出口' },
    expect: { value: '1' },
    set: { value: '2' },
  };
  function mistake(...corrections: readonly Written[]): string {
    try {
      compileRules([...book.packs, parsePack('corrections/x.yaml', packOf(...corrections))]);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return 'it was taken';
  }

  it.each([
    ['a column that nobody may set', { set: { value: '2', lower: '1' } }, ':19:9:', 'unknown key "lower"'],
    ['a value that is no decimal', { set: { value: '2,000' } }, ':', 'a decimal number in quotes'],
    ['a number without quotes', { expect: { value: 1 } }, ':', 'text in quotes'],
    ['a cell that is set without what it was', { set: { unit: '元' } }, ':', 'does not say what unit is'],
    ['a cell that is set to what it is', { set: { value: '1' } }, ':', 'value is set to what it is'],
    ['nothing to set', { set: {} }, ':', 'must name at least one column'],
    ['no document', { match: { indicator: '出口' } }, ':', 'match.document_id'],
    ['no reason', { reason: '' }, ':', 'must say something'],
    ['a date that is none', { date: '2026-13-01' }, ':', 'a date, e.g. 2026-03-01'],
    ['an action that is none', { action: 'delete' }, ':', "Expected 'set' | 'drop'"],
    [
      'an indicator that is none',
      { expect: { indicator_id: '' }, set: { indicator_id: 'nix' } },
      ':4:',
      'nix',
    ],
  ])('%s', (_, change, place, message) => {
    const said = mistake({ ...good, ...change });
    expect(said).toContain('corrections/x.yaml:');
    expect(said).toContain(message);
    expect(said).toContain(place);
  });

  it('an id that stands twice', () => {
    expect(mistake({ ...good, id: 'a' }, { ...good, id: 'a' })).toMatch(/:21: the correction id "a" .*:4$/);
  });
});
