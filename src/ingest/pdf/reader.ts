import type { Doubt, SourceText } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import { extensionOf, formOf } from '../forms.ts';
import { doubtsOfRecognition } from '../ocr/doubts.ts';
import type { Reader, ReadSettings } from '../reader.ts';
import { type Composition, compose } from './composition.ts';
import { doubtsOf } from './doubts.ts';
import { layoutOf } from './layout.ts';
import { type ReadPages, readPages } from './pages.ts';
import { withPdf } from './pdfium/document.ts';
import type { PageBitmap } from './pdfium/raw.ts';
import { findRecogniser, type Recognise } from './recognition.ts';
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
  read: (bytes, settings) => readPdf(bytes, settings, findRecogniser),
};

/** @throws UnreadableInput with the reason and the pages. */
export async function readPdf(
  bytes: Uint8Array,
  { ocr }: Pick<ReadSettings, 'ocr'>,
  findEngine: () => Promise<Recognise | undefined>,
): Promise<SourceText> {
  const read = await withPdf(bytes, (pdf) => readPages(pdf, ocr, findEngine));
  const { pages, recognised } = read;
  const composition = compose(sequenceOf(pages.map(layoutOf)), pages.length);
  if (composition.text.trim() === '') throw new UnreadableInput('the PDF holds no text: its pages are empty');
  const second = recognised.size === pages.length ? undefined : await readAgain(bytes);
  return {
    ...composition,
    mediaType: MEDIA_TYPE,
    origin: recognised.size > 0 ? 'ocr' : 'text',
    doubts: [
      ...pages.flatMap((_, page) => doubtsOfPage(composition, read, page, second)),
      ...doubtsOfRecognition(composition, pages),
    ].sort((a, b) => a.start - b.start),
  };
}

/** The image of a page, counting from 1; `scale` in pixels a point. */
export const renderPage = (bytes: Uint8Array, page: number, scale: number): Promise<PageBitmap> =>
  withPdf(bytes, async (pdf) => {
    if (page < 1 || page > pdf.pageCount) throw new UnreadableInput(`the PDF has no page ${page}`);
    return pdf.page(page - 1, (open) => open.bitmap(scale));
  });

function doubtsOfPage(
  { text, pageStarts }: Composition,
  { pages, recognised, unread }: ReadPages,
  page: number,
  second: readonly string[] | undefined,
): Doubt[] {
  const [start, end] = [pageStarts[page]!, pageStarts[page + 1] ?? text.length];
  if (unread.has(page)) {
    const at = Math.min(start, text.length - 1);
    return [
      { start: at, end: at + 1, message: `page ${page + 1}: an image without text, which is not read` },
    ];
  }
  const other = second?.[page];
  if (other === undefined || recognised.has(page)) return [];
  const dropped = pages[page]!.census.droppedDigits;
  return doubtsOf({ page: page + 1, text: text.slice(start, end), start, dropped, second: other });
}
