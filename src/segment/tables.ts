import type { Span, TableCell } from '../types.ts';
import { isBlank } from './characters.ts';
import type { Line } from './lines.ts';
import { readingOf } from './reading.ts';

export interface Grid {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** How the cells of a line are parted. */
interface Style {
  readonly isRow: (source: string, line: Line) => boolean;
  /** The cells with those that are empty, so that the index is the column. */
  readonly fieldsOf: (source: string, line: Line) => Span[];
  /** Neighbouring rows may differ by so many cells; with a blank line between them by one at most. */
  readonly tolerance: number;
  readonly isTable: (source: string, lines: readonly Line[]) => boolean;
}

const BY_TABS: Style = {
  isRow: (source, line) =>
    source.charAt(line.left) === '\t' || source.slice(line.start, line.end).includes('\t'),
  fieldsOf: (source, line) => fieldsBetween(source, line.left, line.right, /\t/g),
  tolerance: Number.POSITIVE_INFINITY,
  isTable: (source, lines) =>
    lines.length >= 2 && lines.some((line) => source.slice(line.start, line.end).includes('\t')),
};

const BY_BARS: Style = {
  isRow: (source, line) => /^[|｜].*[|｜]$/.test(source.slice(line.start, line.end)),
  fieldsOf: (source, line) => fieldsBetween(source, line.start + 1, line.end - 1, /[|｜]/g),
  tolerance: 1,
  isTable: (_source, lines) => lines.length >= 2,
};

/** Bars between the cells only. */
const BY_INNER_BARS: Style = {
  isRow: (source, line) =>
    line.text.length < 200 && !/[。；]/.test(line.text) && /[|｜]/.test(source.slice(line.start, line.end)),
  fieldsOf: (source, line) => fieldsBetween(source, line.start, line.end, /[|｜]/g),
  tolerance: 0,
  isTable: (source, lines) => lines.length >= 3 && holdsFigures(source, lines, FIGURE_BEHIND_BAR),
};

/** Columns set with spaces, as pdftotext -layout gives them: only if figures stand in the last column. */
const BY_SPACES: Style = {
  isRow: (source, line) =>
    line.text.length < 120 && !/[。；]/.test(line.text) && WIDE_GAP.test(source.slice(line.start, line.end)),
  fieldsOf: (source, line) => fieldsBetween(source, line.start, line.end, new RegExp(WIDE_GAP, 'g')),
  tolerance: 0,
  isTable: (source, lines) => lines.length >= 3 && holdsFigures(source, lines, FIGURE_LAST),
};

/** At least every other row ends with a figure. */
const holdsFigures = (source: string, lines: readonly Line[], figure: RegExp): boolean =>
  lines.filter((line) => figure.test(source.slice(line.start, line.end))).length * 2 >= lines.length;

const WIDE_GAP = /(?<=[^\s\u3000])[ \u00a0\u3000]{2,}(?=[^\s\u3000])/;
const FIGURE_BEHIND_BAR = /[|｜]\s*[-+≥≤<>]?[\d.,]+[%‰]?$/;
const FIGURE_LAST = /[\s\u3000][-+≥≤<>]?[\d.,]+[%‰]?$/;

/** Tables a line a row: cells parted by tabs, bars or wide spaces; blank lines may stand between the rows. */
export function lineTables(source: string, lines: readonly Line[]): Grid[] {
  const taken = new Set<Line>();
  return [BY_TABS, BY_BARS, BY_INNER_BARS, BY_SPACES].flatMap((style) => {
    const found = tablesOf(
      source,
      lines.filter((line) => !taken.has(line)),
      style,
    );
    for (const grid of found) for (const line of grid.lines) taken.add(line);
    return found;
  });
}

function tablesOf(source: string, lines: readonly Line[], style: Style): Grid[] {
  const grids: Grid[] = [];
  let run: Line[] = [];
  let width = 0;
  const close = (): void => {
    if (run.length > 0 && style.isTable(source, run))
      grids.push({ lines: run, rows: rowsOf(source, run, style) });
    run = [];
  };
  for (const line of lines) {
    if (!style.isRow(source, line)) {
      close();
      continue;
    }
    const fields = style.fieldsOf(source, line).length;
    const tolerance = line.blanksBefore > 0 ? Math.min(1, style.tolerance) : style.tolerance;
    if (run.length > 0 && Math.abs(fields - width) > tolerance) close();
    run.push(line);
    width = fields;
  }
  close();
  return grids;
}

const rowsOf = (source: string, lines: readonly Line[], style: Style): TableCell[][] =>
  lines.map((line) => cellsOf(source, style.fieldsOf(source, line))).filter((row) => !row.every(isRule));

/** |---|:--:| under the header of a Markdown table. */
const isRule = ({ reading }: TableCell): boolean => /^:?[-—]{2,}:?$/.test(reading.text);

const cellsOf = (source: string, fields: readonly Span[]): TableCell[] =>
  fields.flatMap(({ start, end }, column) =>
    start < end ? [{ start, end, column, reading: readingOf(source, start, end) }] : [],
  );

function fieldsBetween(source: string, left: number, right: number, separator: RegExp): Span[] {
  const line = source.slice(left, right);
  const fields: Span[] = [];
  let start = 0;
  for (const found of line.matchAll(separator)) {
    fields.push(trimmed(source, left + start, left + found.index));
    start = found.index + found[0].length;
  }
  fields.push(trimmed(source, left + start, right));
  return fields;
}

function trimmed(source: string, left: number, right: number): Span {
  let [start, end] = [left, right];
  while (start < end && isBlank(source.charAt(start))) start++;
  while (end > start && isBlank(source.charAt(end - 1))) end--;
  return { start, end };
}
