import fc from 'fast-check';
import type { Tables } from '../../src/diff/compare.ts';
import type { Row } from '../../src/diff/difference.ts';
import { renderCsv } from '../../src/publish/csv.ts';
import { fill } from '../../src/publish/table.ts';
import { documentTable } from '../../src/publish/tables/documents.ts';
import { observationTable } from '../../src/publish/tables/observations.ts';
import type { Observation } from '../../src/types.ts';
import { documentRow, observation } from '../rows.ts';

/** The two tables of a dataset of these observations. */
export function tablesOf(rows: readonly Observation[], documents = [documentRow()]): Tables {
  return {
    observations: {
      file: 'observations.csv',
      content: renderCsv(fill(observationTable, rows), false),
    },
    documents: { file: 'documents.csv', content: renderCsv(fill(documentTable, documents), false) },
  };
}

const cell = fc.constantFrom(
  '',
  'a',
  '地区生产总值',
  '=1+1',
  '"quoted", text',
  'two\nlines',
  '-10.9',
  'a->b',
);
const figure = fc.constantFrom('0', '1', '3.46', '-10.9');

/** Rows with few different cells, so that many look alike; ids stand once. */
export const observations: fc.Arbitrary<Observation[]> = fc.uniqueArray(
  fc
    .record({
      observation_id: fc.integer({ min: 0, max: 30 }).map((n) => `g${n}`),
      indicator: cell,
      value: figure,
      unit: fc.constantFrom('元', '%', ''),
      measure: fc.constantFrom('level', 'growth'),
      period: fc.constantFrom('2023', '2024', ''),
      quote: fc.tuple(cell, cell).map(([a, b]) => `全年${a}达到${b}`),
      start: fc.integer({ min: 0, max: 40 }),
    })
    .map((fields) => observation({ ...(fields as Partial<Observation>), end: fields.start + 2 })),
  { selector: (row) => row.observation_id, maxLength: 20 },
);

export const asRow = (row: Observation): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
