import { type Item, type OfdPage, widthOf } from './make_ofd.ts';

/** A report as its author thinks of it. */
export type Block =
  | { readonly title: string }
  | { readonly heading: string }
  | { readonly paragraph: string }
  /** Cells of all rows; widths of the columns in millimetres. */
  | { readonly table: readonly (readonly string[])[]; readonly widths: readonly number[] };

const LEFT = 28;
const TOP = 37;
const WIDTH = 154;
const BOTTOM = 262;
const SIZE = 5.6;
const LINE = 9.8;
const TABLE_SIZE = 4.2;
const ROW = 8;

/** Sets a report on pages of A4 as offices do: 28 characters a line, two characters' indent, ruled tables, page numbers. */
export function typeset(blocks: readonly Block[], template?: string): OfdPage[] {
  const pages: Item[][] = [[]];
  let y = TOP;
  const advance = (height: number): number => {
    if (y + height > BOTTOM) {
      pages.push([]);
      y = TOP;
    }
    y += height;
    return y;
  };
  for (const block of blocks) {
    if ('title' in block) {
      const size = Math.min(7.8, WIDTH / block.title.length);
      const x = LEFT + (WIDTH - block.title.length * size) / 2;
      pages.at(-1)!.push({ text: block.title, x, y: advance(16), size });
      advance(6);
    } else if ('table' in block) {
      for (const row of block.table) {
        const bottom = advance(ROW);
        pages.at(-1)!.push(...rowItems(row, block.widths, bottom));
      }
      advance(4);
    } else {
      const text = 'heading' in block ? block.heading : block.paragraph;
      wrapped(text).forEach((line, i) => {
        const baseline = advance(LINE);
        pages.at(-1)!.push({ text: line, x: LEFT + (i === 0 ? 2 * SIZE : 0), y: baseline, size: SIZE });
      });
    }
  }
  return pages.map((items, i) => ({
    items: [...items, { text: `— ${i + 1} —`, x: 98, y: 280, size: 4.9 }],
    ...(template === undefined ? {} : { template }),
  }));
}

/** Lines of a paragraph, the first one indented; numbers are broken where the line ends. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 2 * SIZE;
  for (const char of text) {
    const next = SIZE * widthOf(char);
    if (width + next > WIDTH + 0.01) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += char;
    width += next;
  }
  return [...lines, line];
}

/** A row with the lines around its cells; text stands left, numbers right. */
function rowItems(row: readonly string[], widths: readonly number[], bottom: number): Item[] {
  const lefts = widths.map((_, i) => LEFT + widths.slice(0, i).reduce((sum, width) => sum + width, 0));
  const right = LEFT + widths.reduce((sum, width) => sum + width, 0);
  const top = bottom - ROW;
  const texts = row.flatMap((text, i) => {
    const width = Array.from(text).reduce((sum, char) => sum + TABLE_SIZE * widthOf(char), 0);
    const x = /^[-\d.,]+$/.test(text) ? lefts[i]! + widths[i]! - width - 1.5 : lefts[i]! + 1.5;
    return text === '' ? [] : [{ text, x, y: bottom - 2.4, size: TABLE_SIZE }];
  });
  const across = [top, bottom].map((at) => ({ line: [LEFT, at, right, at] as const }));
  const down = [...lefts, right].map((at) => ({ line: [at, top, at, bottom] as const, filled: true }));
  return [...across, ...down, ...texts];
}
