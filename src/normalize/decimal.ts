import Big from 'big.js';

const PLAIN = /^-?\d+(\.\d+)?$/;

/** The exact number of a decimal string; undefined for an empty or malformed one. */
export function parseDecimal(text: string): Big | undefined {
  return PLAIN.test(text) ? new Big(text) : undefined;
}

/** Digits without exponent and without zeros that say nothing: 3.460 × 10¹² → 3460000000000, 5.0 → 5. */
export function plain(number: Big): string {
  const text = number.toFixed();
  return /^-0(\.0*)?$/.test(text) ? '0' : text;
}

/** What one step of the last stated digit is worth: 3.46 → 0.01, 5.0 → 0.1, 200 → 1. */
export function lastDigit(text: string): Big {
  const point = text.indexOf('.');
  return new Big(10).pow(point < 0 ? 0 : point + 1 - text.length);
}

export function isWhole(text: string): boolean {
  return !text.includes('.');
}
