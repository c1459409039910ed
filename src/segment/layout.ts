import type { Line } from './lines.ts';
import { endsSentence } from './sentences.ts';

/** How the text is set: the width at which its lines are wrapped, 0 where a paragraph is one line. */
export interface Layout {
  readonly wrapWidth: number;
  /** Unwrapped text from which the page breaks are gone, but sentences still end where pages ended. */
  readonly isCutByPages: boolean;
}

/** Columns a full line may lack: a number or a word that did not fit. */
const RAGGED_BY = 6;
/** Columns it may have too many: spaces between the characters of justified lines. */
const HANGING = 36;
const NARROWEST = 30;
const FEWEST_WRAPPED = 6;
const MOST_BEYOND = 0.3;
const FEWEST_CUT = 3;
const LONG_LINE = 100;

/**
 * In wrapped text nearly every line stops at one width, most of them in mid-sentence. In unwrapped text a paragraph is
 * one long line, and what is short are titles, which may well be of like widths: so the long lines decide.
 */
export function layoutOf(lines: readonly Line[]): Layout {
  const counts = new Map<number, number>();
  for (const { text, width } of lines) {
    if (width >= NARROWEST && !endsSentence(text)) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const near = (width: number): number =>
    [-2, -1, 0, 1, 2].reduce((sum, by) => sum + (counts.get(width + by) ?? 0), 0);
  let wrapWidth = 0;
  for (const width of [...counts.keys()].sort((a, b) => a - b)) {
    if (wrapWidth === 0 || near(width) >= near(wrapWidth)) wrapWidth = width;
  }
  const isWrapped =
    near(wrapWidth) >= FEWEST_WRAPPED && shareBeyond(lines, wrapWidth + HANGING) < MOST_BEYOND;
  return { wrapWidth: isWrapped ? wrapWidth : 0, isCutByPages: !isWrapped && countCut(lines) >= FEWEST_CUT };
}

const countCut = (lines: readonly Line[]): number =>
  lines.filter(
    ({ text, width }) => width >= LONG_LINE && /[，。]/.test(text) && !/[。！？；：…”）]$/.test(text),
  ).length;

/** Share of the text that stands in lines wider than that. */
function shareBeyond(lines: readonly Line[], width: number): number {
  const total = lines.reduce((sum, line) => sum + line.width, 0);
  const beyond = lines.reduce((sum, line) => sum + (line.width > width ? line.width : 0), 0);
  return total === 0 ? 0 : beyond / total;
}

/** Whether a line reaches the margin, so that only the width of the page ended it. */
export const isFull = (line: Line, { wrapWidth }: Layout): boolean =>
  wrapWidth > 0 && line.width >= wrapWidth - RAGGED_BY && line.width <= wrapWidth + HANGING;
