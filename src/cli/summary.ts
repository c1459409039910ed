import Big from 'big.js';
import { stated } from '../check/wording.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Dataset } from '../publish/dataset.ts';
import type { Observation } from '../types.ts';
import { sampleOf } from './sample.ts';
import { renderTable } from './text_table.ts';
import { totalsOf } from './totals.ts';
import { padEnd } from './width.ts';

const DOCUMENTS_SHOWN = 12;
const ROWS_SHOWN = 8;
const LABEL = 14;

/** What a person wants to know of a dataset that was just derived; `ending` says where it went. */
export function summarize(
  dataset: Dataset,
  ending: readonly (readonly [label: string, text: string])[],
): string {
  const totals = totalsOf(dataset);
  const findings = Object.entries(totals.findings).map(
    ([severity, count]) => `${count} ${plural(severity, count)}`,
  );
  const lines = [
    entry('Documents', `${totals.read} read, ${totals.refused} refused`),
    ...documentLines(dataset.documents),
    entry('Observations', String(totals.observations)),
    entry(
      'Numbers',
      `${totals.numerals}: ${totals.observed} observed, ${totals.set_aside} set aside, ${totals.unexplained} unexplained`,
    ),
    entry(
      'Accounted for',
      totals.coverage === '' ? 'no numbers' : `${percent(totals.coverage)} of the numbers`,
    ),
    entry('Findings', findings.length === 0 ? 'none' : findings.join(', ')),
    ...ending.map(([label, text]) => entry(label, text)),
  ];
  const sample = sampleOf(dataset.observations, ROWS_SHOWN);
  if (sample.length > 0) lines.push('', ...sampleLines(sample));
  return `${lines.join('\n')}\n`;
}

export function percent(part: string): string {
  return `${new Big(part).times(100).toFixed(2)}%`;
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

function entry(label: string, text: string): string {
  return `${padEnd(label, LABEL)} ${text}`;
}

function documentLines(documents: readonly DocumentRow[]): string[] {
  const read = documents.filter(({ status }) => status === 'read').slice(0, DOCUMENTS_SHOWN);
  const left = documents.filter(({ status }) => status === 'read').length - read.length;
  const rows = read.map((row) => [
    row.source_file,
    row.place,
    row.kind,
    [row.reference_year, row.plan_year].filter(Boolean).join(' → '),
    `${row.observations}`,
    row.coverage && percent(row.coverage),
  ]);
  const table = renderTable(
    [
      { head: 'file', widest: 44 },
      { head: 'place', widest: 16 },
      { head: 'kind' },
      { head: 'years' },
      { head: 'observations', align: 'right' },
      { head: 'accounted', align: 'right' },
    ],
    rows,
  ).map((line) => `  ${line}`);
  return left > 0 ? [...table, `  and ${left} more`] : table;
}

function sampleLines(sample: readonly Observation[]): string[] {
  const rows = sample.map((row) => [
    row.indicator,
    row.measure,
    stated(row),
    row.period,
    row.status,
    row.quote,
    row.document_id,
  ]);
  return renderTable(
    [
      { head: 'indicator', widest: 26 },
      { head: 'measure' },
      { head: 'stated', align: 'right', widest: 16 },
      { head: 'period' },
      { head: 'status' },
      { head: 'quote', widest: 28 },
      { head: 'document', widest: 24 },
    ],
    rows,
  );
}
