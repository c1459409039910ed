import { UnreadableInput } from '../errors.ts';
import type { ReadSettings } from '../reader.ts';
import { contentOf } from './content.ts';
import { type Illegible, illegibility } from './legibility.ts';
import { LIMITS } from './limits.ts';
import type { PageContent } from './page.ts';
import type { OpenPdf } from './pdfium/raw.ts';
import { rangesOf } from './ranges.ts';
import { HOW_TO_RECOGNISE, RECOGNITION_SCALE, type Recognise } from './recognition.ts';

export interface ReadPages {
  readonly pages: readonly PageContent[];
  /** Indices of the pages whose text was recognised on their images. */
  readonly recognised: ReadonlySet<number>;
  /** Indices of the pages that are an image and were left out. */
  readonly unread: ReadonlySet<number>;
}

/** Of a report with text, so many pages may be images: a photo, a facsimile of a letter. */
const MOST_IMAGES = 0.2;

/**
 * The content of each page: its text, or where that cannot be used what is recognised on its image.
 * @throws UnreadableInput naming the pages that cannot be read, and why.
 */
export async function readPages(
  pdf: OpenPdf,
  ocr: ReadSettings['ocr'],
  findRecogniser: () => Promise<Recognise | undefined>,
): Promise<ReadPages> {
  const pages = stated(pdf);
  const reasons = pages.map(illegibility);
  const wanted = pages.flatMap((_, i) => (ocr === 'always' || reasons[i] ? [i] : []));
  if (wanted.length === 0) return { pages, recognised: new Set(), unread: new Set() };
  const recognise = ocr === 'never' ? undefined : await findRecogniser();
  if (!recognise) return { pages, recognised: new Set(), unread: imagesAmong(reasons, ocr) };
  const all = [...pages];
  for (const index of wanted) {
    all[index] = await recognise(pdf.page(index, (page) => page.bitmap(RECOGNITION_SCALE)));
  }
  return { pages: all, recognised: new Set(wanted), unread: new Set() };
}

function stated(pdf: OpenPdf): PageContent[] {
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

/** The pages that may stay unread. Any other that is illegible makes the file one that cannot be read. */
function imagesAmong(reasons: readonly (Illegible | undefined)[], ocr: ReadSettings['ocr']): Set<number> {
  const indices = (why: Illegible): number[] => reasons.flatMap((one, i) => (one === why ? [i] : []));
  const images = indices('image_only');
  const told = [
    ...statement(indices('unmapped_fonts'), 'fonts without a Unicode map, so that the text cannot be told'),
    ...statement(
      indices('garbled'),
      'a text layer that is no Chinese text: the Unicode map of the fonts is wrong',
    ),
    ...(images.length > reasons.length * MOST_IMAGES ? statement(images, 'images only, a scan') : []),
  ];
  if (told.length === 0) return new Set(images);
  const remedy = ocr === 'never' ? 'allow OCR' : HOW_TO_RECOGNISE;
  throw new UnreadableInput(`${told.join('; ')}: ${remedy}`);
}

const statement = (indices: readonly number[], what: string): string[] =>
  indices.length === 0
    ? []
    : [`${indices.length === 1 ? 'page' : 'pages'} ${rangesOf(indices.map((i) => i + 1))}: ${what}`];
