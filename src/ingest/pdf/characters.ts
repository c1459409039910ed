import { foldCharacter } from '../../segment/characters.ts';

/** Stands for a character that the file does not tell. */
export const UNREADABLE = '\ufffd';

/** Bullets and arrows of the symbol fonts, which Word files in the private use area. */
const SYMBOLS: ReadonlyMap<number, string> = new Map([
  [0xf0b7, '•'],
  [0xf06c, '●'],
  [0xf06e, '■'],
  [0xf06f, '□'],
  [0xf075, '◆'],
  [0xf0a7, '▪'],
  [0xf0a8, '□'],
  [0xf0d8, '➢'],
  [0xf0e0, '→'],
  [0xf0fc, '✓'],
]);

const LIGATURES: ReadonlyMap<number, string> = new Map(
  ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'].map((letters, i) => [0xfb00 + i, letters]),
);

export const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0xad ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202f);

/** The character as a reader types it: radicals as characters, ligatures as letters; U+FFFD if the file does not tell. */
export function characterOf(code: number): string {
  if (code < 0x2e80) return isControl(code) ? UNREADABLE : String.fromCharCode(code);
  if (code <= 0x2fdf || (code >= 0xf900 && code <= 0xfaff)) return foldCharacter(String.fromCharCode(code));
  if (code >= 0xfb00 && code <= 0xfb06) return LIGATURES.get(code)!;
  if (isPrivateOrBroken(code)) return SYMBOLS.get(code) ?? UNREADABLE;
  return String.fromCodePoint(code);
}

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

const isPrivateOrBroken = (code: number): boolean =>
  (code >= 0xd800 && code <= 0xf8ff) || code === 0xfffd || (code & 0xfffe) === 0xfffe || code >= 0xf0000;
