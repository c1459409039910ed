import { UNIFIED_RADICALS } from './radicals.ts';

const BLANK = /[\p{White_Space}\p{Cc}\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/u;
const LINE_BREAK = /[\n\v\f\u0085\u2028\u2029]/;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．＋－／＜＞＝]/;
const SUBSCRIPT_DIGIT = /[₀-₉]/;
const FORMED_TWICE = /[\u2f00-\u2fdf\uf900-\ufaff]/;
const HAN = /[\u3400-\u9fff〇\u2e80-\u2fdf\uf900-\ufaff\ud840-\udbff\udc00-\udfff]/;
const CHINESE_SIGN = /[、。《》〈〉「」『』【】〔〕“”‘’…—％%‰℃，；：！？（）]/;

const table = <T>(of: (char: string) => T): readonly T[] =>
  Array.from({ length: 0x10000 }, (_, code) => of(String.fromCharCode(code)));

const BLANKS = table((char) => BLANK.test(char));
const HANS = table((char) => HAN.test(char));
const FOLDED = table(foldOne);

function foldOne(char: string): string {
  if (FULL_WIDTH.test(char)) return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  if (SUBSCRIPT_DIGIT.test(char)) return String.fromCharCode(char.charCodeAt(0) - 0x2080 + 0x30);
  if (FORMED_TWICE.test(char)) {
    const unified = char.normalize('NFKC');
    return unified.length === 1 ? unified : char;
  }
  return UNIFIED_RADICALS.get(char) ?? char;
}

/** Layout only: white space, zero-width and control characters. */
export const isBlank = (char: string): boolean => BLANKS[char.charCodeAt(0)] ?? false;

export const isLineBreak = (char: string): boolean => LINE_BREAK.test(char);

/** A Chinese character (half of a surrogate pair counts: outside the BMP these texts hold rare ideographs only). */
export const isHan = (char: string): boolean => HANS[char.charCodeAt(0)] ?? false;

export const isDigit = (char: string): boolean => char >= '0' && char <= '9';

export const isLatin = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');

/** A character or sign beside which punctuation takes its Chinese form. */
export const isChinese = (char: string): boolean => char !== '' && (isHan(char) || CHINESE_SIGN.test(char));

/** One UTF-16 code unit folded by itself: full-width letters, digits and signs to half width, radicals to characters. */
export const foldCharacter = (char: string): string => FOLDED[char.charCodeAt(0)] ?? char;

/** The Chinese forms of punctuation that texts write in half width. */
export const CHINESE_FORM: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）'],
]);

/** Columns a character takes in a fixed-width page: two for Chinese, one for Latin. */
export const columnsOf = (char: string): number => (char.charCodeAt(0) >= 0x2e80 ? 2 : 1);
