import { type Composition, compose } from './pdf/composition.ts';
import { contentOf } from './pdf/content.ts';
import { layoutOf } from './pdf/layout.ts';
import { IDENTITY } from './pdf/matrix.ts';
import type { PageContent } from './pdf/page.ts';
import type { RawCharacter, RawImage, RawPath } from './pdf/pdfium/raw.ts';
import { sequenceOf } from './pdf/sequence.ts';

export type { RawCharacter, RawImage, RawPath };

/** A page whose characters and lines stand at known places, in points from its upper left corner. */
export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  readonly characters: readonly RawCharacter[];
  readonly paths: readonly RawPath[];
  readonly images: readonly RawImage[];
}

/** The page upright, each character once. */
export const contentOfPlaced = ({ width, height, characters, paths, images }: PlacedPage): PageContent =>
  contentOf({
    width,
    height,
    toShown: IDENTITY,
    characters: () => [...characters],
    drawings: () => ({ paths: [...paths], images: [...images] }),
    bitmap: () => {
      throw new Error('a placed page is not rendered');
    },
  });

/** Text and structure of pages in reading order: lines, paragraphs, tables, page furniture. */
export const composed = (pages: readonly PageContent[]): Composition =>
  compose(sequenceOf(pages.map(layoutOf)), pages.length);
