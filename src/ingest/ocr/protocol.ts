/** What passes between the program and the process in which the engine runs. */

/** An image file, or the pixels of a page: four bytes each, red, green, blue, alpha. */
export type Image =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly page: number }
  | { readonly kind: 'pixels'; readonly rgba: Uint8Array; readonly width: number; readonly height: number };

/** In pixels of the recognised image, from its upper left corner. */
export interface RecognisedImage {
  readonly width: number;
  readonly height: number;
  /** Pages of the image file. */
  readonly pages: number;
  readonly lines: readonly RecognisedLine[];
  readonly rulings: readonly Ruling[];
}

export interface RecognisedLine {
  /** Upper left, upper right, lower right, lower left corner; scans may stand askew. */
  readonly corners: readonly [Pixel, Pixel, Pixel, Pixel];
  readonly characters: readonly RecognisedCharacter[];
}

export type Pixel = readonly [x: number, y: number];

export interface RecognisedCharacter {
  readonly text: string;
  /** Where its middle stands on the line, 0 to 1. */
  readonly at: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A straight dark line along the edges of the image. */
export interface Ruling {
  readonly isVertical: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'recognised'; readonly image: RecognisedImage }
  /** The image cannot be read. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The engine cannot be used. */
  | { readonly kind: 'failed'; readonly reason: string };
