/** Prints plain decimal strings the ways reports write them: for explanations, and to test the scanner by. */

const DIGITS = '零一二三四五六七八九';
const SCALES = ['', '十', '百', '千'];
const SECTIONS = ['', '万', '亿', '万亿'];

export interface ArabicStyle {
  /** 1,234 rather than 1234. */
  readonly thousands?: boolean;
  /** １２３．４ rather than 123.4. */
  readonly fullWidth?: boolean;
}

/** `value` is a plain decimal string, negative or not. */
export function printArabic(
  value: string,
  { thousands = false, fullWidth = false }: ArabicStyle = {},
): string {
  const [whole = '', decimals] = value.split('.');
  const grouped = thousands ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  const printed = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return fullWidth ? printed.replace(/[0-9.-]/g, fullWidthOf) : printed;
}

function fullWidthOf(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

/** `value` is a non-negative plain decimal string below 10^16: 105 → 一百零五, 2.5 → 二点五. */
export function printChinese(value: string): string {
  const [whole = '0', decimals] = value.split('.');
  const integer = printInteger(whole.replace(/^0+(?=\d)/, ''));
  return decimals === undefined ? integer : `${integer}点${printDigits(decimals)}`;
}

/** Digit by digit, as years are: 2035 → 二〇三五. */
export function printDigits(value: string): string {
  return value.replace(/\d/g, (digit) => DIGITS[Number(digit)]!).replaceAll('零', '〇');
}

function printInteger(digits: string): string {
  if (digits === '0') return '零';
  if (digits === '2') return '两';
  let printed = '';
  let gap = false;
  const sections = Math.ceil(digits.length / 4);
  const padded = digits.padStart(sections * 4, '0');
  for (let i = 0; i < sections; i++) {
    const section = padded.slice(i * 4, i * 4 + 4);
    if (section === '0000') {
      gap = printed !== '';
      continue;
    }
    if (printed !== '' && (gap || section.startsWith('0'))) printed += '零';
    printed += printSection(section) + SECTIONS[sections - 1 - i]!;
    gap = false;
  }
  return printed.replace(/^一十/, '十').replace(/^二(?=[千万亿])/, '两');
}

function printSection(section: string): string {
  let printed = '';
  let zero = false;
  for (let i = 0; i < 4; i++) {
    const digit = Number(section[i]);
    if (digit === 0) {
      zero = printed !== '';
      continue;
    }
    printed += `${zero ? '零' : ''}${DIGITS[digit]}${SCALES[3 - i]}`;
    zero = false;
  }
  return printed;
}
