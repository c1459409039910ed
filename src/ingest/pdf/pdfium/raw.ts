import type { Matrix, Point } from '../matrix.ts';

/** A character as the engine gives it, in the coordinates of the file (y upwards). */
export interface RawCharacter {
  readonly code: number;
  readonly isUnmapped: boolean;
  readonly isInvisible: boolean;
  /** The engine sees a gap before it that may be a blank, though the file states none. */
  readonly isAfterGap: boolean;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Direction of the line in degrees, counter-clockwise, 0 to 359. */
  readonly angle: number;
}

/** Corners of a painted path, and of its straight pieces only; curves are left out. */
export interface RawPath {
  readonly pieces: readonly (readonly [Point, Point])[];
  readonly isStroked: boolean;
}

export interface RawImage {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface OpenPage {
  /** Points, as the page is shown. */
  readonly width: number;
  readonly height: number;
  /** Takes a place in the file to points from the upper left corner of the page as it is shown. */
  readonly toShown: Matrix;
  characters(): RawCharacter[];
  drawings(): { paths: RawPath[]; images: RawImage[] };
  /** Four bytes a pixel: red, green, blue, alpha. */
  bitmap(scale: number): PageBitmap;
}

export interface PageBitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  /** Pixels a point. */
  readonly scale: number;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** `index` counts from 0; the page is closed when `use` returns. */
  page<T>(index: number, use: (page: OpenPage) => T): T;
}
