/** Decimal strings as a person reads them. Figures stay strings: a float would turn 16.4亿 into 1639999999. */

/** 1234567.5 → 1,234,567.5 */
export function group(decimal: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** Moves the decimal point: shift('3460000000000', -12) is 3.46. */
export function shift(decimal: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match || places === 0) return decimal;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${sign}${left}${right && `.${right}`}`;
}

export interface Scale {
  /** Power of ten that is taken out. */
  readonly places: number;
  /** What stands before the unit, in either language. */
  readonly zh: string;
  readonly en: string;
}

const CHINESE: readonly Scale[] = [
  { places: 12, zh: '万亿', en: '' },
  { places: 8, zh: '亿', en: '' },
  { places: 4, zh: '万', en: '' },
];
const ENGLISH: readonly Scale[] = [
  { places: 12, zh: '', en: 'trillion ' },
  { places: 9, zh: '', en: 'billion ' },
  { places: 6, zh: '', en: 'million ' },
  { places: 3, zh: '', en: 'thousand ' },
];
const UNSCALED: Scale = { places: 0, zh: '', en: '' };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The scale in which values up to `largest` are short; words only before a unit that takes them: not 亿% */
export function scaleFor(largest: number, takesWords: boolean, lang: 'zh' | 'en'): Scale {
  const size = Math.abs(largest);
  if (size > 0 && size < 0.001) return powerOfTen(Math.floor(Math.log10(size) / 3) * 3);
  if (!takesWords) return UNSCALED;
  const [scales, enough] = lang === 'zh' ? [CHINESE, 1] : [ENGLISH, 10];
  return scales.find(({ places }) => size >= enough * 10 ** places) ?? UNSCALED;
}

function powerOfTen(places: number): Scale {
  const exponent = [...String(Math.abs(places))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const text = `×10${places < 0 ? '⁻' : ''}${exponent} `;
  return { places, zh: text, en: text };
}

/** A float that only places a point on a screen. */
export function roughly(decimal: string): number {
  return decimal === '' ? Number.NaN : Number(decimal);
}
