import { scanNumerals } from '../numerals/scan.ts';
import type { Lexicon } from '../rules/lexicon.ts';
import type { Numeral } from '../types.ts';

/** What the ledger has to account for: a numeral, or a word that is a rank by itself (首位, 榜首). */
export type Mark =
  | { readonly kind: 'numeral'; readonly numeral: Numeral; readonly start: number; readonly end: number }
  | { readonly kind: 'rank_word'; readonly place: string; readonly start: number; readonly end: number };

/** What stands behind the number of a streak: 六连冠, 十八连丰. */
export const IN_A_ROW = /^连[冠增丰升涨降胜快跌]/;

/** All marks of a reading text, ascending. A rank word that covers a numeral (双第一) takes its place. */
export function findMarks(text: string, lexicon: Lexicon): Mark[] {
  const ranks = findRankWords(text, lexicon);
  const taken = new Set(
    ranks.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  const numerals = scanNumerals(text).filter(({ start, end }) => !taken.has(start) && !taken.has(end - 1));
  const marks: Mark[] = [
    ...ranks,
    ...numerals.map(
      (numeral) => ({ kind: 'numeral', numeral, start: numeral.start, end: numeral.end }) as const,
    ),
  ];
  return marks.sort((a, b) => a.start - b.start);
}

function findRankWords(text: string, lexicon: Lexicon): Extract<Mark, { kind: 'rank_word' }>[] {
  const found: Extract<Mark, { kind: 'rank_word' }>[] = [];
  for (const match of text.matchAll(lexicon.matcher('rank_word'))) {
    // 首位度 is how much larger the first is.
    if (/^首位度/.test(text.slice(match.index))) continue;
    const place = lexicon.valueOf(match[0], 'rank_word') ?? '';
    found.push({ kind: 'rank_word', place, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
