import type { Doubt, SourceText } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import { extensionOf, formOf } from '../forms.ts';
import type { Reader } from '../reader.ts';
import { compose } from './composition.ts';
import { contentOf } from './content.ts';
import { doubtsOf } from './doubts.ts';
import { layoutOf } from './layout.ts';
import { type Illegible, illegibility } from './legibility.ts';
import { LIMITS } from './limits.ts';
import type { PageContent } from './page.ts';
import { type OpenPdf, withPdf } from './pdfium.ts';
import { readAgain } from './second-reading.ts';
import { sequenceOf } from './sequence.ts';

const MEDIA_TYPE = 'application/pdf';

/** PDF: its text by the places of the characters, read a second time by another engine. */
export const pdfReader: Reader = {
  mediaType: MEDIA_TYPE,
  accepts: (name, head) => {
    const form = formOf(name, head);
    return form?.mediaType === MEDIA_TYPE || (form === undefined && extensionOf(name) === 'pdf');
  },
  read: async (bytes) => {
    const pages = await withPdf(bytes, async (pdf) => contentsOf(pdf));
    refuseIllegible(pages);
    const composition = compose(sequenceOf(pages.map(layoutOf)), pages.length);
    const second = await readAgain(bytes);
    return {
      ...composition,
      mediaType: MEDIA_TYPE,
      origin: 'text',
      doubts: second ? compare(composition, pages, second) : [],
    };
  },
};

function contentsOf(pdf: OpenPdf): PageContent[] {
  if (pdf.pageCount === 0) throw new UnreadableInput('damaged PDF: it has no pages');
  if (pdf.pageCount > LIMITS.pages) {
    throw new UnreadableInput(
      `the PDF has ${pdf.pageCount} pages; at most ${LIMITS.pages} are read: split it`,
    );
  }
  const pages: PageContent[] = [];
  let characters = 0;
  for (let index = 0; index < pdf.pageCount; index++) {
    const page = pdf.page(index, contentOf);
    characters += page.census.total;
    if (characters > LIMITS.characters) {
      throw new UnreadableInput(`the PDF has more than ${LIMITS.characters} characters: split it`);
    }
    pages.push(page);
  }
  return pages;
}

function refuseIllegible(pages: readonly PageContent[]): void {
  const found = pages.map(illegibility);
  const pagesWith = (why: Illegible): number[] => found.flatMap((one, i) => (one === why ? [i + 1] : []));
  const unmapped = pagesWith('unmapped_fonts');
  if (unmapped.length > 0) {
    throw new UnreadableInput(`fonts without a Unicode map on pages ${unmapped.join(', ')}`);
  }
  const images = pagesWith('image_only');
  if (images.length > 0) throw new UnreadableInput(`images only on pages ${images.join(', ')}: a scan`);
  if (pages.every(({ census }) => census.total === 0)) throw new UnreadableInput('the PDF holds no text');
}

function compare(
  { text, pageStarts }: Pick<SourceText, 'text' | 'pageStarts'>,
  pages: readonly PageContent[],
  second: readonly string[],
): Doubt[] {
  return pages.flatMap(({ census }, i) => {
    const [start, end] = [pageStarts[i]!, pageStarts[i + 1] ?? text.length];
    return doubtsOf({
      page: i + 1,
      text: text.slice(start, end),
      start,
      dropped: census.droppedDigits,
      second: second[i] ?? '',
    });
  });
}
