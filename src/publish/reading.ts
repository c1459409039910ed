import { parse } from 'csv-parse/sync';
import type { Content } from './dataset.ts';

export interface ReadTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Reads a CSV file of a dataset: cells as they stand, an apostrophe that guards a formula included. */
export function readCsv(content: Content): ReadTable {
  const text = typeof content === 'string' ? content : Buffer.from(content);
  const records: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [columns = [], ...cells] = records;
  const rows = cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ''])));
  return { columns, rows };
}
