import { placeNumber } from '../correct/place.ts';
import type { NumberRow } from '../normalize/rows.ts';
import type { Document, Span } from '../types.ts';
import type { QuotedNumber } from './draft.ts';

/** Where a clause and a sentence end; a report breaks its lines where it likes. */
const PROSE = { clause: /[，；：、。！？]/, sentence: /[。！？]/ };
/** A cell, and a row: the text of a table has tabs between cells. */
const TABLE = { clause: /[\t\n]/, sentence: /\n/ };
const REACHES = [0, 2, 4, 8, 12, 20, 32, 60, 120];
/** Letters before and behind; 二十大和二十届 are told apart by one side alone. */
const WINDOWS = REACHES.flatMap((before) => REACHES.map((behind) => ({ before, behind }))).sort(
  (a, b) =>
    a.before + a.behind - b.before - b.behind ||
    Math.abs(a.before - a.behind) - Math.abs(b.before - b.behind),
);

/**
 * The shortest readable quote that leads to a number and to no other: its clause, its sentence, else as many letters
 * on either side as it takes. Undefined where none does.
 */
export function quoteOf(
  document: Document,
  numbers: readonly NumberRow[],
  start: number,
): QuotedNumber | undefined {
  const row = numbers.find((one) => one.start === start);
  if (!row) return undefined;
  const { text } = document.source;
  const numeral = bare(row.text);
  const leadsThere = (quote: string): boolean => {
    const place = placeNumber(probe(document.id, quote, numeral), document, numbers);
    return typeof place !== 'string' && place.span.start === row.start && place.span.end === row.end;
  };
  const block = document.blocks.find((one) => one.start <= row.start && row.end <= one.end);
  const bounds = block ?? { start: 0, end: text.length };
  const { clause, sentence } = block && block.kind !== 'table' ? PROSE : TABLE;
  const stretches = [
    between(text, row, clause, bounds),
    between(text, row, sentence, bounds),
    ...WINDOWS.map(({ before, behind }) => ({ start: row.start - before, end: row.end + behind })),
  ];
  const quote = stretches
    .map((stretch) => bare(text.slice(Math.max(0, stretch.start), stretch.end)))
    .find(leadsThere);
  return quote === undefined ? undefined : { quote, numeral };
}

/** White space does not count where a quote is looked for, and one line reads better. */
const bare = (text: string): string => text.replace(/\s+/g, '');

function between(text: string, { start, end }: Span, mark: RegExp, bounds: Span): Span {
  let from = start;
  while (from > bounds.start && !mark.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < bounds.end && !mark.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}

function probe(document_id: string, quote: string, numeral: string): Parameters<typeof placeNumber>[0] {
  return {
    id: 'probe',
    action: 'add',
    match: { document_id, quote, numeral },
    set: { indicator: '', measure: 'level', value: '0', unit: '', period: '', status: 'actual' },
    reason: '',
    author: '',
    date: '',
    file: '',
    place: '',
  };
}
