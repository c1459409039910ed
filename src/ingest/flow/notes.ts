import type { Run } from './blocks.ts';

const BRACKETED =
  /^[[(（〔【［<〈]\s*(?:\d{1,3}|[①-⑳*＊※]|[ivx]{1,5}|[一二三四五六七八九十]{1,3}|注\d{0,2})\s*[\])）〕】］>〉]$/;
const BARE = /^(?:\d{1,2}|[①-⑳]|[*＊※]{1,3}|注\d{0,2})$/;
const EXPONENT = /^[-+−－]?\d{1,2}$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A stretch of a line while it is read; `link` leads to a footnote, or looks as if it did. */
export interface DraftRun {
  readonly text: string;
  readonly setting: 'plain' | 'raised' | 'link';
}

/** A line with the marks of its footnotes told apart, and exponents as such. */
export function settledRuns(drafts: readonly DraftRun[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < drafts.length; ) {
    const { setting } = drafts[from]!;
    let to = from + 1;
    while (setting !== 'plain' && drafts[to]?.setting === setting) to++;
    const text = drafts
      .slice(from, to)
      .map((draft) => draft.text)
      .join('');
    runs.push(setting === 'plain' ? { text, isNoteMark: false } : settled(text, setting, endOf(runs)));
    from = to;
  }
  return runs;
}

const endOf = (runs: readonly Run[]): string =>
  runs
    .slice(-4)
    .map(({ text }) => text)
    .join('');

/**
 * Raised text is the mark of a footnote; or an exponent, which on the line would make another number (m2, 108); or just
 * text. `before` is what stands to the left of it.
 */
function settled(text: string, setting: 'raised' | 'link', before: string): Run {
  const bare = text.trim();
  if (setting === 'link') return { text, isNoteMark: BRACKETED.test(bare) };
  if (EXPONENT.test(bare) && /(?:[A-Za-z]|(?:^|[^\d.])10)$/.test(before)) {
    return { text: exponent(bare), isNoteMark: false };
  }
  return { text, isNoteMark: BRACKETED.test(bare) || BARE.test(bare) };
}

const exponent = (text: string): string =>
  text
    .replace(/[-−－]/, '⁻')
    .replace('+', '⁺')
    .replace(/\d/g, (digit) => RAISED.charAt(Number(digit)));
