import type { Numeral } from '../types.ts';
import { isSignOfNumeral, readArabic } from './arabic.ts';
import { CHARACTER_KIND, DIGIT, DOUBLING, HALF, HAN, NONE, ORDINAL, SIGN } from './characters.ts';
import { type Reading, readChinese, readDoubling, readHalf, readOrdinal } from './chinese.ts';

/**
 * Every numeral of a reading text, ascending, never overlapping; `text.slice(start, end)` is the numeral's
 * `text`. One pass: what a reader has looked at as part of a run is never looked at again.
 */
export function scanNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = [];
  let previousEnd = 0;
  let at = 0;
  while (at < text.length) {
    const kind = CHARACTER_KIND[text.charCodeAt(at)]!;
    if (kind === NONE) {
      at++;
      continue;
    }
    const { numeral, next } = readAt(text, at, kind, previousEnd);
    if (numeral) {
      numerals.push(numeral);
      previousEnd = numeral.end;
    }
    at = next;
  }
  return numerals;
}

function readAt(text: string, at: number, kind: number, previousEnd: number): Reading {
  switch (kind) {
    case DIGIT:
      return arabic(text, at, -1);
    case SIGN:
      return isSignOfNumeral(text, at, previousEnd)
        ? arabic(text, at + 1, at)
        : { numeral: undefined, next: at + 1 };
    case HAN:
      return readChinese(text, at, previousEnd);
    case ORDINAL:
      return readOrdinal(text, at);
    case DOUBLING:
      return readDoubling(text, at);
    case HALF:
      return readHalf(text, at);
    default:
      return { numeral: undefined, next: at + 1 };
  }
}

function arabic(text: string, at: number, signAt: number): Reading {
  const numeral = readArabic(text, at, signAt);
  return { numeral, next: numeral.end };
}
