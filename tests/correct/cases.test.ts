import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { deriveCorrected } from './derive.ts';

/**
 * A folder of cases/ is a case: report.txt, corrections.yaml, and in expected.json what comes of them: the rows that
 * are others than without, the corrections, the ledger's changes, the messages. UPDATE=1 rewrites it.
 */
const CASES = fileURLToPath(new URL('cases', import.meta.url));

it.each(readdirSync(CASES).sort())('%s', async (name) => {
  const read = (file: string) => readFileSync(`${CASES}/${name}/${file}`, 'utf8');
  const plain = await deriveCorrected(read('report.txt'), '');
  const { dataset, troubles } = await deriveCorrected(read('report.txt'), read('corrections.yaml'));
  const outcome = {
    troubles,
    observations: unlike(dataset.observations, plain.dataset.observations),
    numbers: unlike(dataset.numbers, plain.dataset.numbers),
    corrections: dataset.corrections,
    counts: dataset.documents.map(({ observed, set_aside, observations }) => ({
      observed,
      set_aside,
      observations,
    })),
  };
  const file = `${CASES}/${name}/expected.json`;
  if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
  expect(outcome).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

function unlike<Row extends object>(rows: readonly Row[], others: readonly Row[]): Row[] {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}
