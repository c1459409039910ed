import type { Box, Glyph } from './page.ts';

/** Characters on one baseline, from left to right. */
export interface Line extends Box {
  readonly glyphs: readonly Glyph[];
  readonly baseline: number;
  /** The usual size of its characters. */
  readonly size: number;
}

/** Baselines of one line differ by the fonts; of the size. */
const UNEVEN = 0.3;
/** Smaller than that share of its neighbours, a character may be raised or lowered: marks of footnotes, PM₂.₅. */
export const SMALL = 0.9;

/** The rows of a page from top to bottom; columns are not told apart yet. */
export function rowsOf(glyphs: readonly Glyph[]): Line[] {
  const large = medianOf(glyphs.map(({ size }) => size)) * SMALL;
  const rows = byBaseline(glyphs.filter(({ size }) => size >= large));
  const loose: Glyph[] = [];
  for (const glyph of glyphs) if (glyph.size < large && !attach(rows, glyph)) loose.push(glyph);
  return [...rows, ...byBaseline(loose)]
    .map(lineOf)
    .sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

function byBaseline(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = [];
  let baseline = Number.NEGATIVE_INFINITY;
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row && glyph.baseline - baseline <= UNEVEN * Math.min(glyph.size, row[0]!.size)) row.push(glyph);
    else {
      rows.push([glyph]);
      baseline = glyph.baseline;
    }
  }
  return rows;
}

/** A raised or lowered mark goes to the row in which a large character stands right beside it. */
function attach(rows: readonly Glyph[][], glyph: Glyph): boolean {
  const middle = (glyph.top + glyph.bottom) / 2;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (rows[mid]![0]!.bottom < middle) low = mid + 1;
    else high = mid;
  }
  for (const row of rows.slice(Math.max(0, low - 1), low + 2)) {
    const beside = row.some(
      (other) =>
        middle > other.top - 0.1 * other.size &&
        middle < other.bottom + 0.1 * other.size &&
        glyph.left < other.right + other.size &&
        glyph.right > other.left - other.size,
    );
    if (beside) {
      row.push(glyph);
      return true;
    }
  }
  return false;
}

export function lineOf(glyphs: readonly Glyph[]): Line {
  const sorted = [...glyphs].sort((a, b) => a.left - b.left || a.right - b.right);
  const size = medianOf(sorted.map((glyph) => glyph.size));
  const usual = sorted.filter((glyph) => glyph.size >= size * SMALL);
  const bounds = boundsOf(sorted);
  return { ...bounds, glyphs: sorted, baseline: medianOf(usual.map(({ baseline }) => baseline)), size };
}

export function boundsOf(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** The middle one; of an even number the upper. 0 for none. */
export const medianOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Float64Array.from(values).sort()[values.length >> 1]!;

/** Cuts a line at the gaps for which `isCut` holds. */
export function cutLine(line: Line, isCut: (before: Glyph, after: Glyph) => boolean): Line[] {
  const parts: Glyph[][] = [];
  for (const [i, glyph] of line.glyphs.entries()) {
    const before = line.glyphs[i - 1];
    if (!before || isCut(before, glyph)) parts.push([glyph]);
    else parts.at(-1)!.push(glyph);
  }
  return parts.length === 1 ? [line] : parts.map(lineOf);
}
