import { isBlank, isChinese } from '../../segment/characters.ts';
import type { Run } from './blocks.ts';

/** Zero-width characters and soft hyphens: never seen, but they would part the digits of a number. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const LAYOUT = /[\n\r\v\f\u0085\u2028\u2029]+/g;

/**
 * Runs as one line: line breaks and series of spaces become one space, what is invisible goes, and so does white space
 * at either end. Tabs stay.
 */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let last = '';
  for (const { text, isNoteMark } of runs) {
    let kept = text.replace(INVISIBLE, '').replace(LAYOUT, ' ').replace(/ {2,}/g, ' ');
    if (kept.startsWith(' ') && (last === ' ' || last === '\t')) kept = kept.slice(1);
    if (tidy.length === 0) kept = kept.slice(blanksAhead(kept));
    if (kept === '') continue;
    tidy.push({ text: kept, isNoteMark });
    last = kept.at(-1)!;
  }
  while (tidy.length > 0) {
    const { text, isNoteMark } = tidy.pop()!;
    const kept = text.slice(0, text.length - blanksBehind(text));
    if (kept === '') continue;
    tidy.push({ text: kept, isNoteMark });
    break;
  }
  return tidy;
}

/** Several paragraphs of one cell as one line: nothing between Chinese characters, else a space. */
export function joinRuns(lines: readonly (readonly Run[])[]): Run[] {
  const joined: Run[] = [];
  for (const line of lines) {
    const [before, after] = [joined.at(-1)?.text.at(-1) ?? '', line[0]?.text.charAt(0) ?? ''];
    if (before !== '' && after !== '' && !isChinese(before) && !isChinese(after)) {
      joined.push({ text: ' ', isNoteMark: false });
    }
    for (const run of line) joined.push(run);
  }
  return joined;
}

function blanksAhead(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text.charAt(count))) count++;
  return count;
}

function blanksBehind(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text.charAt(text.length - 1 - count))) count++;
  return count;
}
