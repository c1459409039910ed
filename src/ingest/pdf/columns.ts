import { cutLine, type Line, medianOf } from './lines.ts';

/** A strip of white from top to bottom, with text on both sides. */
interface Gutter {
  readonly left: number;
  readonly right: number;
}

const FEWEST_ROWS = 6;
/** Of the size of the text. */
const NARROWEST = 1;
/** A line of prose ends that near to the edge of its column, in sizes. */
const RAGGED = 2;

/**
 * Puts the rows of a page into reading order: where the page is set in two columns, the left one comes first. Rows that
 * cross the gutter (titles over both columns) part the page into bands.
 */
export function inReadingOrder(rows: readonly Line[]): Line[][] {
  const gutter = gutterOf(rows);
  if (!gutter) return rows.length > 0 ? [[...rows]] : [];
  const middle = (gutter.left + gutter.right) / 2;
  const bands: { crossing: Line[]; left: Line[]; right: Line[] }[] = [{ crossing: [], left: [], right: [] }];
  for (const row of rows) {
    const parts = cutLine(row, (before, after) => before.right <= middle && after.left >= middle);
    const band = bands.at(-1)!;
    if (!parts.some((part) => part.left < middle && part.right > middle)) {
      for (const part of parts) (part.right <= middle ? band.left : band.right).push(part);
    } else if (band.left.length + band.right.length === 0) band.crossing.push(row);
    else bands.push({ crossing: [row], left: [], right: [] });
  }
  return bands
    .flatMap(({ crossing, left, right }) => [crossing, left, right])
    .filter(({ length }) => length > 0);
}

function gutterOf(rows: readonly Line[]): Gutter | undefined {
  if (rows.length < FEWEST_ROWS) return undefined;
  const size = medianOf(rows.map((row) => row.size));
  const leftmost = Math.min(...rows.map(({ left }) => left));
  const rightmost = Math.max(...rows.map(({ right }) => right));
  const width = Math.ceil(rightmost - leftmost) + 1;
  if (!(width > 10 * size) || width > 20_000) return undefined;
  const covered = new Int32Array(width + 1);
  for (const row of rows) {
    for (const part of cutLine(row, (before, after) => after.left - before.right > NARROWEST * size)) {
      covered[Math.max(0, Math.floor(part.left - leftmost))]!++;
      covered[Math.min(width, Math.ceil(part.right - leftmost))]!--;
    }
  }
  for (let x = 1; x <= width; x++) covered[x]! += covered[x - 1]!;
  let best: Gutter | undefined;
  let from = -1;
  for (let x = Math.floor(width * 0.25); x <= width * 0.75; x++) {
    if (covered[x]! <= rows.length * 0.3) {
      if (from < 0) from = x;
      if (!best || x - from > best.right - best.left) best = { left: from + leftmost, right: x + leftmost };
    } else from = -1;
  }
  return best && best.right - best.left >= NARROWEST * size && isProse(rows, best, size) ? best : undefined;
}

/** Columns of prose are filled to their edges; the cells of a table are not. */
function isProse(rows: readonly Line[], { left, right }: Gutter, size: number): boolean {
  const middle = (left + right) / 2;
  const sides = rows.flatMap((row) => cutLine(row, (a, b) => a.right <= middle && b.left >= middle));
  const onLeft = sides.filter((part) => part.right <= middle);
  const onRight = sides.filter((part) => part.left >= middle);
  return [onLeft, onRight].every((parts) => {
    const edge = Math.max(...parts.map((part) => part.right));
    const filled = parts.filter(
      (part) => edge - part.right <= RAGGED * size && part.right - part.left > 8 * size,
    );
    return parts.length >= FEWEST_ROWS && filled.length * 2 >= parts.length;
  });
}
