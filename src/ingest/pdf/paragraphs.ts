import { breaksOff, startsInMidSentence } from '../../segment/sentences.ts';
import { looksLikeHeading } from '../../segment/soft-headings.ts';
import type { TextLine } from './layout.ts';
import { medianOf } from './lines.ts';
import type { Glyph } from './page.ts';

/** What the whole document tells of how its paragraphs are set. */
export interface Style {
  /** The usual size of its text in points. */
  readonly size: number;
  /** First lines are indented. */
  readonly isIndented: boolean;
  /** The usual distance of baselines, in sizes. */
  readonly pitch: number;
}

/** Characters of a line that tells nothing of the body of the text. */
const SHORT_LINE = 12;
const INDENT = 1.2;
const LONGEST_HEADING = 40;
/** A gap that no justification makes, in sizes. */
const PARTED = 2.5;
const OTHER_SIZE = 0.07;
const WIDER_PITCH = 1.3;
const SENTENCE_END = /[。！？；：!?;:…][”’"）)》】]*$/;
const CANNOT_BEGIN = /[，。、；：！？）》】〕”’％%‰…,.;:!?)\]}]/;
const CANNOT_END = /[“‘（《【〔([{]/;
const WORD = /[0-9A-Za-z.,%+-]/;
/** Signs that headings do without. */
const IN_SENTENCE = /[，。；,;]|\d.*、/;
const UNIT_LINE = /^[（(]?(?:计量)?单位[：:]/;
const MARK =
  /^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[-—–•●■▪◆·*])/;

export function styleOf(lines: readonly TextLine[]): Style {
  const size = medianOf(lines.flatMap(({ line }) => (line.glyphs.length > SHORT_LINE ? [line.size] : [])));
  const body = lines.filter(({ line }) => Math.abs(line.size - size) <= OTHER_SIZE * size);
  const indented = body.filter((line) => indentOf(line) >= INDENT && indentOf(line) < 4).length;
  const pitches = lines.slice(1).flatMap(({ line }, i) => {
    const distance = (line.baseline - lines[i]!.line.baseline) / size;
    return distance > 0.5 && distance < 4 ? [Math.round(distance * 20) / 20] : [];
  });
  return {
    size,
    isIndented: indented >= 3 && indented * 12 >= body.length,
    pitch: mostFrequent(pitches) || 1.5,
  };
}

/** The line above ends in mid-sentence, and nothing new begins on this one: it was broken before it was set. */
function isUnfinished(above: TextLine, line: TextLine, isInside: boolean): boolean {
  const text = above.set.text;
  const isHeading =
    !isInside && text.length < LONGEST_HEADING && (MARK.test(text) || !IN_SENTENCE.test(text));
  return (
    !SENTENCE_END.test(text) &&
    !isHeading &&
    !MARK.test(line.set.text) &&
    !looksLikeHeading(line.set.text) &&
    indentOf(line) < INDENT
  );
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** In sizes, from the left edge of the column. */
const indentOf = ({ line, column }: TextLine): number => (line.left - column.left) / line.size;

/**
 * Whether a line goes on with the paragraph of the line before it; they may stand on two pages or in two columns.
 * `isInside` tells that the line before goes on with a paragraph itself.
 */
export function goesOn(above: TextLine, line: TextLine, style: Style, isInside: boolean): boolean {
  if (isOtherSize(above, line) || isParted(above) || isParted(line)) return false;
  const [text, next] = [above.set.text, line.set.text];
  if (UNIT_LINE.test(text) || UNIT_LINE.test(next)) return false;
  const isApart = isBelow(above, line) && distance(above, line) > WIDER_PITCH * pitchFor(above, style);
  if (isCentred(above) && isCentred(line)) return !isApart && isTitleGoingOn(above, line, style);
  if (isCentred(line) && !reachesEdge(above, line)) return false;
  if (isApart || !reachesEdge(above, line)) {
    return startsInMidSentence(next) || breaksOff(text) || isUnfinished(above, line, isInside);
  }
  const endsSentence = SENTENCE_END.test(text);
  if (!endsSentence) return true;
  if (indentOf(line) >= INDENT) return false;
  return style.isIndented || !MARK.test(next);
}

/** Two things on one line: an address and a web site, a caption and a unit. */
const isParted = ({ line, set }: TextLine): boolean =>
  set.text.includes(' ') &&
  line.glyphs.some((glyph, i) => i > 0 && glyph.left - line.glyphs[i - 1]!.right > PARTED * line.size);

const isOtherSize = (a: TextLine, b: TextLine): boolean =>
  Math.abs(a.line.size - b.line.size) > OTHER_SIZE * Math.max(a.line.size, b.line.size);

const isBelow = (above: TextLine, line: TextLine): boolean =>
  above.column === line.column && line.line.baseline > above.line.baseline;

const distance = (above: TextLine, line: TextLine): number =>
  (line.line.baseline - above.line.baseline) / line.line.size;

/** Titles are set wider than the text. */
const pitchFor = ({ line }: TextLine, { size, pitch }: Style): number =>
  line.size > size * (1 + OTHER_SIZE) ? Math.max(pitch, 1.6) : pitch;

const isCentred = ({ line, column }: TextLine): boolean => {
  const [left, right] = [line.left - column.left, column.right - line.right];
  return left > 2 * line.size && right > 2 * line.size && Math.abs(left - right) < 2 * line.size;
};

/** A title on several lines; of lines in the size of the text, those of a session or in brackets. */
function isTitleGoingOn(above: TextLine, line: TextLine, { size }: Style): boolean {
  if (line.line.size > size * (1 + OTHER_SIZE)) return true;
  const text = above.set.text;
  const isOpenBracket = /^[（(]/.test(text) && !/[）)]$/.test(text);
  return isOpenBracket || (/^[-—─]/.test(text) && !/上$/.test(text));
}

/** Whether the beginning of the next line had no room on the line above, so that only its edge ended it. */
function reachesEdge(above: TextLine, next: TextLine): boolean {
  const last = above.line.glyphs.at(-1)!;
  const room = above.column.right - Math.max(last.right, last.left + roomOf(last));
  return room < wordWidth(next.line.glyphs) + 0.6 * above.line.size;
}

/** Chinese signs fill a square, of which their ink takes a corner. */
const roomOf = (glyph: Glyph): number =>
  glyph.text.charCodeAt(0) >= 0x2e80 || /[“”‘’—…]/.test(glyph.text)
    ? 0.9 * glyph.size
    : glyph.right - glyph.left;

/** Room for what may not be broken at the head of a line: a number, a word, signs that cannot begin or end a line. */
function wordWidth(glyphs: readonly Glyph[]): number {
  const [first] = glyphs;
  if (!first) return 0;
  let end = 1;
  while (end < glyphs.length && !mayBreak(glyphs[end - 1]!, glyphs[end]!)) end++;
  const last = glyphs[end - 1]!;
  return Math.max(last.right, last.left + roomOf(last)) - first.left;
}

const mayBreak = (before: Glyph, after: Glyph): boolean =>
  !(WORD.test(before.text) && WORD.test(after.text)) &&
  !CANNOT_END.test(before.text) &&
  !CANNOT_BEGIN.test(after.text);
