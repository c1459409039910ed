import type { Span } from '../types.ts';

/** Where `wanted` stands in a stretch of `text`, white space aside: a report breaks lines where it likes. */
export function findSpans(text: string, wanted: string, { start, end }: Span): Span[] {
  const letters = wanted.replace(/\s/g, '');
  if (letters === '') return [];
  const offsets: number[] = [];
  let bare = '';
  for (let i = start; i < end; i++) {
    const letter = text.charAt(i);
    if (/\s/.test(letter)) continue;
    offsets.push(i);
    bare += letter;
  }
  const spans: Span[] = [];
  for (let at = bare.indexOf(letters); at >= 0; at = bare.indexOf(letters, at + 1)) {
    spans.push({ start: offsets[at]!, end: offsets[at + letters.length - 1]! + 1 });
  }
  return spans;
}
