import { inReadingOrder } from './columns.ts';
import { latticesOf } from './lattice.ts';
import { boundsOf, type Line, rowsOf } from './lines.ts';
import type { Glyph, PageContent } from './page.ts';
import { type SetText, textOfLine } from './setting.ts';
import { ruledTable, type Table } from './tables.ts';
import { withUnruledTables } from './unruled.ts';

/** A line of text, or a table, as it comes in reading order. */
export type Item = TextLine | TableItem;

export interface TextLine {
  readonly kind: 'line';
  readonly line: Line;
  readonly set: SetText;
  /** Edges of the column in which it stands. */
  readonly column: Column;
}

export interface TableItem {
  readonly kind: 'table';
  readonly table: Table;
}

/** Where the lines of a column usually begin and end. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** Text across the rest of the page. */
  readonly turned: readonly TextLine[];
}

export function layoutOf({ width, height, glyphs, turned, strokes }: PageContent): PageLayout {
  let free: readonly Glyph[] = glyphs;
  const tables: Table[] = [];
  for (const lattice of latticesOf(strokes).sort((a, b) => areaOf(a) - areaOf(b))) {
    const found = ruledTable(lattice, free);
    if (!found) continue;
    tables.push(found.table);
    free = free.filter((glyph) => !found.taken.has(glyph));
  }
  const bands = inReadingOrder(rowsOf(free));
  const columns = bands.map((lines) => ({ items: itemsOf(lines), ...boundsOf(lines) }));
  for (const table of tables) {
    const home = columns.reduce<(typeof columns)[number] | undefined>(
      (best, band) => (best && distance(best, table) <= distance(band, table) ? best : band),
      undefined,
    );
    const item: TableItem = { kind: 'table', table };
    if (!home) columns.push({ items: [item], ...table });
    else {
      const at = home.items.findIndex((other) => topOf(other) > table.top);
      home.items.splice(at < 0 ? home.items.length : at, 0, item);
    }
  }
  return {
    width,
    height,
    items: columns.flatMap(({ items }) => items),
    turned: itemsOf(byAngle(turned)).filter((item) => item.kind === 'line'),
  };
}

const areaOf = ({ xs, ys }: { xs: readonly number[]; ys: readonly number[] }): number =>
  (xs.at(-1)! - xs[0]!) * (ys.at(-1)! - ys[0]!);

const topOf = (item: Item): number => (item.kind === 'line' ? item.line.top : item.table.top);

/** How far a table lies from a column: sideways first. */
function distance(
  column: { left: number; right: number; top: number; bottom: number },
  table: Table,
): number {
  const middle = (table.left + table.right) / 2;
  const aside = Math.max(0, column.left - middle, middle - column.right);
  return aside * 1000 + Math.max(0, column.top - table.bottom, table.top - column.bottom);
}

function itemsOf(lines: readonly Line[]): Item[] {
  const column = columnOf(lines);
  return withUnruledTables(lines).map((found) =>
    'glyphs' in found
      ? { kind: 'line', line: found, set: textOfLine(found), column }
      : { kind: 'table', table: found },
  );
}

/** The outermost edges that several lines share; a single line may hang out. */
function columnOf(lines: readonly Line[]): Column {
  const fewest = Math.min(lines.length, Math.max(2, Math.ceil(lines.length * 0.1)));
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b);
  const rights = lines.map(({ right }) => right).sort((a, b) => b - a);
  return { left: lefts[fewest - 1] ?? 0, right: rights[fewest - 1] ?? 0 };
}

/** Characters across the page in the order of the file; a word of a watermark is one line. */
function byAngle(glyphs: readonly Glyph[]): Line[] {
  const lines: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = lines.at(-1)?.at(-1);
    const isNear =
      last && Math.hypot(glyph.left - last.left, glyph.baseline - last.baseline) < 3 * glyph.size;
    if (isNear) lines.at(-1)!.push(glyph);
    else lines.push([glyph]);
  }
  return lines.map((own) => ({
    ...boundsOf(own),
    glyphs: own,
    baseline: own[0]!.baseline,
    size: own[0]!.size,
  }));
}
