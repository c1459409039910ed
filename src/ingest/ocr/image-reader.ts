import type { SourceText } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import { formOf } from '../forms.ts';
import type { PageContent } from '../pdf/page.ts';
import { composed } from '../placed.ts';
import type { Reader } from '../reader.ts';
import { contentOfImage } from './content.ts';
import { doubtsOfRecognition } from './doubts.ts';
import { recognise } from './process.ts';

const MEDIA_TYPE = 'image/*';
/** Points; images do not say how large their page is, and reports are on A4. */
const WIDTH = 595;

/** Photographs and scans of pages: their text is recognised. */
export const imageReader: Reader = {
  mediaType: MEDIA_TYPE,
  accepts: (name, head) => formOf(name, head)?.mediaType === MEDIA_TYPE,
  async read(bytes, { ocr }): Promise<SourceText> {
    if (ocr === 'never') {
      throw new UnreadableInput('an image: its text can only be recognised, which --ocr never rules out');
    }
    const pages: PageContent[] = [];
    for (let page = 0, count = 1; page < count; page++) {
      const image = await recognise({ kind: 'file', bytes, page });
      count = image.pages;
      pages.push(contentOfImage(image, WIDTH));
    }
    if (pages.every(({ census }) => census.total === 0)) {
      throw new UnreadableInput('no text was recognised on the image');
    }
    const composition = composed(pages);
    const doubts = doubtsOfRecognition(composition, pages);
    return { ...composition, mediaType: MEDIA_TYPE, origin: 'ocr', doubts };
  },
};
