/** What each UTF-16 code unit means to the scanner, looked up in one table so that prose is passed over quickly. */

export const NONE = 0;
/** 0-9 and ０-９ */
export const DIGIT = 1;
/** - − － – + ＋ */
export const SIGN = 2;
/** 〇 零 一 … 九 两 十 百 千 万 亿 */
export const HAN = 3;
/** 第 */
export const ORDINAL = 4;
/** 翻 */
export const DOUBLING = 5;
/** 半 */
export const HALF = 6;

export const CHARACTER_KIND = new Uint8Array(0x10000);

const HAN_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const SMALL_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const mark = (characters: string, kind: number): void => {
  for (const character of characters) CHARACTER_KIND[character.charCodeAt(0)] = kind;
};
mark('0123456789０１２３４５６７８９', DIGIT);
mark('-−－–+＋', SIGN);
mark(`${Object.keys(HAN_DIGITS).join('')}${Object.keys(SMALL_SCALES).join('')}万亿`, HAN);
mark('第', ORDINAL);
mark('翻', DOUBLING);
mark('半', HALF);

export const kindAt = (text: string, at: number): number => CHARACTER_KIND[text.charCodeAt(at)] ?? NONE;

export const isDigitAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && kindAt(text, at) === DIGIT;

/** 0-9 of an Arabic digit of either width. */
export function arabicDigit(code: number): number {
  return code < 0xff00 ? code - 0x30 : code - 0xff10;
}

/** 0-9, or undefined for a scale. 两 is 2. */
export const hanDigit = (character: string): number | undefined => HAN_DIGITS[character];

/** 10, 100, 1000 for 十 百 千, else undefined. */
export const smallScale = (character: string): number | undefined => SMALL_SCALES[character];

export const isZero = (character: string): boolean =>
  character === '零' || character === '〇' || character === '○';
