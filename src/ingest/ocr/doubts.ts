import type { Doubt } from '../../types.ts';
import type { Composition } from '../pdf/composition.ts';
import type { PageContent } from '../pdf/page.ts';

const DIGIT = /\d/;

/** The digits of which the engine was not sure, where they stand in the text. */
export const doubtsOfRecognition = (composition: Composition, pages: readonly PageContent[]): Doubt[] =>
  pages.flatMap(({ unsure = [] }, i) => (unsure.length > 0 ? doubtsOfPage(composition, i, unsure) : []));

function doubtsOfPage(
  { text, glyphs, pageStarts }: Composition,
  page: number,
  unsure: NonNullable<PageContent['unsure']>,
): Doubt[] {
  const confidences = new Map(unsure.map(({ left, top, confidence }) => [keyOf(left, top), confidence]));
  const end = pageStarts[page + 1] ?? text.length;
  const doubts: Doubt[] = [];
  for (let at = pageStarts[page]!; at < end; at++) {
    const confidence = confidences.get(keyOf(glyphs[4 * at]!, glyphs[4 * at + 1]!));
    if (confidence === undefined || !DIGIT.test(text[at]!)) continue;
    const message = `page ${page + 1}: recognised as ${text[at]} with a confidence of ${confidence.toFixed(2)} only`;
    doubts.push({ start: at, end: at + 1, message });
  }
  return doubts;
}

/** The places in the text are kept in single precision. */
const keyOf = (left: number, top: number): string => `${Math.fround(left)} ${Math.fround(top)}`;
