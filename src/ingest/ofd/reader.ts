import type { SourceText } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import { extensionOf } from '../forms.ts';
import type { PageContent } from '../pdf/page.ts';
import { composed, contentOfPlaced } from '../placed.ts';
import type { Reader } from '../reader.ts';
import { budgetOf } from './budget.ts';
import { documentsOf } from './document.ts';
import { openPackage } from './package.ts';
import { pageAt } from './page.ts';

const MEDIA_TYPE = 'application/ofd';
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const MOST_UNREADABLE = 0.02;

/** OFD (GB/T 33190), the fixed-layout form of Chinese administrations: a ZIP archive of XML parts. */
export const ofdReader: Reader = {
  mediaType: MEDIA_TYPE,
  accepts: (name, head) => extensionOf(name) === 'ofd' && ZIP.every((byte, i) => head[i] === byte),
  async read(bytes): Promise<SourceText> {
    const pages = await contentsOf(bytes);
    refuseIllegible(pages);
    return { ...composed(pages), mediaType: MEDIA_TYPE, origin: 'text' };
  },
};

async function contentsOf(bytes: Uint8Array): Promise<PageContent[]> {
  const parts = await openPackage(bytes);
  const spend = budgetOf();
  const pages: PageContent[] = [];
  for (const document of await documentsOf(parts)) {
    for (const path of document.pages) {
      pages.push(contentOfPlaced(await pageAt(parts, document, path, spend)));
    }
  }
  return pages;
}

function refuseIllegible(pages: readonly PageContent[]): void {
  const sum = (count: (page: PageContent) => number): number =>
    pages.reduce((all, page) => all + count(page), 0);
  const total = sum(({ census }) => census.total);
  if (total === 0) {
    throw new UnreadableInput(
      pages.some(({ census }) => census.imageShare > 0)
        ? 'the pages of the OFD are images without text: save them as images or PDF'
        : 'no text on the pages of the OFD',
    );
  }
  const isUnclear = sum(({ census }) => census.unreadable) > total * MOST_UNREADABLE;
  if (isUnclear || sum(({ census }) => census.unreadableBesideDigit) > 0) {
    throw new UnreadableInput(
      'the OFD draws glyphs without saying which characters they are: ask for the original, or print it to PDF and have its text recognised',
    );
  }
}
