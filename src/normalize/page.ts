import type { GlyphBoxes, SourceText, Span } from '../types.ts';

/** Number of the page, from 1, on which `offset` stands; empty where the form has no pages. */
export function pageAt(pageStarts: readonly number[], offset: number): string {
  let low = 0;
  let high = pageStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pageStarts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? '' : String(low);
}

/**
 * The box on its page around a stretch of the text: left, top, right, bottom in points from the upper left corner, with
 * one decimal; empty where the form has no places.
 */
export function boxAt({ glyphs }: Pick<SourceText, 'glyphs'>, span: Span): string {
  if (!glyphs) return '';
  const box = unite(glyphs, span);
  return box[0] <= box[2] ? box.map((side) => side.toFixed(1)).join(' ') : '';
}

function unite(glyphs: GlyphBoxes, { start, end }: Span): [number, number, number, number] {
  const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;
  const box: [number, number, number, number] = [
    POSITIVE_INFINITY,
    POSITIVE_INFINITY,
    NEGATIVE_INFINITY,
    NEGATIVE_INFINITY,
  ];
  for (let i = 4 * start; i < 4 * end; i += 4) {
    const [left, top, right, bottom] = glyphs.subarray(i, i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (Number.isNaN(left)) continue;
    box[0] = Math.min(box[0], left);
    box[1] = Math.min(box[1], top);
    box[2] = Math.max(box[2], right);
    box[3] = Math.max(box[3], bottom);
  }
  return box;
}
