import type { Reading, Span } from '../types.ts';
import {
  CHINESE_FORM,
  foldCharacter,
  isBlank,
  isChinese,
  isDigit,
  isHan,
  isLatin,
  isLineBreak,
} from './characters.ts';

/** The characters of a reading while it is made, with the white space that stood before each. */
interface Draft {
  readonly chars: string[];
  readonly offsets: number[];
  /** Offset of the first blank between character i - 1 and i, or -1. */
  readonly gapAt: number[];
  readonly gapBreaksLine: boolean[];
}

const SUBSCRIPT = /_\{[^{}\n]{1,8}\}/y;

/** The reading text of one stretch of the document; see {@link readingOfSpans}. */
export const readingOf = (text: string, start: number, end: number): Reading =>
  readingOfSpans(text, [{ start, end }]);

/**
 * The reading text of several ascending stretches taken as one: what stands between them (page numbers, running
 * heads) is left out, so that a sentence cut by a page break is read whole and the offsets jump over the cut.
 *
 * Every reading character is the fold of the document's character at its offset; offsets ascend strictly.
 */
export function readingOfSpans(text: string, spans: readonly Span[]): Reading {
  const draft = collect(text, spans);
  punctuate(draft.chars);
  return close(draft);
}

function collect(text: string, spans: readonly Span[]): Draft {
  const draft: Draft = { chars: [], offsets: [], gapAt: [], gapBreaksLine: [] };
  let gapAt = -1;
  let gapBreaksLine = false;
  let subscriptEnd = -1;
  for (const span of spans) {
    for (let at = span.start; at < span.end; at++) {
      const raw = text.charAt(at);
      if (isBlank(raw)) {
        if (gapAt < 0) gapAt = at;
        if (isLineBreak(raw)) gapBreaksLine = true;
        continue;
      }
      // **bold** in Markdown.
      if (raw === '*' && text.charAt(at + 1) === '*' && at + 1 < span.end) {
        at++;
        continue;
      }
      // PM_{2.5}: the marks of the subscript are layout, its digits belong to the name.
      if (raw === '_' && isLatin(draft.chars.at(-1) ?? '')) {
        SUBSCRIPT.lastIndex = at;
        const length = SUBSCRIPT.exec(text)?.[0].length ?? 0;
        if (length > 0 && at + length <= span.end) {
          at++;
          subscriptEnd = at + length - 2;
          continue;
        }
      }
      if (at === subscriptEnd) continue;
      draft.chars.push(foldCharacter(raw));
      draft.offsets.push(at);
      draft.gapAt.push(gapAt);
      draft.gapBreaksLine.push(gapBreaksLine);
      gapAt = -1;
      gapBreaksLine = false;
    }
    gapBreaksLine = true;
    if (gapAt < 0 && isBlank(text.charAt(span.end))) gapAt = span.end;
  }
  return draft;
}

/** Gives , ; : ! ? ( ) " the form their neighbours ask for; a bracket takes the form of its partner. */
function punctuate(chars: string[]): void {
  pairQuotes(chars);
  const raw = [...chars];
  const open: number[] = [];
  let remark: number | undefined;
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i]!;
    const before = chars[i - 1] ?? '';
    const after = raw[i + 1] ?? '';
    const beside = isChinese(before) || isChinese(after);
    if (char === '.' && isListMark(raw, i)) chars[i] = '．';
    else if (char === '∶' || char === '：') chars[i] = isDigit(before) && isDigit(after) ? ':' : '：';
    else if (char === '(' || char === '（') {
      open.push(i);
      if (beside) chars[i] = '（';
    } else if (char === '〔' && isChinese(after)) {
      // 〔主要是一次性收入减少〕: a remark; 〔2023〕 numbers a document.
      remark = i;
    } else if (char === '〕' && remark !== undefined) {
      chars[remark] = '（';
      chars[i] = '）';
      remark = undefined;
    } else if (char === ')' || char === '）') {
      const partner = open.pop();
      if (beside || (partner !== undefined && chars[partner] === '（')) {
        chars[i] = '）';
        if (partner !== undefined) chars[partner] = '（';
      }
    } else if (beside && CHINESE_FORM.has(char) && !(isDigit(before) && isDigit(after))) {
      chars[i] = CHINESE_FORM.get(char)!;
    }
  }
}

/** "四个全面": typed with straight marks, which open and close in turn. */
function pairQuotes(chars: string[]): void {
  const marks = chars.flatMap((char, i) => (char === '"' ? [i] : []));
  if (marks.length % 2 === 1 || !chars.some(isHan)) return;
  for (const [i, at] of marks.entries()) chars[at] = i % 2 === 0 ? '“' : '”';
}

/** "4.2017年起": the full stop numbers a list, it is no decimal point. */
function isListMark(chars: readonly string[], at: number): boolean {
  if (!isDigit(chars[at - 1] ?? '') || isDigit(chars[at - 3] ?? '')) return false;
  const ahead = chars.slice(at + 1, at + 6).join('');
  return /^(?:19|20)\d\d年/.test(ahead);
}

function close({ chars, offsets, gapAt, gapBreaksLine }: Draft): Reading {
  const kept: string[] = [];
  const keptOffsets: number[] = [];
  for (let i = 0; i < chars.length; i++) {
    if (i > 0 && gapAt[i]! >= 0 && needsSpace(chars, gapAt, gapBreaksLine[i]!, i)) {
      kept.push(' ');
      keptOffsets.push(gapAt[i]!);
    }
    kept.push(chars[i]!);
    keptOffsets.push(offsets[i]!);
  }
  return { text: kept.join(''), offsets: keptOffsets };
}

/** Whether white space before character `i` parts two words or two numbers, and is not just layout. */
function needsSpace(
  chars: readonly string[],
  gapAt: readonly number[],
  breaksLine: boolean,
  i: number,
): boolean {
  const before = chars[i - 1]!;
  const after = chars[i]!;
  if (isLatin(before) && isLatin(after)) {
    return !(isAlone(chars, i, isLatin) && isSpacedOut(gapAt, i));
  }
  if (!isDigit(after)) return false;
  if (isDigit(before))
    return !partsGroup(chars, i) && !(isAlone(chars, i, isDigit) && !breaksLine && isSpacedOut(gapAt, i));
  if (isSpacedOut(gapAt, i)) return false;
  // "3, 200家" lists two numbers; "- 5.3%" is a dash before a number, "1. 5G" a mark before a name.
  if (before === ',') return isDigit(chars[i - 2] ?? '') && !partsThousands(chars, i);
  if (before === '-') return i === 1;
  return before === '.' && !breaksLine && i <= 3 && gapAt[i - 1]! < 0 && chars.slice(0, i - 1).every(isDigit);
}

/** "1,421, 486万元", "124, 731万元": a space behind the mark of thousands, told by another mark or by a unit of money. */
function partsThousands(chars: readonly string[], i: number): boolean {
  const ahead = chars.slice(i, i + 8).join('');
  const behind = chars.slice(Math.max(0, i - 9), i).join('');
  if (!/^\d{3}(?!\d)/.test(ahead) || !/(?:^|\D)(?:\d{1,3},)+$/.test(behind)) return false;
  return /^\d{3}(?:,\d{3}|[万亿]?元)/.test(ahead) || /\d,\d{3},$/.test(behind);
}

/** "986,3 52万元": the digits on both sides make up one group of three. */
function partsGroup(chars: readonly string[], i: number): boolean {
  const begun = /(?:^|[^\d,.])\d{1,3}(?:,\d{3})*,(\d{1,2})$/.exec(
    chars.slice(Math.max(0, i - 12), i).join(''),
  )?.[1];
  if (begun === undefined) return false;
  const rest = /^(\d{1,2})(?:,\d{3})*[万亿]?元/.exec(chars.slice(i, i + 10).join(''))?.[1];
  return begun.length + (rest?.length ?? 0) === 3;
}

/** One of the two runs that meet at `i` is a single character, as in justified lines: "G D P", "6 4 %". */
function isAlone(chars: readonly string[], i: number, ofKind: (char: string) => boolean): boolean {
  return !(ofKind(chars[i - 2] ?? '') && ofKind(chars[i + 1] ?? ''));
}

const NEARBY = 3;

/** White space stands between nearly all characters around `i`: a justified line pulled apart, not words. */
function isSpacedOut(gapAt: readonly number[], i: number): boolean {
  let gaps = 0;
  let seen = 0;
  for (let j = Math.max(1, i - NEARBY); j <= i + NEARBY && j < gapAt.length; j++) {
    if (j === i) continue;
    seen++;
    if (gapAt[j]! >= 0) gaps++;
  }
  return seen >= 3 && gaps >= seen - 1;
}
