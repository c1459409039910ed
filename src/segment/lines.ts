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
      const lineOf = (from: number, to: number, readFrom = from): Line => ({
        start: from,
        end: to,
        left: from === start ? left : from,
        right: to === end ? right : to,
        readFrom,
        hashes: hashes.trim().length,
        text: readingOf(source, readFrom, to).text,
        width: widthOf(source, from, to),
        blanksBefore: from === start ? blanksBefore : 0,
        isIndented: from > start || start > left,
        startsPage: from === start && startsPage,
      });
      const [head, body] = hashes === '' ? headingRunIn(source, start, end) : [end, end];
      lines.push(lineOf(start, head, start + hashes.length));
      if (body < end) lines.push(lineOf(body, end));
      blanksBefore = 0;
      formFeed = false;
    }
    if (source.charAt(right) === '\f') formFeed = true;
    left = right + 1;
  }
  return lines;
}

/** 二、今后五年的目标任务 今后五年，…: a heading on the line of its first paragraph. Where it ends, and where that begins. */
function headingRunIn(source: string, start: number, end: number): [number, number] {
  if (end - start < SHORTEST_RUN_IN) return [end, end];
  const [, heading, space] = RUN_IN.exec(source.slice(start, Math.min(end, start + LONGEST_HEAD))) ?? [];
  if (heading === undefined || !source.slice(start, end).includes('。')) return [end, end];
  return [start + heading.length, start + heading.length + space!.length];
}

const RUN_IN =
  /^([一二三四五六七八九十]{1,3}、[^\s\u3000，。；：、\d]{5,30})([ \u3000]+)(?=[\p{Script=Han}“])/u;
const SHORTEST_RUN_IN = 60;
const LONGEST_HEAD = 48;

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
