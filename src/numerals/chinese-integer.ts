import { hanDigit, isZero, smallScale } from './characters.ts';

/** 八千四百三十二万亿 has 10 characters; 九千九百九十九万九千九百九十九亿… has 31. Longer runs are no numbers. */
const LONGEST_NUMBER = 36;
const LONGEST_DIGIT_STRING = 8;

/**
 * The value of a run of Chinese numeral characters, or undefined where the run is no well-formed number:
 * 十四五 (a plan), 一二三 (a list), 三五 and 七八 (three to five, seven or eight), 千百万.
 */
export function parseInteger(run: string): bigint | undefined {
  if (run.length > LONGEST_NUMBER) return undefined;
  return parseDigitString(run) ?? parseHundredMillions(run);
}

/** 二〇三五, 一九七八, 三〇一. Without a zero only years are read: 一二三四 is a list. */
function parseDigitString(run: string): bigint | undefined {
  if (run.length < 3 || run.length > LONGEST_DIGIT_STRING) return undefined;
  let digits = '';
  for (const character of run) {
    const digit = hanDigit(character);
    if (digit === undefined || character === '两') return undefined;
    digits += digit;
  }
  if (digits.startsWith('0')) return undefined;
  if (!digits.includes('0') && !/^1[89]\d\d$/.test(digits)) return undefined;
  return BigInt(digits);
}

function parseHundredMillions(run: string): bigint | undefined {
  const at = run.lastIndexOf('亿');
  if (at < 0) return parseTenThousands(run, 10000n);
  const high = parseTenThousands(run.slice(0, at), 10000n);
  if (high === undefined) return undefined;
  return combine(high, 100_000_000n, run.slice(at + 1), parseTenThousands);
}

function parseTenThousands(run: string, scaleAbove: bigint): bigint | undefined {
  const at = run.indexOf('万');
  if (at < 0) return parseThousands(run);
  if (run.indexOf('万', at + 1) >= 0 || scaleAbove < 10000n) return undefined;
  const high = parseThousands(run.slice(0, at));
  if (high === undefined || high === 0n) return undefined;
  return combine(high, 10000n, run.slice(at + 1), (low) => parseThousands(low));
}

/** 两万五 is 25,000: one digit right after a scale stands for the next lower one. 两万零五 is 20,005. */
function combine(
  high: bigint,
  scale: bigint,
  low: string,
  parse: (run: string, scaleAbove: bigint) => bigint | undefined,
): bigint | undefined {
  if (low === '') return high * scale;
  const zero = isZero(low[0]!);
  const rest = zero ? low.slice(1) : low;
  const value = parse(rest, scale);
  if (value === undefined || value === 0n) return undefined;
  const colloquial = !zero && rest.length === 1 && value < 10n;
  return high * scale + (colloquial ? (value * scale) / 10n : value);
}

/** 0 to 9999. 三千六 is 3600, 一百零五 is 105, 十二 is 12, 一百十 is 110. */
function parseThousands(run: string): bigint | undefined {
  if (run === '') return undefined;
  let value = 0;
  let scale = 10000;
  let zero = false;
  for (let i = 0; i < run.length; i++) {
    const character = run[i]!;
    if (isZero(character)) {
      if (run.length === 1) return 0n;
      if (zero || i === 0) return undefined;
      zero = true;
      continue;
    }
    const digit = hanDigit(character);
    if (digit === undefined) {
      // A scale without a digit before it: only 十, at the beginning or below a hundred.
      if (character !== '十' || scale <= 10 || (i > 0 && scale === 10000)) return undefined;
      value += 10;
      scale = 10;
      zero = false;
      continue;
    }
    const next = i + 1 < run.length ? smallScale(run[i + 1]!) : undefined;
    if (next !== undefined) {
      if (next >= scale || (character === '两' && next === 10)) return undefined;
      value += digit * next;
      scale = next;
      zero = false;
      i++;
      continue;
    }
    if (i + 1 < run.length || (character === '两' && run.length > 1)) return undefined;
    const colloquial = !zero && scale >= 100 && scale < 10000;
    return BigInt(value + (colloquial ? (digit * scale) / 10 : digit));
  }
  return zero ? undefined : BigInt(value);
}
