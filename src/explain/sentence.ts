import type { Trace } from '../extract/decision.ts';
import { type ProseEntry, readProse } from '../extract/prose.ts';
import type { RuleBook } from '../rules/book.ts';
import { readingOf } from '../segment/reading.ts';
import type { Reading, Span } from '../types.ts';

/** The year under review of a text that stands alone; its plans are for the year after. */
export const REVIEW_YEAR = 2023;

export interface ReadSentence {
  readonly reading: Reading;
  readonly entries: readonly ProseEntry[];
}

/** Reads a text that belongs to no report as a paragraph of a review of `year`. */
export function readSentence(text: string, rules: RuleBook, year = REVIEW_YEAR, trace?: Trace): ReadSentence {
  const reading = readingOf(text, 0, text.length);
  const entries = readProse({
    text: reading.text,
    setting: { status: 'actual', period: String(year) },
    calendar: { referenceYear: year, thisYear: year + 1 },
    topic: '',
    rules,
    ...(trace && { trace }),
  });
  return { reading, entries };
}

/** Where the numeral or rank word of an entry stands in the reading text. */
export function markOf(entry: ProseEntry): Span {
  const { start, end } = entry.kind === 'fact' ? entry.fact.mark : entry.mark;
  return { start, end };
}
