import { UNIFIED_RADICALS } from './radicals.ts';

const LINE_BREAK = /[\n\v\f\u0085\u2028\u2029]/;
const CHINESE_SIGN = /[、。《》〈〉「」『』【】〔〕“”‘’…—％%‰℃，；：！？（）]/;
const FULL_WIDTH_SIGNS = '％．＋－／＜＞＝';

const FOLDS = foldsOfCharacters();

function foldsOfCharacters(): ReadonlyMap<string, string> {
  const folds = new Map<string, string>();
  const foldRange = (from: number, to: number, fold: (char: string) => string): void => {
    for (let code = from; code <= to; code++) {
      const char = String.fromCharCode(code);
      const folded = fold(char);
      if (folded.length === 1 && folded !== char) folds.set(char, folded);
    }
  };
  const composed = (char: string): string => char.normalize('NFKC');
  const halfWidth = (char: string): string =>
    /[０-９Ａ-Ｚａ-ｚ]/.test(char) || FULL_WIDTH_SIGNS.includes(char)
      ? String.fromCharCode(char.charCodeAt(0) - 0xfee0)
      : char;
  foldRange(0xff01, 0xff5e, halfWidth);
  foldRange(0x2080, 0x2089, composed); // subscript digits: PM₂.₅
  foldRange(0x2f00, 0x2fdf, composed); // KangXi radicals
  foldRange(0xf900, 0xfaff, composed); // compatibility ideographs
  for (const [radical, unified] of UNIFIED_RADICALS) folds.set(radical, unified);
  return folds;
}

/** Layout only: white space, zero-width and control characters. */
export function isBlank(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  if (code <= 0xa0 || code === 0xad || code === 0x3000 || code === 0xfeff) return true;
  if (code < 0x1680 || code > 0x2064) return false;
  return (
    code === 0x1680 ||
    code === 0x180e ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code >= 0x205f
  );
}

export const isLineBreak = (char: string): boolean => LINE_BREAK.test(char);

/** A Chinese character (half of a surrogate pair counts: outside the BMP these texts hold rare ideographs only). */
export function isHan(char: string): boolean {
  const code = char.charCodeAt(0);
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    code === 0x3007 ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd88d) ||
    (code >= 0xdc00 && code <= 0xdfff)
  );
}

export const isDigit = (char: string): boolean => char >= '0' && char <= '9';

export const isLatin = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');

/** A character or sign beside which punctuation takes its Chinese form. */
export const isChinese = (char: string): boolean => char !== '' && (isHan(char) || CHINESE_SIGN.test(char));

/** One UTF-16 code unit folded by itself: full-width letters, digits and signs to half width, radicals to characters. */
export const foldCharacter = (char: string): string => FOLDS.get(char) ?? char;

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
