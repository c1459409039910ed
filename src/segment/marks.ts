/** A heading mark at the beginning of a line as read. `number` is 0 where it cannot be told. */
export interface HeadingMark {
  readonly depth: MarkDepth;
  readonly length: number;
  readonly number: number;
}

/** From the outermost in: chapter, section, 一、, （一）, 1., （1）. */
export type MarkDepth = 'chapter' | 'section' | 'first' | 'second' | 'third' | 'fourth';

const HAN_NUMBER = '[一二三四五六七八九十百〇零]{1,4}';

const HEADING_MARKS: readonly [MarkDepth, RegExp][] = [
  ['chapter', new RegExp(`^第(${HAN_NUMBER}|\\d{1,2})(?:章|篇|编|部分)(?![法程节])[、：.．]?`)],
  ['section', new RegExp(`^第(${HAN_NUMBER}|\\d{1,2})节[、：.．]?`)],
  ['second', new RegExp(`^[（(](${HAN_NUMBER})[）)][、.．]?`)],
  ['first', new RegExp(`^(${HAN_NUMBER})[、.．](?![一二三四五六七八九十]、)`)],
  ['fourth', /^[（(](\d{1,2})[）)][、.．]?/],
  ['third', /^(\d{1,2})(?:[、．]|\.(?! ?\d)|\. (?=\d)|[）)])/],
];

const LIST_MARK = /^(?:[-–—─*●○■□◆◇▲△▶►•·➢✓★☆※]|[\uf000-\uf0ff]|[①-⑳㈠-㈩⑴-⒇])/;

export function headingMarkOf(text: string): HeadingMark | undefined {
  for (const [depth, mark] of HEADING_MARKS) {
    const found = mark.exec(text);
    if (found) return { depth, length: found[0].length, number: numberOf(found[1] ?? '') };
  }
  return undefined;
}

/** "——", "●", "①": items of a list. A minus sign before a figure is none. */
export const hasListMark = (text: string): boolean => LIST_MARK.test(text) && !/^[-–—]\d/.test(text);

const HAN_DIGITS = '〇一二三四五六七八九';

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const [, tens = '', ten = '', ones = ''] =
    /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(written) ?? [];
  if (ten === '') return ones === '' ? Math.max(0, HAN_DIGITS.indexOf(tens)) : 0;
  return (
    (tens === '' ? 1 : HAN_DIGITS.indexOf(tens)) * 10 +
    Math.max(0, ones === '' ? 0 : HAN_DIGITS.indexOf(ones))
  );
}
