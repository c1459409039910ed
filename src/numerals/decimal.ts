/** Exact arithmetic on decimal strings: only what reading numerals needs. */

const FRACTION_DIGITS = 6;

/** 007.50 → 7.50, 000 → 0; digits after the point are kept as stated. */
export function trimZeros(value: string): string {
  let at = 0;
  while (at < value.length - 1 && value[at] === '0' && value[at + 1] !== '.') at++;
  return value.slice(at);
}

/** Moves the point of a plain unsigned decimal to the right: shift('7.5', 1) → 75. */
export function shift(value: string, places: number): string {
  const [whole = '0', decimals = ''] = value.split('.');
  const padded = decimals.padEnd(places, '0');
  const rest = padded.slice(places);
  return trimZeros(`${whole}${padded.slice(0, places)}${rest && `.${rest}`}`);
}

/** To six decimals, rounded half up, no trailing zeros: 1/3 → 0.333333, 1/8 → 0.125. */
export function divide(numerator: bigint, denominator: bigint): string {
  const unit = 10n ** BigInt(FRACTION_DIGITS);
  const scaled = (2n * numerator * unit + denominator) / (2n * denominator);
  const decimals = (scaled % unit).toString().padStart(FRACTION_DIGITS, '0').replace(/0+$/, '');
  return `${scaled / unit}${decimals && `.${decimals}`}`;
}
