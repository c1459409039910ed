import { type Line, medianOf } from './lines.ts';
import type { Box, Glyph } from './page.ts';

/** Text with the box of each UTF-16 unit; `undefined` for blanks. */
export interface SetText {
  readonly text: string;
  readonly boxes: readonly (Box | undefined)[];
}

const NO_TEXT: SetText = { text: '', boxes: [] };
const BLANK: SetText = { text: ' ', boxes: [undefined] };

const LETTER_OR_DIGIT = /[0-9A-Za-z]/;
const DIGIT_OR_POINT = /[0-9.,]/;

/** Gaps in shares of the size. */
const USUAL_GAP = 0.15;
const EXPLODED = 0.35;
const WORD_GAP = 0.25;
const NUMBER_GAP = 0.55;
const STATED_NUMBER_GAP = 0.18;
const WIDE_GAP = 1.1;

/** The text of a line. White space that only justifies the line is none of it. */
export function textOfLine({ glyphs, size }: Line): SetText {
  const stretch = stretchOf(glyphs, size);
  const boxes: (Box | undefined)[] = [];
  let text = '';
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (before && needsBlank(before, glyph, stretch)) {
      text += ' ';
      boxes.push(undefined);
    }
    text += glyph.text;
    for (let unit = 0; unit < glyph.text.length; unit++) boxes.push(glyph.shown);
    before = glyph;
  }
  return { text, boxes };
}

/** How far a justified line is pulled apart beyond the usual, in points. */
export function stretchOf(glyphs: readonly Glyph[], size: number): number {
  const gaps: number[] = [];
  for (let i = 1; i < glyphs.length; i++) gaps.push(glyphs[i]!.left - glyphs[i - 1]!.right);
  const gap = medianOf(gaps);
  return gap > EXPLODED * size && gaps.length >= 3 ? gap - USUAL_GAP * size : 0;
}

function needsBlank(before: Glyph, after: Glyph, stretch: number): boolean {
  const size = Math.min(before.size, after.size);
  const gap = (after.left - before.right - 1.6 * stretch) / size;
  if (gap <= 0) return false;
  const [last, first] = [before.text.slice(-1), after.text.charAt(0)];
  if (DIGIT_OR_POINT.test(last) && DIGIT_OR_POINT.test(first)) {
    return gap > (after.afterBlank || after.afterGap ? STATED_NUMBER_GAP : NUMBER_GAP);
  }
  if (LETTER_OR_DIGIT.test(last) && LETTER_OR_DIGIT.test(first))
    return after.afterBlank || after.afterGap || gap > WORD_GAP;
  return gap > WIDE_GAP;
}

/** Joins the lines of a cell; two numbers one below the other stay two. */
export function joinLines(lines: readonly SetText[]): SetText {
  return concat(
    lines.flatMap((line, i) => {
      const above = lines[i - 1]?.text ?? '';
      const isTwo = /\d$/.test(above) && /^\d/.test(line.text);
      return i === 0 ? [line] : [isTwo ? BLANK : seam(above, line.text), line];
    }),
  );
}

/**
 * What stands between two lines when they are written as one: nothing between Chinese, a blank between words. Capitals
 * on both sides are an abbreviation that was broken, unless the file states a blank.
 */
export function seam(above: string, below: string, hasBlank = false): SetText {
  const [last, first] = [above.slice(-1), below.charAt(0)];
  if (/[0-9]/.test(last) && /[0-9]/.test(first)) return hasBlank ? BLANK : NO_TEXT;
  if (/[A-Z]/.test(last) && /[A-Z]/.test(first)) return hasBlank ? BLANK : NO_TEXT;
  if (/[A-Za-z]/.test(last) && /[A-Za-z0-9]/.test(first)) return BLANK;
  if (/[A-Za-z0-9,.;:]/.test(last) && /[A-Za-z]/.test(first)) return BLANK;
  return NO_TEXT;
}

export function concat(pieces: readonly SetText[]): SetText {
  return { text: pieces.map(({ text }) => text).join(''), boxes: pieces.flatMap(({ boxes }) => boxes) };
}
