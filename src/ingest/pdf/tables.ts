import type { Lattice } from './lattice.ts';
import { type Line, medianOf, rowsOf } from './lines.ts';
import type { Box, Glyph } from './page.ts';
import { joinLines, type SetText, textOfLine } from './setting.ts';

/** A cell in the row and column of its upper left corner. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly Line[];
}

export interface Table extends Box {
  /** Edges of the columns. */
  readonly xs: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly Cell[];
}

/** The table that a lattice parts off, and the characters it takes; `undefined` for boxes and drawings. */
export function ruledTable(
  lattice: Lattice,
  glyphs: readonly Glyph[],
): { table: Table; taken: ReadonlySet<Glyph> } | undefined {
  const { xs, ys } = lattice;
  if (xs.length < 3) return undefined;
  const merged = mergedCells(lattice);
  const owner = new Map<number, MergedCell>();
  for (const cell of merged) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) owner.set(r * xs.length + c, cell);
    }
  }
  const taken = new Set<Glyph>();
  const content = new Map<MergedCell, Glyph[]>();
  for (const glyph of glyphs) {
    const column = stepOf(xs, (glyph.left + glyph.right) / 2);
    const row = stepOf(ys, (glyph.top + glyph.bottom) / 2);
    const cell = column < 0 || row < 0 ? undefined : owner.get(row * xs.length + column);
    if (!cell) continue;
    taken.add(glyph);
    const own = content.get(cell);
    if (own) own.push(glyph);
    else content.set(cell, [glyph]);
  }
  if (content.size < 2) return undefined;
  const cells = merged.map((cell) => ({ ...cell, lines: rowsOf(content.get(cell) ?? []) }));
  const { left, right, top, bottom } = lattice;
  return { table: { left, right, top, bottom, xs, ...splitRows(cells, ys.length - 1) }, taken };
}

type MergedCell = Omit<Cell, 'lines'>;

/** Elementary cells without a line between them are one, as long as together they are a rectangle. */
function mergedCells({ xs, ys, hasWall, hasFloor }: Lattice): MergedCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const done = new Set<number>();
  const cells: MergedCell[] = [];
  const isFree = (row: number, column: number): boolean => !done.has(row * columns + column);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isFree(row, column)) continue;
      let right = column + 1;
      while (right < columns && isFree(row, right) && !hasWall(right, row)) right++;
      const span = Array.from({ length: right - column }, (_, i) => column + i);
      const isOpen = (below: number): boolean =>
        span.every((at) => isFree(below, at) && !hasFloor(below, at)) &&
        span.slice(1).every((at) => !hasWall(at, below)) &&
        (column === 0 || hasWall(column, below)) &&
        (right === columns || hasWall(right, below));
      let bottom = row + 1;
      while (bottom < rows && isOpen(bottom)) bottom++;
      for (let r = row; r < bottom; r++) for (const c of span) done.add(r * columns + c);
      cells.push({ row, column, rowSpan: bottom - row, columnSpan: right - column });
    }
  }
  return cells;
}

/** Index of the step between two edges in which `at` lies, or -1. */
function stepOf(edges: readonly number[], at: number): number {
  if (at < edges[0]! || at > edges.at(-1)!) return -1;
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (edges[mid]! <= at) low = mid;
    else high = mid;
  }
  return low;
}

const NUMBER = /^[-−–—+]?\s?\d[\d,]*(?:\.\d+)?\s?[%％‰]?$/;

/** Many tables rule their head and foot only: a band that holds several numbers one below the other is several rows. */
function splitRows(cells: readonly Cell[], bands: number): { rowCount: number; cells: Cell[] } {
  const starts: number[] = [];
  const pieces: Cell[] = [];
  const spanning: Cell[] = [];
  let next = 0;
  for (let band = 0; band < bands; band++) {
    starts.push(next);
    const inBand = cells.filter((cell) => cell.row === band && cell.rowSpan === 1);
    spanning.push(...cells.filter((cell) => cell.row === band && cell.rowSpan > 1));
    const split = inBand.length > 0 ? bandRows(inBand) : undefined;
    for (const cell of inBand) {
      if (!split) pieces.push({ ...cell, row: next });
      else
        for (const [i, at] of split.entries())
          pieces.push({ ...cell, row: next + i, lines: cell.lines.filter((line) => at.has(line)) });
    }
    next += split?.length ?? 1;
  }
  starts.push(next);
  for (const cell of spanning) {
    const row = starts[cell.row]!;
    pieces.push({ ...cell, row, rowSpan: starts[cell.row + cell.rowSpan]! - row });
  }
  return { rowCount: next, cells: pieces.sort((a, b) => a.row - b.row || a.column - b.column) };
}

/** The lines of each row of a band, or `undefined` if the band is one row. */
function bandRows(cells: readonly Cell[]): Set<Line>[] | undefined {
  const isNumber = new Map(
    cells.flatMap(({ lines }) => lines.map((line) => [line, NUMBER.test(textOfLine(line).text)] as const)),
  );
  const isStack = ({ lines }: Cell): boolean => lines.length > 1 && lines.every((line) => isNumber.get(line));
  if (!cells.some(isStack)) return undefined;
  const all = [...isNumber.keys()];
  const size = medianOf(all.map((line) => line.size));
  const rows: { at: number; lines: Set<Line> }[] = [];
  for (const line of all.filter((one) => isNumber.get(one)).sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row && line.baseline - row.at < size / 2) row.lines.add(line);
    else rows.push({ at: line.baseline, lines: new Set([line]) });
  }
  const pitch = medianOf(rows.slice(1).map(({ at }, i) => at - rows[i]!.at));
  const numbered = [...rows];
  for (const line of all.filter((one) => !isNumber.get(one)).sort((a, b) => a.baseline - b.baseline)) {
    const near = nearest(numbered, line.baseline);
    if (Math.abs(near.at - line.baseline) <= 0.6 * pitch) near.lines.add(line);
    else {
      const own = rows.find(({ at }) => Math.abs(at - line.baseline) < size / 2);
      if (own) own.lines.add(line);
      else rows.push({ at: line.baseline, lines: new Set([line]) });
    }
  }
  return rows.sort((a, b) => a.at - b.at).map(({ lines }) => lines);
}

const nearest = <T extends { at: number }>(rows: readonly T[], at: number): T =>
  rows.reduce((best, row) => (Math.abs(row.at - at) < Math.abs(best.at - at) ? row : best));

/** The text of a cell on one line. */
export const textOfCell = ({ lines }: Cell): SetText => joinLines(lines.map(textOfLine));
