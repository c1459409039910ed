import { boundsOf } from './lines.ts';
import type { Box, Stroke } from './page.ts';

/** Lines that cross or touch each other and part the page into cells. */
export interface Lattice extends Box {
  /** Edges of the columns and rows, ascending; at least two each. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether a line stands at `xs[column]` along the row. */
  readonly hasWall: (column: number, row: number) => boolean;
  /** Whether a line stands at `ys[row]` along the column. */
  readonly hasFloor: (row: number, column: number) => boolean;
}

/** Points within which two lines are one, pieces of a line join, and lines meet. */
const SAME = 2;
const JOINT = 3;
const OPEN_SIDE = 6;
/** A page with more edges than that is a drawing. */
const MOST_EDGES = 400;

export function latticesOf(strokes: readonly Stroke[]): Lattice[] {
  const lines = [...merged(strokes, false), ...merged(strokes, true)];
  return components(lines)
    .map(latticeOf)
    .filter(({ xs, ys }) => xs.length > 1 && ys.length > 1 && xs.length + ys.length <= MOST_EDGES);
}

/** Lines that stand alone: rules under heads, above footnotes, and those of tables without walls. */
export const plainRules = (strokes: readonly Stroke[]): Stroke[] =>
  components([...merged(strokes, false), ...merged(strokes, true)])
    .filter((lines) => lines.every(({ isVertical }) => !isVertical))
    .flat()
    .sort((a, b) => a.at - b.at || a.from - b.from);

/** Pieces on one line as one; a double line as one. */
function merged(strokes: readonly Stroke[], isVertical: boolean): Stroke[] {
  const lines: Stroke[] = [];
  let group: Stroke[] = [];
  const close = (): void => {
    const at = group.reduce((sum, stroke) => sum + stroke.at, 0) / group.length;
    let open: { from: number; to: number } | undefined;
    for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
      if (open && from <= open.to + JOINT) open.to = Math.max(open.to, to);
      else {
        if (open) lines.push({ isVertical, at, ...open });
        open = { from, to };
      }
    }
    if (open) lines.push({ isVertical, at, ...open });
    group = [];
  };
  const sorted = strokes.filter((stroke) => stroke.isVertical === isVertical).sort((a, b) => a.at - b.at);
  for (const stroke of sorted) {
    if (group.length > 0 && stroke.at - group.at(-1)!.at > SAME) close();
    group.push(stroke);
  }
  if (group.length > 0) close();
  return lines;
}

function components(lines: readonly Stroke[]): Stroke[][] {
  const parents = lines.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    parents[i] = root;
    return root;
  };
  const walls = lines.flatMap((line, i) => (line.isVertical ? [{ line, i }] : []));
  for (const [i, floor] of lines.entries()) {
    if (floor.isVertical) continue;
    for (const wall of walls) if (meet(floor, wall.line)) parents[rootOf(i)] = rootOf(wall.i);
  }
  const groups = new Map<number, Stroke[]>();
  for (const [i, line] of lines.entries()) {
    const group = groups.get(rootOf(i));
    if (group) group.push(line);
    else groups.set(rootOf(i), [line]);
  }
  return [...groups.values()];
}

const meet = (floor: Stroke, wall: Stroke): boolean =>
  wall.at >= floor.from - JOINT &&
  wall.at <= floor.to + JOINT &&
  floor.at >= wall.from - JOINT &&
  floor.at <= wall.to + JOINT;

function latticeOf(lines: readonly Stroke[]): Lattice {
  const walls = lines.filter(({ isVertical }) => isVertical);
  const floors = lines.filter(({ isVertical }) => !isVertical);
  const box = boundsOf(
    lines.map(({ isVertical, at, from, to }) =>
      isVertical
        ? { left: at, right: at, top: from, bottom: to }
        : { left: from, right: to, top: at, bottom: at },
    ),
  );
  const xs = edges(walls, box.left, box.right);
  const ys = edges(floors, box.top, box.bottom);
  return {
    ...box,
    xs,
    ys,
    hasWall: covering(walls, xs, ys),
    hasFloor: covering(floors, ys, xs),
  };
}

/** Where the lines stand; a side on which the other lines reach farther is open, and an edge all the same. */
function edges(lines: readonly Stroke[], first: number, last: number): number[] {
  const found: number[] = [];
  for (const { at } of [...lines].sort((a, b) => a.at - b.at)) {
    if (found.length === 0 || at - found.at(-1)! > OPEN_SIDE / 2) found.push(at);
  }
  if (found.length === 0) return [first, last];
  if (found[0]! - first > OPEN_SIDE) found.unshift(first);
  if (last - found.at(-1)! > OPEN_SIDE) found.push(last);
  return found;
}

/** `own` are the edges at which the lines may stand, `across` those between which they run. */
function covering(lines: readonly Stroke[], own: readonly number[], across: readonly number[]) {
  const at = own.map((edge) => lines.filter((line) => Math.abs(line.at - edge) <= OPEN_SIDE / 2));
  return (edge: number, step: number): boolean => {
    const [from, to] = [across[step]!, across[step + 1]!];
    const covered = at[edge]!.reduce(
      (sum, line) => sum + Math.max(0, Math.min(line.to, to) - Math.max(line.from, from)),
      0,
    );
    return covered >= (to - from) / 2;
  };
}
