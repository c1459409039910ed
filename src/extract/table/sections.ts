import type { RuleBook } from '../../rules/book.ts';
import type { TableCell } from '../../types.ts';
import { cellValue, isPlaceholder, isYear } from './value.ts';

/** A row with merged cells repeated in every column and row that they take up. */
export interface Row {
  /** By column; undefined where nothing stands. */
  readonly at: ReadonlyMap<number, TableCell>;
  /** The cells that begin in this row. */
  readonly own: readonly TableCell[];
}

/** A header and the rows under it. A table has several where a header with other columns comes in its midst. */
export interface Section {
  /** Lines above the header that span the table: its name, its unit. */
  readonly titles: readonly TableCell[];
  readonly headers: readonly Row[];
  readonly rows: readonly Row[];
}

/** Merged cells are repeated, but no wider and longer than the table is. */
export function rowsOf(cells: readonly (readonly TableCell[])[]): Row[] {
  const width = 1 + Math.max(-1, ...cells.map((row) => Math.max(-1, ...row.map(({ column }) => column))));
  const rows = cells.map((own) => ({ at: new Map<number, TableCell>(), own }));
  for (const [r, row] of cells.entries()) {
    for (const cell of row) {
      const bottom = Math.min(rows.length, r + (cell.rowSpan ?? 1));
      const right = Math.min(width, cell.column + (cell.columnSpan ?? 1));
      for (let y = r; y < bottom; y++) {
        for (let x = cell.column; x < right; x++) rows[y]!.at.set(x, cell);
      }
    }
  }
  return rows;
}

export function sectionsOf(rows: readonly Row[], rules: RuleBook): Section[] {
  const sections: Section[] = [];
  let titles: TableCell[] = [];
  let headers: Row[] = [];
  let body: Row[] = [];
  const close = (): void => {
    if (titles.length + headers.length + body.length > 0) sections.push({ titles, headers, rows: body });
    [titles, headers, body] = [[], [], []];
  };
  for (const row of rows) {
    const texts = textsOf(row);
    if (body.length > 0) {
      if (isHeader(row, rules) && texts.some((text) => headsColumn(text, rules))) {
        close();
        headers = [row];
      } else body.push(row);
    } else if (texts.length <= 1 && headers.length === 0 && !holdsValue(row, rules)) titles.push(...row.own);
    else if (isHeader(row, rules)) headers.push(row);
    else body.push(row);
  }
  close();
  return sections;
}

/** The texts of the different cells of a row. */
const textsOf = ({ at }: Row): string[] =>
  [...new Set(at.values())].map(({ reading }) => reading.text).filter((text) => text !== '');

const holdsValue = ({ at }: Row, { units }: RuleBook): boolean =>
  [...at.values()].some(({ reading: { text } }) => cellValue(text, units) !== undefined && !isYear(text));

/** Names and years, and no value. */
function isHeader(row: Row, rules: RuleBook): boolean {
  const texts = textsOf(row);
  return texts.length > 1 && !holdsValue(row, rules) && !texts.some(isPlaceholder);
}

/** Words that stand over a column and hardly in one. */
function headsColumn(text: string, { tables }: RuleBook): boolean {
  const bare = text.replace(/[（(][^（）()]*[）)]|\s/g, '');
  return (
    isYear(text) ||
    (['table_name', 'table_area', 'table_unit', 'table_number', 'table_growth', 'table_plain'] as const).some(
      (wordClass) => tables.has(bare, wordClass),
    )
  );
}
