import type { PageContent } from './page.ts';

/** Why the text of a page cannot be used. */
export type Illegible = 'no_text' | 'image_only' | 'unmapped_fonts';

/** Share of unreadable characters from which on a page is not read; a few bullets are no reason. */
const MOST_UNREADABLE = 0.02;
const IMAGE_OF_PAGE = 0.5;

/** `undefined` for a page that can be read. A page with nothing on it can. */
export function illegibility({ census }: PageContent): Illegible | undefined {
  const { total, unreadable, unreadableBesideDigit, imageShare } = census;
  if (total === 0) return imageShare >= IMAGE_OF_PAGE ? 'image_only' : undefined;
  if (unreadable > total * MOST_UNREADABLE || unreadableBesideDigit > 0) return 'unmapped_fonts';
  return undefined;
}
