import type { TableCell } from '../types.ts';
import { isBlank } from './characters.ts';
import type { Line } from './lines.ts';
import { readingOf } from './reading.ts';

export interface Grid {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly TableCell[])[];
}

const FEWEST_ROWS = 2;

/** Tables whose cells are parted by tabs: neighbouring lines with the same number of cells, blank lines between them or not. */
export function tabTables(source: string, lines: readonly Line[]): Grid[] {
  const grids: Grid[] = [];
  for (let i = 0; i < lines.length; ) {
    let to = i;
    while (
      to < lines.length &&
      hasCells(source, lines[to]!) &&
      (to === i || areAlike(source, lines[to - 1]!, lines[to]!))
    )
      to++;
    const rows = lines.slice(i, to);
    if (
      rows.length >= FEWEST_ROWS &&
      rows.some((line) => source.slice(line.start, line.end).includes('\t'))
    ) {
      grids.push({ lines: rows, rows: rows.map((line) => cellsOf(source, line)) });
      i = to;
    } else i = Math.max(to, i + 1);
  }
  return grids;
}

const fieldsOf = (source: string, line: Line): string[] =>
  source.slice(line.left, line.right).trimEnd().split('\t');

const hasCells = (source: string, line: Line): boolean =>
  source.slice(line.start, line.end).includes('\t') || /^\t/.test(source.slice(line.left, line.right));

function areAlike(source: string, above: Line, below: Line): boolean {
  const [a, b] = [fieldsOf(source, above).length, fieldsOf(source, below).length];
  return Math.max(a, b) >= 2 && Math.abs(a - b) <= 1;
}

function cellsOf(source: string, line: Line): TableCell[] {
  const cells: TableCell[] = [];
  let column = 0;
  let left = line.left;
  for (let at = line.left; at <= line.right; at++) {
    if (at < line.right && source.charAt(at) !== '\t') continue;
    let [start, end] = [left, at];
    while (start < end && isBlank(source.charAt(start))) start++;
    while (end > start && isBlank(source.charAt(end - 1))) end--;
    if (start < end) cells.push({ start, end, column, reading: readingOf(source, start, end) });
    column++;
    left = at + 1;
  }
  return cells;
}
