import type { Span } from '../types.ts';
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
        const taken = cells.slice(fit.header, fit.header + fit.columns * (fit.rows + 1));
        grids.push({ lines: taken.flatMap((cell) => cell.lines), rows: rowsOf(source, taken, fit.columns) });
        at = fit.header + taken.length;
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

interface Fit {
  /** Index of the first line of the header. */
  readonly header: number;
  readonly columns: number;
  readonly rows: number;
}

/** The header, at or a few lines behind `at` (a caption comes first), and the width that explain the most lines. */
function bestFit(cells: readonly Cell[], at: number, to: number): Fit | undefined {
  let best: Fit | undefined;
  for (let header = at; header <= at + FARTHEST_HEADER; header++) {
    for (let columns = 2; columns <= WIDEST; columns++) {
      const rows = rowsThatFit(cells, header, to, columns);
      if (rows >= FEWEST_ROWS && rows * columns > (best ? best.rows * best.columns : 0)) {
        best = { header, columns, rows };
      }
    }
  }
  return best;
}

function rowsThatFit(cells: readonly Cell[], header: number, to: number, columns: number): number {
  const isNumber = (at: number): boolean => NUMBER.test(cells[at]!.text);
  const first = header + columns;
  if (first + FEWEST_ROWS * columns > to) return 0;
  if (!STUB_HEAD.test(cells[header]!.text) || !MEASURE.test(cells[first - 1]!.text)) return 0;
  for (let at = header; at < first; at++) if (isNumber(at) || headingMarkOf(cells[at]!.text)) return 0;
  const types = Array.from({ length: columns }, (_, column) => isNumber(first + column));
  if (types[0] || !types.at(-1)) return 0;
  let rows = 0;
  let row = first;
  for (; row + columns <= to; row += columns) {
    if (!types.every((type, column) => isNumber(row + column) === type)) break;
    rows++;
  }
  // Figures left over behind the last row: the cells came out in another order, and no row can be trusted.
  for (let at = row; at < Math.min(row + columns, to); at++) if (isNumber(at)) return 0;
  return rows * columns >= FEWEST_CELLS ? rows : 0;
}

function rowsOf(source: string, cells: readonly Cell[], columns: number): Grid['rows'] {
  return Array.from({ length: cells.length / columns }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns).map(({ start, end }, column) => ({
      start,
      end,
      column,
      reading: readingOf(source, start, end),
    })),
  );
}
