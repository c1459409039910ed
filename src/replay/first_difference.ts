import { cellsOf, eachRecord } from '../diff/records.ts';

/** Where a file first differs from another of its name, for a person: the row by its key, and the columns. */
export function firstDifference(file: string, published: string, derived: string): string {
  return file.endsWith('.csv') ? inTable(file, published, derived) : inLines(published, derived);
}

function inTable(file: string, published: string, derived: string): string {
  const [left, right] = [[...eachRecord(file, published)], [...eachRecord(file, derived)]];
  const at = left.findIndex(({ text }, i) => text !== right[i]?.text);
  if (at < 0) return `row ${left.length} is not derived there, but ${right.length - left.length} more`;
  const row = left[at]!;
  const other = right[at];
  if (at === 0) return 'the columns differ';
  const columns = cellsOf(left[0]!.text);
  const [cells, others] = [cellsOf(row.text), other ? cellsOf(other.text) : undefined];
  const place = `line ${row.line}, ${columns[0]} ${cells[0]}`;
  if (!others) return `${place}: no such row is derived`;
  const differing = columns.filter((_, i) => cells[i] !== others[i]);
  const first = columns.indexOf(differing[0]!);
  if (first === 0) return `${place}: ${columns[0]} ${others[0]} is derived there`;
  const more = differing.length > 1 ? ` (and ${differing.slice(1).join(', ')})` : '';
  return `${place}: ${columns[first]} is ${quoted(cells[first])}, ${quoted(others[first])} is derived${more}`;
}

function inLines(published: string, derived: string): string {
  const [left, right] = [published.split('\n'), derived.split('\n')];
  const at = left.findIndex((line, i) => line !== right[i]);
  return `line ${(at < 0 ? left.length : at) + 1}`;
}

const LONGEST = 60;

function quoted(cell = ''): string {
  return `“${cell.length > LONGEST ? `${cell.slice(0, LONGEST)}…` : cell}”`;
}
