import type { NumberRow } from '../normalize/rows.ts';
import type { Correction } from '../rules/corrections.ts';
import type { Document, Span } from '../types.ts';
import { findSpans } from './quote.ts';

export type Addition = Extract<Correction, { action: 'add' }>;

/** Where the number of an added row stands, and the quote that states it. */
export interface NumberPlace {
  readonly quote: Span;
  readonly span: Span;
}

/** The place of an added row's number in the document's text; else why there is none, and what to do. */
export function placeNumber(
  { match, set }: Addition,
  { source: { text } }: Document,
  numbers: readonly NumberRow[],
): NumberPlace | string {
  const quotes = findSpans(text, match.quote, { start: 0, end: text.length });
  const [quote] = quotes;
  if (!quote) {
    return `the quote “${match.quote}” does not stand in the document; copy it from the report, or delete the correction`;
  }
  if (quotes.length > 1) return `the quote stands ${quotes.length} times in the document; give a longer one`;

  const numeral = match.numeral ?? set.value;
  const spans = findSpans(text, numeral, quote);
  const overlapping = (span: Span) =>
    numbers.filter(({ start, end }) => start < span.end && span.start < end);
  // 3 stands in 3.46 too: the ledger knows where numbers begin and end.
  const whole = spans.filter((span) =>
    overlapping(span).every(({ start, end }) => start === span.start && end === span.end),
  );
  const [span, another] = whole;
  if (!span) {
    const inside = numbers.filter(({ start, end }) => start >= quote.start && end <= quote.end);
    const known =
      inside.length > 0 ? `it holds ${inside.map((row) => row.text).join(', ')}` : 'it holds none';
    return `the number “${numeral}” does not stand in the quote (${known}); say in match.numeral how it is written`;
  }
  if (another) return `the number “${numeral}” stands ${whole.length} times in the quote; give a shorter one`;
  const observed = overlapping(span).find(({ fate }) => fate === 'observed');
  if (observed) {
    return `the number “${numeral}” is read as observation ${observed.observation_id} now; use action set, or delete the correction`;
  }
  return { quote, span };
}
