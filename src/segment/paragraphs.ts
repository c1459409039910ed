import type { Layout } from './layout.ts';
import { isFull } from './layout.ts';
import type { Line } from './lines.ts';
import { type HeadingMark, hasListMark, headingMarkOf, type MarkDepth } from './marks.ts';
import { breaksOff, endsSentence, holdsSentenceEnd, startsInMidSentence } from './sentences.ts';
import { isBareCaption, isCaption, isNamedPart, looksLikeHeading } from './soft-headings.ts';
import { isReportTitle, isSessionComplete, isSessionLine, mayBeginTitle } from './titles.ts';

/** Lines that are one paragraph, heading or list item; other lines may stand between them. */
export interface Group {
  readonly lines: readonly Line[];
  readonly text: string;
}

/**
 * Joins hard-wrapped lines. The caller leaves out the page furniture, so that a sentence goes on after it; `isBarrier`
 * says that something else (a table, the site's menu) stands before a line.
 */
export function groupsOf(
  lines: readonly Line[],
  layout: Layout,
  isBarrier: (line: Line) => boolean,
): Group[] {
  const groups: { lines: Line[]; text: string }[] = [];
  const lastNumbers = new Map<MarkDepth, number>();
  for (const [i, line] of lines.entries()) {
    const group = groups.at(-1);
    const mark = headingMarkOf(withDecimal(line, lines[i + 1]));
    if (group && !isBarrier(line) && goesOn(group, line, mark, layout, lastNumbers)) {
      group.lines.push(line);
      group.text = joined(group.text, line.text);
      continue;
    }
    if (mark) lastNumbers.set(mark.depth, mark.number);
    groups.push({ lines: [line], text: line.text });
  }
  return groups;
}

/** As the reading joins them: a space keeps two numbers or two words apart. */
const joined = (text: string, next: string): string =>
  /\d$/.test(text) && /^\d/.test(next) ? `${text} ${next}` : text + next;

const LONGEST_TITLE_LINES = 4;
/** Columns of a heading that fills a line of an A4 page. */
const LONG_HEADING = 66;

function goesOn(
  group: Group,
  line: Line,
  mark: HeadingMark | undefined,
  layout: Layout,
  lastNumbers: ReadonlyMap<MarkDepth, number>,
): boolean {
  const last = group.lines.at(-1)!;
  const full = isFull(last, layout);
  if (startsInMidSentence(line.text)) return true;
  if (isTitlePart(group, line)) return true;
  if (isReportTitle(group.text) || isReportTitle(line.text)) return false;
  if (isSessionLine(group.text)) return !isSessionComplete(group.text) && line.text.length < 30;
  if (isSessionLine(line.text)) return false;
  if (hasListMark(line.text) && !breaksOff(last.text)) return false;
  if (mark) return markIsChance(last, full, mark, lastNumbers);
  if (isOnlyMark(group.text)) return true;
  if (isBareCaption(group.text)) return looksLikeHeading(line.text);
  const isWrapped = layout.wrapWidth > 0;
  if (isWrapped && last.text.endsWith('；')) return true;
  if (endsSentence(last.text)) {
    return isWrapped && line.blanksBefore === 0 && !line.isIndented && (full || line.text.startsWith('其中'));
  }
  if (breaksOff(last.text)) return true;
  if (/[：:]$/.test(last.text)) return full;
  if (/[^\d.,%-]\d[\d.]*$/.test(group.text) && UNIT_FIRST.test(line.text)) return true;
  if (isNamedPart(line.text) || isCaption(line.text) || isCaption(group.text)) return false;
  if (full || isHeadingTail(group, line)) return true;
  // A page ended in mid-sentence: the sentence goes on after blank lines. A line like a title does not go on.
  return isProse(group.text) && (isWrapped || last.text.endsWith('的') || !looksLikeHeading(line.text));
}

/** "1" on one line and ". 全市预算" on the next: some PDF texts break at every full stop in half width. */
const withDecimal = (line: Line, next: Line | undefined): string =>
  next && /\d$/.test(line.text) && /^[.．]/.test(next.text) ? line.text + next.text : line.text;

/** A unit that a line break parted from its number. */
const UNIT_FIRST =
  /^(?:万|亿|千|百|元|人|个|家|项|户|件|吨|公里|平方|立方|美元|辆|位|名|所|座|张|年|月|日|位|倍|左右|以上)/;

/** A long title set on two to four lines. */
const isTitlePart = (group: Group, line: Line): boolean =>
  group.lines.length < LONGEST_TITLE_LINES &&
  mayBeginTitle(group.text) &&
  !isReportTitle(group.text) &&
  isReportTitle(group.text + line.text);

/** "第一、" at the end of a line makes "二、三产业" of the next look like a heading. */
function markIsChance(
  last: Line,
  full: boolean,
  mark: HeadingMark,
  lastNumbers: ReadonlyMap<MarkDepth, number>,
): boolean {
  if (endsSentence(last.text)) return false;
  if (breaksOff(last.text)) return true;
  const isNext = mark.number <= 1 || mark.number === (lastNumbers.get(mark.depth) ?? 0) + 1;
  return full && !isNext && !looksLikeHeading(last.text);
}

/** The rest of a long heading that did not fit on its line, in text that is not wrapped otherwise. */
const isHeadingTail = (group: Group, line: Line): boolean =>
  group.lines.length === 1 &&
  group.lines[0]!.width >= LONG_HEADING &&
  headingMarkOf(group.text) !== undefined &&
  !holdsSentenceEnd(group.text) &&
  line.blanksBefore === 0 &&
  line.width < LONG_HEADING / 2 &&
  looksLikeHeading(line.text);

const isOnlyMark = (text: string): boolean => headingMarkOf(text)?.length === text.length;

/** The text so far is a sentence under way, and not a title or a cell. */
const isProse = (text: string): boolean =>
  text.length > 12 && (holdsSentenceEnd(text) || text.includes('，'));
