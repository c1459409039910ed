import type { Span, TableCell } from '../types.ts';
import { NUMBER, STUB_HEAD } from './cells.ts';
import type { Line } from './lines.ts';
import { headingMarkOf } from './marks.ts';
import { readingOf } from './reading.ts';
import { startsInMidSentence } from './sentences.ts';
import type { Grid } from './tables.ts';

const LONGEST_CELL = 30;
const WIDEST = 8;
const FEWEST_ROWS = 2;
const FEWEST_CELLS = 6;
const FARTHEST_HEADER = 3;

/** What heads a column of figures; without it, names and figures stand in a row by chance only. */
const MEASURE =
  /增长|增速|比上年|同比|上年|[±%‰]|率$|量$|额$|数$|值$|占|比重|绝对|[）)]$|\d{4}年?$|预算|完成|执行|单位/;

/**
 * Tables whose cells came out one a line, as from PDF and from the text of web pages: a header of k names, then rows of
 * k cells in which each column holds numbers throughout or names throughout.
 */
export function stackedTables(source: string, lines: readonly Line[]): Grid[] {
  const cells = cellsOf(lines);
  const grids: Grid[] = [];
  for (let from = 0; from < cells.length; ) {
    let to = from;
    while (to < cells.length && mayBeCell(source, cells[to]!)) to++;
    for (let at = from; at < to; ) {
      const fit = bestFit(cells, at, to);
      if (fit) {
        grids.push({
          lines: fit.rows.flat().flatMap(({ cell }) => cell.lines),
          rows: fit.rows.map((row) => row.map((placed) => tableCell(source, placed))),
        });
        at = fit.end;
      } else at++;
    }
    from = to + 1;
  }
  return grids;
}

interface Cell extends Span {
  readonly lines: readonly Line[];
  readonly text: string;
}

/** One cell a line; "98" and ".5" on two lines are one cell. */
function cellsOf(lines: readonly Line[]): Cell[] {
  const cells: Cell[] = [];
  for (const line of lines) {
    const last = cells.at(-1);
    if (last && startsInMidSentence(line.text)) {
      const text = last.text.length > LONGEST_CELL ? last.text : last.text + line.text;
      cells[cells.length - 1] = { lines: [...last.lines, line], text, start: last.start, end: line.end };
    } else cells.push(cellOf(line));
  }
  return cells;
}

/** Bars around the only cell of a line are marks of the table. */
function cellOf(line: Line): Cell {
  const [opening = ''] = /^[|｜]\s*/.exec(line.text) ?? [];
  const [closing = ''] = /\s*[|｜]$/.exec(line.text.slice(opening.length)) ?? [];
  const text = line.text.slice(opening.length, line.text.length - closing.length);
  const [start, end] = [line.start + opening.length, line.end - closing.length];
  return opening + closing !== '' && !/[|｜]/.test(text) && text !== ''
    ? { lines: [line], text: text.trim(), start, end }
    : { lines: [line], text: line.text, start: line.start, end: line.end };
}

const mayBeCell = (source: string, cell: Cell): boolean =>
  cell.text.length <= LONGEST_CELL &&
  !/[。；，？！]/.test(cell.text) &&
  !source.slice(cell.start, cell.end).includes('\t');

interface Placed {
  readonly cell: Cell;
  readonly column: number;
}

interface Fit {
  /** The header and the rows behind it. */
  readonly rows: readonly (readonly Placed[])[];
  /** Index of the first line behind them. */
  readonly end: number;
}

const cellsIn = (fit: Fit | undefined): number => (fit ? fit.rows.slice(1).flat().length : 0);

/** The header, at or a few lines behind `at` (a caption comes first), and the width that explain the most lines. */
function bestFit(cells: readonly Cell[], at: number, to: number): Fit | undefined {
  let best: Fit | undefined;
  for (let header = at; header <= at + FARTHEST_HEADER; header++) {
    for (let columns = 2; columns <= WIDEST; columns++) {
      const fit = fitFrom(cells, header, to, columns);
      if (cellsIn(fit) > cellsIn(best)) best = fit;
    }
  }
  return best;
}

function fitFrom(cells: readonly Cell[], header: number, to: number, columns: number): Fit | undefined {
  const isNumber = (at: number): boolean => NUMBER.test(cells[at]!.text);
  const first = header + columns;
  if (first + FEWEST_ROWS * columns > to) return undefined;
  if (!STUB_HEAD.test(cells[header]!.text) || !MEASURE.test(cells[first - 1]!.text)) return undefined;
  for (let at = header; at < first; at++) if (!mayHead(cells[at]!)) return undefined;
  const types = Array.from({ length: columns }, (_, column) => isNumber(first + column));
  if (types[0] || !types.at(-1)) return undefined;
  const all = types.map((_, column) => column);
  // A row may lack the cell of its unit.
  const widths = [
    all,
    ...all.slice(1).flatMap((gap) => (types[gap] ? [] : [all.filter((one) => one !== gap)])),
  ];
  const fits = (row: number, width: readonly number[]): boolean =>
    row + width.length <= to && width.every((column, i) => isNumber(row + i) === types[column]);
  const rows = [all.map((column) => ({ cell: cells[header + column]!, column }))];
  let row = first;
  for (;;) {
    const width = widths.find((one) => fits(row, one));
    if (!width) break;
    rows.push(width.map((column, i) => ({ cell: cells[row + i]!, column })));
    row += width.length;
  }
  // Figures left over behind the last row: the cells came out in another order, and no row can be trusted.
  for (let at = row; at < Math.min(row + columns, to); at++) if (isNumber(at)) return undefined;
  const fit = { rows, end: row };
  const isWhole = rows.filter(({ length }) => length === columns).length * 2 > rows.length;
  return rows.length > FEWEST_ROWS && isWhole && cellsIn(fit) >= FEWEST_CELLS ? fit : undefined;
}

/** A year may head a column of figures. */
const mayHead = ({ text }: Cell): boolean =>
  /^(?:19|20)\d{2}$/.test(text) || (!NUMBER.test(text) && !headingMarkOf(text));

const tableCell = (source: string, { cell, column }: Placed): TableCell => ({
  start: cell.start,
  end: cell.end,
  column,
  reading: readingOf(source, cell.start, cell.end),
});
