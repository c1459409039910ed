import { isHan } from '../../segment/characters.ts';
import type { PageContent } from './page.ts';

/** Why the text of a page cannot be used. */
export type Illegible =
  /** It has none, and an image covers it: a scan. */
  | 'image_only'
  /** Its fonts do not tell which characters they show. */
  | 'unmapped_fonts'
  /** Its fonts tell wrong ones. */
  | 'garbled';

/** Share of unreadable characters from which on a page is not read; a few bullets are no reason. */
const MOST_UNREADABLE = 0.02;
const IMAGE_OF_PAGE = 0.5;
/** Signs that no report is made of: accented letters, boxes. */
const STRANGE =
  /[\u00a1-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u024f\u2500-\u257f\u25a1\u2610]/;
const MOST_STRANGE = 0.2;
const FEWEST = 20;
/** Characters of which every Chinese report consists to a third; at random it is a two hundredth. */
const COMMON = new Set(
  '的年市和发展全人业大工一建中区新设国经济社会政生产高量化推进民加实施管理务重点力目行十三二五四六百动公安城保上府出级主位以为基合了科技制改革服创放用在体水增家计完成对收支预算比长元万亿',
);
const FEWEST_COMMON = 0.1;
const ENOUGH = 150;

/** `undefined` for a page that can be read. A page with nothing on it can. */
export function illegibility({ census, glyphs }: PageContent): Illegible | undefined {
  const { total, unreadable, unreadableBesideDigit, imageShare } = census;
  if (total === 0) return imageShare >= IMAGE_OF_PAGE ? 'image_only' : undefined;
  if (unreadable > total * MOST_UNREADABLE || unreadableBesideDigit > 0) return 'unmapped_fonts';
  const strange = glyphs.filter(({ text }) => STRANGE.test(text)).length;
  if (glyphs.length >= FEWEST && strange > glyphs.length * MOST_STRANGE) return 'garbled';
  return isChinese(glyphs.map(({ text }) => text).join('')) ? undefined : 'garbled';
}

/** Chinese text of some length holds common characters; what a wrong map makes of it does not. */
function isChinese(text: string): boolean {
  let han = 0;
  let common = 0;
  for (const character of text) {
    if (isHan(character)) han++;
    if (COMMON.has(character)) common++;
  }
  return han < ENOUGH || common >= han * FEWEST_COMMON;
}
