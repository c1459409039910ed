import type { Line } from './lines.ts';
import type { Glyph } from './page.ts';

const MARK = /^(?:[[［〔(（]\d{1,3}[\]］〕)）]|\d{1,2}|[①-⑳]|[*＊※]{1,3})$/;
const SMALL = 0.8;
const RAISED = 0.15;

/** The marks of footnotes on a line: small and raised, and no exponent of a unit. */
export function footnoteMarks({ glyphs, size, baseline }: Line): Glyph[][] {
  if (!glyphs.some((glyph) => glyph.size < SMALL * size)) return [];
  const runs: Glyph[][] = [];
  let before: Glyph | undefined;
  let open = false;
  for (const glyph of glyphs) {
    const isRaised = glyph.size < SMALL * size && glyph.baseline < baseline - RAISED * size;
    if (isRaised && open) runs.at(-1)!.push(glyph);
    else if (isRaised && !(before && /[A-Za-z]/.test(before.text))) runs.push([glyph]);
    open = isRaised && (open || runs.at(-1)?.[0] === glyph);
    before = glyph;
  }
  return runs.filter((run) => MARK.test(run.map(({ text }) => text).join('')));
}
