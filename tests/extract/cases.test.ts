import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { scoredFields } from '../../src/coverage/score.ts';
import { extract } from '../../src/extract/extract.ts';
import type { Document, LedgerEntry } from '../../src/types.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

/** A folder of cases/ is a case: input.txt, and in expected.jsonl what is to come of its numbers. UPDATE=1 rewrites it. */
const CASES = fileURLToPath(new URL('cases', import.meta.url));

it.each(readdirSync(CASES).sort())('%s', (name) => {
  const document = documentOf(readFileSync(`${CASES}/${name}/input.txt`, 'utf8'));
  const rows = extract(document, book).ledger.map((entry) => rowOf(entry, document));
  const file = `${CASES}/${name}/expected.jsonl`;
  if (process.env.UPDATE) writeFileSync(file, printRows(rows));
  expect(rows).toEqual(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
});

/** What a case states of a number; fields at their usual value are left out. */
function rowOf(entry: LedgerEntry, { source }: Document): Record<string, string> {
  const text = source.text.slice(entry.start, entry.end);
  if (entry.fate === 'unexplained') return { text, fate: entry.fate };
  if (entry.fate === 'set_aside') return { text, set_aside: entry.reason };
  const { status, geoScope, obsStatus } = entry.fact;
  const usual = { value_max: '', qualifier: 'eq', status: 'actual', basis: '', area: '', scope: '' };
  const others = { geo_scope: 'unstated', obs_status: status === 'target' ? 'F' : 'A' };
  const whole = Object.entries({
    text,
    ...scoredFields(entry.fact),
    geo_scope: geoScope,
    obs_status: obsStatus,
  });
  return Object.fromEntries(whole.filter(([field, cell]) => ({ ...usual, ...others })[field] !== cell));
}

function printRows(rows: readonly Record<string, string>[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
