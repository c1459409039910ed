import type { SourceText, Span } from '../types.ts';
import { columnsOf, isBlank, isLineBreak } from './characters.ts';
import { readingOf } from './reading.ts';

/** A line with something on it. The span is trimmed; `left` and `right` are the ends of the whole line. */
export interface Line extends Span {
  readonly left: number;
  readonly right: number;
  /** Where the reading begins: behind the ## of a Markdown heading, else at `start`. */
  readonly readFrom: number;
  /** Number of # of a Markdown heading, else 0. */
  readonly hashes: number;
  /** The line as read: no white space, half-width digits, Chinese punctuation. */
  readonly text: string;
  /** Columns from the first to the last character, a Chinese character counting two. */
  readonly width: number;
  /** Blank lines before it. */
  readonly blanksBefore: number;
  readonly isIndented: boolean;
  readonly startsPage: boolean;
}

const HASHES = /^#{1,6}[ \t]+(?=\S)/;

/** The lines of a text that are not blank, in order; the readings cost one pass over the text. */
export function linesOf({ text: source, mediaType, pageStarts }: SourceText): Line[] {
  const lines: Line[] = [];
  let blanksBefore = 0;
  let formFeed = false;
  let nextPage = 0;
  for (let left = 0; left <= source.length; ) {
    let right = left;
    while (right < source.length && !isLineBreak(source.charAt(right))) right++;
    const [start, end] = trim(source, left, right);
    if (start === end) blanksBefore++;
    else {
      let startsPage = formFeed;
      while (nextPage < pageStarts.length && pageStarts[nextPage]! <= start) {
        if (pageStarts[nextPage]! > 0) startsPage = true;
        nextPage++;
      }
      const hashes =
        mediaType === 'text/markdown'
          ? (HASHES.exec(source.slice(start, Math.min(end, start + 8)))?.[0] ?? '')
          : '';
      const readFrom = start + hashes.length;
      lines.push({
        start,
        end,
        left,
        right,
        readFrom,
        hashes: hashes.trim().length,
        text: readingOf(source, readFrom, end).text,
        width: widthOf(source, start, end),
        blanksBefore,
        isIndented: start > left,
        startsPage,
      });
      blanksBefore = 0;
      formFeed = false;
    }
    if (source.charAt(right) === '\f') formFeed = true;
    left = right + 1;
  }
  return lines;
}

function trim(source: string, left: number, right: number): [number, number] {
  let start = left;
  let end = right;
  while (start < end && isBlank(source.charAt(start))) start++;
  while (end > start && isBlank(source.charAt(end - 1))) end--;
  return [start, end];
}

function widthOf(source: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at++) width += columnsOf(source.charAt(at));
  return width;
}
