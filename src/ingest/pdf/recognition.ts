import { contentOfImage } from '../ocr/content.ts';
import { HOW_TO_INSTALL, isInstalled } from '../ocr/package.ts';
import { recognise } from '../ocr/process.ts';
import type { PageContent } from './page.ts';
import type { PageBitmap } from './pdfium/raw.ts';

/** Reads the text off the image of a page. */
export type Recognise = (page: PageBitmap) => Promise<PageContent>;

/** Pixels a point at which pages are shown to it: 150 a inch. */
export const RECOGNITION_SCALE = 150 / 72;

/** What the user has to do to have one. */
export const HOW_TO_RECOGNISE = `give a version with a text layer, or have the text recognised: ${HOW_TO_INSTALL}`;

/** The engine that is installed; `undefined` if there is none. */
export const findRecogniser = async (): Promise<Recognise | undefined> =>
  isInstalled()
    ? async ({ rgba, width, height, scale }) =>
        contentOfImage(await recognise({ kind: 'pixels', rgba, width, height }), width / scale)
    : undefined;
