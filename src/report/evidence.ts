import type { Rows } from './columns.ts';
import type { EvidenceFailure } from './shape.ts';

type Row = Rows['rows'][number];

export interface Evidence {
  /** Where each observation's quote begins in the text, by observation id. */
  readonly quotes: Record<string, number>;
  readonly failures: readonly EvidenceFailure[];
}

/**
 * Holds a document's rows against its text: every numeral must stand at its offsets, and every quote around its
 * numeral, letter for letter.
 */
export function verifyEvidence(
  text: string,
  numbers: readonly Row[],
  observations: readonly Row[],
): Evidence {
  const failures: EvidenceFailure[] = [];
  const fail = (row: Row, expected: string, found: string) =>
    failures.push({ document_id: row.document_id ?? '', start: Number(row.start), expected, found });
  for (const row of numbers) {
    const expected = row.text ?? '';
    const found = text.slice(Number(row.start), Number(row.end));
    if (found !== expected) fail(row, expected, found);
  }
  const quotes: Record<string, number> = {};
  for (const row of observations) {
    const quote = row.quote ?? '';
    const at = quoteAround(text, quote, Number(row.start), Number(row.end));
    if (at >= 0) quotes[row.observation_id ?? ''] = at;
    else fail(row, quote, text.slice(Number(row.start), Number(row.start) + quote.length));
  }
  return { quotes, failures };
}

/** Where the quote stands that covers a span; the nearest before the span where there are several. -1 for none. */
export function quoteAround(text: string, quote: string, start: number, end: number): number {
  if (quote === '') return -1;
  const at = text.lastIndexOf(quote, start);
  return at >= 0 && at + quote.length >= end ? at : -1;
}
