import { stringify } from 'csv-stringify/sync';
import { guard } from './cell.ts';
import type { ColumnType, FilledTable } from './table.ts';

const BYTE_ORDER_MARK = '\ufeff';

export function renderCsv({ table, cells }: FilledTable, bom: boolean): string {
  return printCsv(table.columns, cells, bom);
}

/** RFC 4180 with LF; numbers as they are, texts guarded against being run as formulas. */
export function printCsv(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  cells: readonly (readonly string[])[],
  bom: boolean,
): string {
  const header = columns.map(({ name }) => name);
  const isText = columns.map(({ type }) => type === 'string');
  const records = cells.map((row) => row.map((cell, i) => (isText[i] ? guard(cell) : cell)));
  // csv-stringify quotes a cell for LF, the record delimiter; a lone CR has to be asked for.
  const body = stringify([header, ...records], { record_delimiter: '\n', quoted_match: /\r/ });
  return bom ? BYTE_ORDER_MARK + body : body;
}
