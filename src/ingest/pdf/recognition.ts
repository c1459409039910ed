import type { Box, Glyph, PageContent } from './page.ts';
import type { PageBitmap } from './pdfium.ts';

/** A line of text on an image, with its box in pixels from the upper left corner. */
export interface RecognisedLine extends Box {
  readonly text: string;
}

/** Reads the text off the image of a page. */
export type Recognise = (page: PageBitmap) => Promise<readonly RecognisedLine[]>;

/** Pixels a point at which pages are shown to it: 200 a inch. */
export const RECOGNITION_SCALE = 200 / 72;

/** What the user has to do to have one. */
export const HOW_TO_RECOGNISE = 'install an OCR engine, or give a version with a text layer';

/** The engine that is installed; `undefined` if there is none. */
export const findRecogniser = async (): Promise<Recognise | undefined> => undefined;

/** The lines on the image as the characters of a page. */
export function recognisedContent(
  lines: readonly RecognisedLine[],
  { width, height, scale }: PageBitmap,
): PageContent {
  const glyphs = lines.flatMap((line) => glyphsOf(line, scale));
  return {
    width: width / scale,
    height: height / scale,
    glyphs,
    turned: [],
    strokes: [],
    census: {
      total: glyphs.length,
      unreadable: 0,
      unreadableBesideDigit: 0,
      invisible: 0,
      droppedDigits: '',
      imageShare: 1,
    },
  };
}

/** The engines give a box for each line; a Chinese character takes twice the room of a digit. */
function glyphsOf({ text, left, top, right, bottom }: RecognisedLine, scale: number): Glyph[] {
  const characters = Array.from(text);
  const widths = characters.map((character) => (character.charCodeAt(0) < 0x2e80 ? 1 : 2));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const size = (bottom - top) / scale;
  const baseline = (bottom - 0.12 * (bottom - top)) / scale;
  let at = 0;
  let afterBlank = false;
  return characters.flatMap((character, i) => {
    const [from, to] = [at / total, (at + widths[i]!) / total];
    at += widths[i]!;
    if (character.trim() === '') {
      afterBlank = true;
      return [];
    }
    const box = {
      left: (left + from * (right - left)) / scale,
      right: (left + to * (right - left)) / scale,
      top: top / scale,
      bottom: bottom / scale,
    };
    const glyph = { ...box, text: character, baseline, size, afterBlank, afterGap: afterBlank, shown: box };
    afterBlank = false;
    return [glyph];
  });
}
