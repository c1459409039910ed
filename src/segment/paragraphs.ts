import type { Layout } from './layout.ts';
import { isFull } from './layout.ts';
import type { Line } from './lines.ts';
import { type HeadingMark, hasListMark, headingMarkOf, type MarkDepth } from './marks.ts';
import { breaksOff, endsSentence, holdsSentenceEnd, leansForward, startsInMidSentence } from './sentences.ts';
import { isBareCaption, isCaption, isNamedPart, looksLikeHeading } from './soft-headings.ts';
import type { StatedBlock } from './structure.ts';
import { isReportTitle, isSessionComplete, isSessionLine, mayBeginTitle } from './titles.ts';

/** Lines that are one paragraph, heading or list item; other lines may stand between them. */
export interface Group {
  readonly lines: readonly Line[];
  readonly text: string;
  /** What the file itself says that it is. */
  readonly stated: StatedBlock | undefined;
}

export interface Setting {
  readonly layout: Layout;
  /** Whether something else than page furniture (a table, the site's menu) stands before a line. */
  readonly isBarrier: (line: Line) => boolean;
  readonly statedOf: (line: Line) => StatedBlock | undefined;
}

/** Joins hard-wrapped lines. The caller leaves out the page furniture, so that a sentence goes on after it. */
export function groupsOf(lines: readonly Line[], { layout, isBarrier, statedOf }: Setting): Group[] {
  const groups: OpenGroup[] = [];
  const lastNumbers = new Map<MarkDepth, number>();
  for (const [i, line] of lines.entries()) {
    const group = groups.at(-1);
    const mark = headingMarkOf(withDecimal(line, lines[i + 1]));
    const stated = statedOf(line);
    const isStated = stated !== undefined || group?.stated !== undefined;
    if (
      group &&
      (isStated
        ? stated === group.stated || isTitlePart(group, line)
        : !isBarrier(line) && goesOn(group, line, mark, layout, lastNumbers))
    ) {
      extend(group, line);
      continue;
    }
    if (mark) lastNumbers.set(mark.depth, mark.number);
    groups.push({
      lines: [line],
      head: line.text.slice(0, HEAD),
      tail: line.text,
      isProse: isProse(line.text),
      stated,
    });
  }
  return groups.map(({ lines: own, stated }) => ({ lines: own, text: textOf(own), stated }));
}

/** A group while lines are added; only its ends are looked at, so that a text of one endless sentence stays cheap. */
interface OpenGroup {
  readonly lines: Line[];
  head: string;
  tail: string;
  /** A sentence under way, and not a title or a cell. */
  isProse: boolean;
  readonly stated: StatedBlock | undefined;
}

const HEAD = 200;
const TAIL = 40;

function extend(group: OpenGroup, line: Line): void {
  group.lines.push(line);
  if (group.head.length < HEAD) group.head = joined(group.head, line.text).slice(0, HEAD);
  group.tail = joined(group.tail.slice(-TAIL), line.text);
  group.isProse ||= isProse(group.head) || isProse(line.text);
}

const textOf = (lines: readonly Line[]): string =>
  lines.map(({ text }, i) => separator(lines[i - 1]?.text ?? '', text) + text).join('');

const joined = (text: string, next: string): string => text + separator(text, next) + next;

/** As the reading joins lines: a space keeps two numbers apart. */
const separator = (text: string, next: string): string =>
  /\d$/.test(text.slice(-1)) && /^\d/.test(next) ? ' ' : '';

const LONGEST_TITLE_LINES = 4;
/** Columns of a heading that fills a line of an A4 page. */
const LONG_HEADING = 66;

function goesOn(
  group: OpenGroup,
  line: Line,
  mark: HeadingMark | undefined,
  layout: Layout,
  lastNumbers: ReadonlyMap<MarkDepth, number>,
): boolean {
  const last = group.lines.at(-1)!;
  const full = isFull(last, layout);
  if (last.hashes > 0 || line.hashes > 0) return false;
  if (startsInMidSentence(line.text)) return true;
  if (isTitlePart(group, line)) return true;
  if (isReportTitle(group.head) || isReportTitle(line.text)) return false;
  if (isSessionLine(group.head)) return !isSessionComplete(group.head) && line.text.length < 30;
  if (isSessionLine(line.text)) return false;
  if (hasListMark(line.text) && !breaksOff(last.text)) return false;
  if (mark) return markIsChance(last, full, mark, lastNumbers);
  if (isOnlyMark(group.head)) return true;
  if (isBareCaption(group.head)) return looksLikeHeading(line.text);
  const isWrapped = layout.wrapWidth > 0;
  if (isWrapped && last.text.endsWith('；')) return true;
  if (endsSentence(last.text)) {
    return isWrapped && line.blanksBefore === 0 && !line.isIndented && (full || line.text.startsWith('其中'));
  }
  if (breaksOff(last.text) || leansForward(last.text)) return true;
  if (/[：:]$/.test(last.text)) return full;
  if (/[^\d.,%-]\d[\d.]*$/.test(group.tail.slice(-TAIL)) && UNIT_FIRST.test(line.text)) return true;
  if (isNamedPart(line.text) || isCaption(line.text) || isCaption(group.head)) return false;
  if (full || isHeadingTail(group, line)) return true;
  if (layout.isCutByPages && isFirstLine(group) && isProse(line.text)) return true;
  if (!isWrapped && isNumberedHeading(group)) return false;
  // A page ended in mid-sentence: the sentence goes on after blank lines. A line like a title does not go on.
  return group.isProse && (isWrapped || !looksLikeHeading(line.text));
}

/** "1" on one line and ". 全市预算" on the next: some PDF texts break at every full stop in half width. */
const withDecimal = (line: Line, next: Line | undefined): string =>
  next && /\d$/.test(line.text) && /^[.．]/.test(next.text) ? line.text + next.text : line.text;

/** A unit that a line break parted from its number. */
const UNIT_FIRST =
  /^(?:万|亿|千|百|元|人|个|家|项|户|件|吨|公里|平方|立方|美元|辆|位|名|所|座|张|年|月|日|位|倍|左右|以上)/;

/** A long title set on two to four lines. */
const isTitlePart = (group: OpenGroup, line: Line): boolean =>
  group.lines.length < LONGEST_TITLE_LINES &&
  mayBeginTitle(group.head) &&
  !isReportTitle(group.head) &&
  isReportTitle(group.head + line.text);

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
const isHeadingTail = (group: OpenGroup, line: Line): boolean =>
  group.lines.length === 1 &&
  group.lines[0]!.width >= LONG_HEADING &&
  headingMarkOf(group.head) !== undefined &&
  !holdsSentenceEnd(group.head) &&
  line.blanksBefore === 0 &&
  line.width < LONG_HEADING / 2 &&
  looksLikeHeading(line.text);

/** （一）着力推进向新向优发展，产业转型升级步伐加快: two clauses on a line of their own, before its paragraphs. */
const isNumberedHeading = ({ lines, head }: OpenGroup): boolean =>
  lines.length === 1 &&
  head.length <= LONGEST_NUMBERED &&
  headingMarkOf(head) !== undefined &&
  !holdsSentenceEnd(head);

const LONGEST_NUMBERED = 48;

/**
 * The first line of a paragraph, behind which a page ended: official documents have 28 characters a line, two of them
 * indentation.
 */
const isFirstLine = ({ lines, tail }: OpenGroup): boolean =>
  lines.length === 1 &&
  tail.length >= 23 &&
  tail.length <= 28 &&
  !headingMarkOf(tail) &&
  /[\u4e00-\u9fff]$/.test(tail);

const isOnlyMark = (text: string): boolean => headingMarkOf(text)?.length === text.length;

const isProse = (text: string): boolean =>
  text.length > 12 &&
  (holdsSentenceEnd(text) || text.includes('，') || (text.length > 20 && text.includes('：')));
