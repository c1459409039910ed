import type { Numeral } from '../types.ts';
import { arabicDigit, isDigitAt } from './characters.ts';
import { divide, shift, trimZeros } from './decimal.ts';
import { closesTenths, isUnitCharacter } from './measures.ts';

/** 2024/1 and 04/21 are dates and 12345678/9 a file number: a fraction is short. */
const LONGEST_NUMERATOR = 3;
const LONGEST_DENOMINATOR = 6;
/** 5亿元-10亿元: at most this many characters of unit stand between a range's lower end and its dash. */
const LONGEST_UNIT = 6;

/**
 * Reads the Arabic numeral whose first digit stands at `at`; `signAt` is where its sign stands, or -1.
 * A scale word after it is no part of it (3.46万亿元 → 3.46). 1.2.3 is read as 1.2 and then 3.
 */
export function readArabic(text: string, at: number, signAt: number): Numeral {
  const whole = digitsEnd(text, at);
  const grouped = groupsEnd(text, at, whole, ',') || wideGroupsEnd(text, at, whole) || whole;
  let end = grouped;
  let value = digitsOf(text, at, grouped);
  const start = signAt >= 0 ? signAt : at;
  const sign = signAt >= 0 && isMinus(text[signAt]!) ? '-' : '';

  if (end === whole && !afterSlash(text, at)) {
    const fraction = readFraction(text, at, whole);
    if (fraction) return numeral(text, start, fraction.end, 'fraction', sign + fraction.value, '');
  }
  if (isPoint(text[end]) && isDigitAt(text, end + 1)) {
    const decimals = digitsEnd(text, end + 1);
    value = `${value}.${digitsOf(text, end + 1, decimals)}`;
    end = decimals;
  }
  value = trimZeros(value);
  if (
    text[end] === '成' &&
    value.indexOf('.') < 2 &&
    closesTenths(text, end + 1) &&
    !/^0|^\d\d/.test(value)
  ) {
    return numeral(text, start, end + 1, 'tenths', sign + shift(value, 1), '%');
  }
  return numeral(text, start, end, 'arabic', /[1-9]/.test(value) ? sign + value : value, '');
}

/**
 * Whether the sign character at `at` belongs to the digit after it. A plus does also after a digit (20+8 is
 * 20 and +8); a minus does not after a digit or letter (2021-2025, COVID-19), nor where it joins two
 * quantities (10%-20%, 1月-9月, 5亿元-10亿元). `previousEnd` is where the last numeral ended.
 */
export function isSignOfNumeral(text: string, at: number, previousEnd: number): boolean {
  if (!isDigitAt(text, at + 1)) return false;
  if (at === 0) return true;
  const before = text[at - 1]!;
  const plus = text[at] === '+' || text[at] === '＋';
  if (isDigitAt(text, at - 1)) return plus;
  if (isLetter(before) || isSignCharacter(before)) return false;
  return plus || !joinsQuantities(text, previousEnd, at);
}

function joinsQuantities(text: string, previousEnd: number, at: number): boolean {
  if (previousEnd <= 0 || at - previousEnd > LONGEST_UNIT) return false;
  for (let i = previousEnd; i < at; i++) if (!isUnitCharacter(text[i]!)) return false;
  return true;
}

function readFraction(text: string, at: number, slash: number): { end: number; value: string } | undefined {
  if (text[slash] !== '/' || slash - at > LONGEST_NUMERATOR || !isDigitAt(text, slash + 1)) return undefined;
  let end = slash + 1;
  while (isDigitAt(text, end) && end - slash <= LONGEST_DENOMINATOR + 1) end++;
  if (end - slash - 1 > LONGEST_DENOMINATOR) return undefined;
  const goesOn = (isPoint(text[end]) || text[end] === '/') && isDigitAt(text, end + 1);
  if (isZeroAt(text, at) || isZeroAt(text, slash + 1)) return undefined;
  // 40/10万: so many for each 100,000.
  if (text[end] === '万' || text[end] === '亿') return undefined;
  const denominator = BigInt(digitsOf(text, slash + 1, end));
  if (goesOn) return undefined;
  return { end, value: divide(BigInt(digitsOf(text, at, slash)), denominator) };
}

/** The later parts of 2024/1/30 and of 38/39/40 begin no fraction of their own. */
function afterSlash(text: string, at: number): boolean {
  return at >= 2 && text[at - 1] === '/' && isDigitAt(text, at - 2);
}

/** So far a scan looks ahead, so that its time stays linear. */
const LONGEST_GROUPS = 24;

/** Where the groups of three end that `comma` parts, or 0 where there are none. */
function groupsEnd(text: string, at: number, whole: number, comma: ',' | '，'): number {
  if (whole - at > 3 || isZeroAt(text, at)) return 0;
  let end = whole;
  while (
    end - whole < LONGEST_GROUPS &&
    text[end] === comma &&
    isDigitAt(text, end + 1) &&
    isDigitAt(text, end + 2) &&
    isDigitAt(text, end + 3) &&
    !isDigitAt(text, end + 4)
  ) {
    end += 4;
  }
  return end === whole ? 0 : end;
}

/** 1，442，421万元: a clause does not end in a bare number where three digits and a unit follow; an ordinal or a name may. */
function wideGroupsEnd(text: string, at: number, whole: number): number {
  const before = text[at - 1] ?? '';
  if (/[\p{L}第.．“]/u.test(before) && !/[\p{Script=Han}]/u.test(before)) return 0;
  if (before === '第') return 0;
  const end = groupsEnd(text, at, whole, '，');
  const last = isPoint(text[end]) ? digitsEnd(text, end + 1) : end;
  return end > 0 && isUnitCharacter(text[last] ?? '') ? end : 0;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigitAt(text, end)) end++;
  return end;
}

function digitsOf(text: string, start: number, end: number): string {
  const raw = text.slice(start, end).replace(/[,，]/g, '');
  return raw.replace(/[０-９]/g, (digit) => String(arabicDigit(digit.charCodeAt(0))));
}

const isZeroAt = (text: string, at: number): boolean => text[at] === '0' || text[at] === '０';
const isPoint = (character: string | undefined): boolean => character === '.' || character === '．';
const isMinus = (character: string): boolean => character !== '+' && character !== '＋';
const isSignCharacter = (character: string): boolean => '-−－–+＋—'.includes(character);
const isLetter = (character: string): boolean =>
  (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');

function numeral(
  text: string,
  start: number,
  end: number,
  form: Numeral['form'],
  value: string,
  impliedUnit: string,
): Numeral {
  return { start, end, text: text.slice(start, end), form, value, impliedUnit };
}
