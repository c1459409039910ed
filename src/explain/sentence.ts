import type { ProseEntry } from '../extract/fact.ts';
import { readProse } from '../extract/prose.ts';
import type { Surroundings } from '../extract/surroundings.ts';
import type { Calendar } from '../extract/times.ts';
import type { RuleBook } from '../rules/book.ts';
import { readingOf } from '../segment/reading.ts';
import type { Reading, Span } from '../types.ts';

/** The year under review of a text that stands alone; its plans are for the year after. */
export const REVIEW_YEAR = 2023;

/** What is assumed of a text that belongs to no report: a paragraph of a review of `year`. */
export function reviewOf(year: number): Surroundings & { readonly calendar: Calendar } {
  return {
    setting: { status: 'actual', period: String(year) },
    calendar: { referenceYear: year, thisYear: year + 1 },
    topic: '',
    whose: { area: '', geoScope: 'unstated' },
  };
}

export interface ReadSentence {
  readonly reading: Reading;
  readonly entries: readonly ProseEntry[];
}

export function readSentence(text: string, rules: RuleBook): ReadSentence {
  const reading = readingOf(text, 0, text.length);
  return { reading, entries: readProse({ text: reading.text, ...reviewOf(REVIEW_YEAR), rules }) };
}

/** Where the numeral or rank word of an entry stands in the reading text. */
export function markOf(entry: ProseEntry): Span {
  const { start, end } = entry.kind === 'fact' ? entry.fact.mark : entry.mark;
  return { start, end };
}
