import { type Run, textOfRuns } from '../flow/blocks.ts';

const BRACKETED =
  /^[[(（〔【［<〈]\s*(?:\d{1,3}|[①-⑳*＊※]|[ivx]{1,5}|[一二三四五六七八九十]{1,3}|注\d{0,2})\s*[\])）〕】］>〉]$/;
const BARE = /^(?:\d{1,2}|[①-⑳]|[*＊※]{1,3}|注\d{0,2})$/;
const EXPONENT = /^[-+−－]?\d{1,2}$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Raised text: the mark of a footnote; an exponent, which would be another number if it stood on the line (m2, 108);
 * or just text. `before` is what stands to the left of it.
 */
export function raisedRuns(runs: readonly Run[], before: string): Run[] {
  const text = textOfRuns(runs).trim();
  if (EXPONENT.test(text) && /(?:[A-Za-z]|(?:^|[^\d.])10)$/.test(before)) {
    return [{ text: raised(text), isNoteMark: false }];
  }
  return isNoteMark(text) ? [{ text, isNoteMark: true }] : [...runs];
}

export const isNoteMark = (text: string): boolean => BRACKETED.test(text) || BARE.test(text);

export const isBracketedMark = (text: string): boolean => BRACKETED.test(text.trim());

const raised = (text: string): string =>
  text
    .replace(/[-−－]/, '⁻')
    .replace('+', '⁺')
    .replace(/\d/g, (digit) => RAISED.charAt(Number(digit)));
