import type { Span } from '../types.ts';
import { hasListMark, headingMarkOf, type MarkDepth } from './marks.ts';
import type { Group } from './paragraphs.ts';
import { holdsSentenceEnd } from './sentences.ts';
import { isCaption, isNamedPart, looksLikeHeading, namesSection, namesWorkOfYear } from './soft-headings.ts';
import { isReportTitle, isSessionLine } from './titles.ts';

/** What a group of lines is. `runIn`: a heading of that many reading characters stands at the head of the paragraph. */
export type Role =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'caption'; readonly level: number }
  | { readonly kind: 'run_in'; readonly level: number; readonly length: number }
  | { readonly kind: 'paragraph' | 'list_item' };

/** How a document numbers its parts. */
export interface Outline {
  /** Parts stand above 一、: chapters, or unnumbered headings within each of which 一、 begins anew. */
  readonly hasChapters: boolean;
  readonly isNumbered: boolean;
  /** The unnumbered headings above 一、. */
  readonly parts: ReadonlySet<Group>;
  /** The group that is the document's title. */
  readonly title: Group | undefined;
  /** Above it stand only the cover and the number of an annex. */
  readonly isAboveTitle: (group: Group) => boolean;
}

const LONGEST_HEADING = 80;
const LONGEST_RUN_IN = 48;
const QUANTITY = /\d(?!\d*年|\d*[+＋]\d|\d*”)/;
/** Below every numbered heading. */
export const CAPTION: Role = { kind: 'caption', level: 9 };

export function outlineOf(groups: readonly Group[]): Outline {
  const depths = groups.map((group) => headingMarkOf(group.text)?.depth);
  const count = (depth: MarkDepth): number => depths.filter((one) => one === depth).length;
  const titleAt = groups.findIndex((group) => isReportTitle(group.text));
  const title = titleAt >= 0 ? groups[titleAt] : plainTitle(groups);
  const above = new Set(groups.slice(0, Math.max(0, titleAt)));
  const parts = count('chapter') >= 2 ? new Set<Group>() : unnumberedParts(groups, depths);
  const hasChapters = count('chapter') >= 2 || parts.size > 0;
  return {
    hasChapters,
    parts,
    isNumbered: hasChapters || count('first') >= 2,
    title,
    isAboveTitle: (group) => above.has(group),
  };
}

/** "2023年工作回顾", then 一、 二、 三、; "2024年工作安排", then 一、 二、 三、 again. */
function unnumberedParts(groups: readonly Group[], depths: readonly (MarkDepth | undefined)[]): Set<Group> {
  const parts = new Set<Group>();
  const seen = new Set<string>();
  let candidate: Group | undefined;
  for (const [i, group] of groups.entries()) {
    const isSection = looksLikeHeading(group.text) && namesSection(group.text);
    if (depths[i] === undefined && (isSection || namesWorkOfYear(group.text))) candidate = group;
    if (depths[i] !== 'first') continue;
    const begins = headingMarkOf(group.text)?.number === 1;
    // 一、 above the first of them, or one of them twice: these are lines of a table.
    if (begins && (!candidate || seen.has(candidate.text)) && parts.size === 0) return parts;
    if (begins && candidate) {
      parts.add(candidate);
      seen.add(candidate.text);
    }
    candidate = undefined;
  }
  // 过去五年的政府工作, of which 一、 二、 三、 tell, in what goes no further.
  const isWhole =
    [...parts].some(({ text }) => namesWorkOfYear(text)) &&
    !groups.some(({ text }, i) => depths[i] === 'first' && namesSection(text));
  return parts.size >= 2 || isWhole ? parts : new Set();
}

/** A text without a usual title, such as a digest in a newspaper, is called by its first line if that is like a title. */
const plainTitle = ([first]: readonly Group[]): Group | undefined =>
  first &&
  looksLikeHeading(first.text) &&
  !hasListMark(first.text) &&
  !headingMarkOf(first.text) &&
  !namesSection(first.text) &&
  !isNamedPart(first.text)
    ? first
    : undefined;

/** What `group` is; `following` are the groups behind it. */
export function roleOf(group: Group, outline: Outline, following: readonly Group[]): Role {
  const { text } = group;
  if (group === outline.title || isReportTitle(text)) return { kind: 'heading', level: 0 };
  if (isSessionLine(text)) return { kind: 'paragraph' };
  const hashes = group.lines[0]!.hashes;
  if (hashes > 0) return { kind: 'heading', level: hashes - 1 };
  const mark = headingMarkOf(text);
  if (mark && isAmongCells(following)) return { kind: 'list_item' };
  if (mark) {
    const next = following[0] && headingMarkOf(following[0].text);
    return markedRole(text, mark.length, levelOf(mark.depth, outline), next?.depth === mark.depth);
  }
  if (group.stated?.kind === 'heading') return { kind: 'heading', level: group.stated.level };
  if (isCaption(text)) return CAPTION;
  if (hasListMark(text)) return { kind: 'list_item' };
  if (outline.isAboveTitle(group)) return { kind: 'paragraph' };
  if (outline.parts.has(group) || isNamedPart(text) || namesWorkOfYear(text))
    return { kind: 'heading', level: 1 };
  if (!outline.isNumbered && looksLikeHeading(text))
    return { kind: 'heading', level: namesSection(text) ? 1 : 2 };
  return { kind: 'paragraph' };
}

/** Chapters push 一、 and what is below it two levels down, so that the section path keeps them. */
function levelOf(depth: MarkDepth, { hasChapters }: Outline): number {
  const level = { chapter: 1, section: 2, first: 1, second: 2, third: 3, fourth: 4 }[depth];
  return hasChapters && depth !== 'chapter' && depth !== 'section' ? level + 2 : level;
}

export const CELLS_AHEAD = 24;
const FEWEST_NUMBERS = 3;

/** "一、税收收入" in a table whose cells came out as lines: bare numbers follow, and no sentence before them. */
function isAmongCells(following: readonly Group[]): boolean {
  const window = following.slice(0, CELLS_AHEAD);
  const prose = window.findIndex(({ text }) => holdsSentenceEnd(text) || text.length > LONGEST_RUN_IN);
  const cells = prose < 0 ? window : window.slice(0, prose);
  const numbers = cells.filter(({ text }) => /^-?[\d.,]+%?$/.test(text)).length;
  return numbers >= FEWEST_NUMBERS || (numbers > 0 && prose < 0 && window.length === CELLS_AHEAD);
}

function markedRole(text: string, markLength: number, level: number, isListed: boolean): Role {
  const firstStop = text.indexOf('。');
  const isWhole = firstStop < 0 || firstStop === text.length - 1;
  const isDeep = /^[（(]?\d/.test(text);
  if (firstStop < 0 && text.length <= LONGEST_HEADING && !/[；;]/.test(text))
    return { kind: 'heading', level };
  if (
    isWhole &&
    text.length <= LONGEST_RUN_IN + markLength &&
    !(isDeep && (isListed || QUANTITY.test(text.slice(markLength))))
  ) {
    return { kind: 'heading', level };
  }
  const first = text.slice(markLength, firstStop);
  if (!isWhole && first.length < LONGEST_RUN_IN && !QUANTITY.test(first)) {
    return { kind: 'run_in', level, length: firstStop + 1 };
  }
  return { kind: 'list_item' };
}

/** Cuts the spans of a paragraph behind its first `length` reading characters. */
export function splitSpans(spans: readonly Span[], at: number): [Span[], Span[]] {
  const head = spans
    .filter((span) => span.start < at)
    .map((span) => ({ start: span.start, end: Math.min(span.end, at) }));
  const rest = spans
    .filter((span) => span.end > at)
    .map((span) => ({ start: Math.max(span.start, at), end: span.end }));
  return [head, rest];
}
