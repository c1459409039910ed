import { isContentsEntry } from './contents.ts';
import { boundsOf, cutLine, type Line, medianOf } from './lines.ts';
import { stretchOf, textOfLine } from './setting.ts';
import type { Cell, Table } from './tables.ts';

/** Sizes by which the cells of a row stand apart at least. */
const CELL_GAP = 1;
const FEWEST_ROWS = 3;
/** Lines of one cell between two rows. */
const WRAPPED = 2;
/** Sizes between the baselines of two rows, at most. */
const FARTHEST = 4;
/** Share of the rows that may cross the white between two columns: heads over several of them. */
const MOST_CROSSING = 0.2;
const NUMERIC_ROWS = 0.5;
const VALUE = /^(?:[-−–—+±≥≤<>＜＞]?\s?[[{(（]?\d[\d,]*(?:\.\d+)?[\]})）]?[*＊]?\s?[%％‰]?|[-—–…]{1,2})$/;

/** A line, cut into what may be its cells. */
interface Row {
  readonly line: Line;
  readonly parts: readonly Line[];
}

/** What the lines of a column are: lines, and tables whose columns only white space tells. */
export function withUnruledTables(lines: readonly Line[]): (Line | Table)[] {
  const rows = lines.map((line) => ({ line, parts: partsOf(line) }));
  const found: (Line | Table)[] = [];
  for (let i = 0; i < rows.length; ) {
    const run = runFrom(rows, i);
    const table = run.length >= FEWEST_ROWS ? tableOf(run) : undefined;
    if (table) {
      found.push(table);
      i += run.length;
    } else found.push(rows[i++]!.line);
  }
  return found;
}

function partsOf(line: Line): Line[] {
  const gap = CELL_GAP * line.size + 1.6 * stretchOf(line.glyphs, line.size);
  return cutLine(line, (before, after) => after.left - before.right > gap);
}

/** From a line that falls into cells to the last of those that do; single cells that are wrapped stand between them. */
function runFrom(rows: readonly Row[], from: number): Row[] {
  if (rows[from]!.parts.length < 2) return [];
  let end = from + 1;
  for (let i = from + 1; i < rows.length && i - end <= WRAPPED; i++) {
    const [above, { line, parts }] = [rows[i - 1]!.line, rows[i]!];
    if (line.baseline <= above.baseline || line.baseline - above.baseline > FARTHEST * line.size) break;
    if (parts.length > 1) end = i + 1;
    else if (/[。；]/.test(textOfLine(line).text)) break;
  }
  return rows.slice(from, end);
}

function tableOf(run: readonly Row[]): Table | undefined {
  const full = run.filter(({ parts }) => parts.length > 1);
  if (full.length < FEWEST_ROWS) return undefined;
  if (full.filter(({ line }) => isContentsEntry(textOfLine(line).text)).length * 2 > full.length)
    return undefined;
  const xs = edgesOf(full);
  if (xs.length < 3) return undefined;
  const numeric = full.filter(({ parts }) =>
    parts.slice(1).some((part) => VALUE.test(textOfLine(part).text)),
  );
  if (numeric.length < full.length * NUMERIC_ROWS) return undefined;
  const cells: Cell[] = [];
  let row = -1;
  for (const { parts } of run) {
    const placed = parts.map((part) => ({ part, ...columnsOf(xs, part) }));
    const isRest = parts.length === 1 && row >= 0;
    if (isRest) {
      const at = cells.findIndex((cell) => cell.row === row && cell.column === placed[0]!.column);
      if (at >= 0) cells[at] = { ...cells[at]!, lines: [...cells[at]!.lines, parts[0]!] };
      else cells.push(cellOf(placed[0]!, row));
      continue;
    }
    row++;
    const taken = new Map<number, number>();
    for (const one of placed) {
      const at = taken.get(one.column);
      if (at !== undefined) cells[at] = { ...cells[at]!, lines: [...cells[at]!.lines, one.part] };
      else {
        taken.set(one.column, cells.length);
        cells.push(cellOf(one, row));
      }
    }
  }
  return { ...boundsOf(run.map(({ line }) => line)), xs, rowCount: row + 1, cells };
}

const cellOf = ({ part, column, columnSpan }: Placed, row: number): Cell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan,
  lines: [part],
});

interface Placed {
  readonly part: Line;
  readonly column: number;
  readonly columnSpan: number;
}

/** The columns over which a part reaches. */
function columnsOf(xs: readonly number[], { left, right }: Line): { column: number; columnSpan: number } {
  const last = xs.length - 2;
  let column = 0;
  while (column < last && xs[column + 1]! <= left) column++;
  let end = column;
  while (end < last && xs[end + 1]! < right) end++;
  return { column, columnSpan: end - column + 1 };
}

/** Left and right edge, and the middle of each strip of white between. */
function edgesOf(rows: readonly Row[]): number[] {
  const { left, right } = boundsOf(rows.map(({ line }) => line));
  const size = medianOf(rows.map(({ line }) => line.size));
  const width = Math.ceil(right - left) + 1;
  if (!(width < 20_000)) return [];
  const covered = new Int32Array(width + 2);
  for (const { parts } of rows) {
    for (const part of parts) {
      covered[Math.max(0, Math.floor(part.left - left))]!++;
      covered[Math.min(width, Math.ceil(part.right - left)) + 1]!--;
    }
  }
  for (let x = 1; x <= width; x++) covered[x]! += covered[x - 1]!;
  const edges = [left];
  let from = -1;
  for (let x = 0; x <= width; x++) {
    if (covered[x]! <= rows.length * MOST_CROSSING && x < width) {
      if (from < 0) from = x;
    } else {
      if (from > 0 && x - from >= (CELL_GAP * size) / 2) edges.push(left + (from + x) / 2);
      from = -1;
    }
  }
  return [...edges, right];
}
