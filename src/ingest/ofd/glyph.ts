/** A character on a page, in points from the upper left corner of the page as it is shown. */
export interface RawCharacter {
  readonly code: number;
  /** The file draws a glyph here without saying which character it is. */
  readonly isUnmapped: boolean;
  readonly isInvisible: boolean;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Where it stands on its line. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Direction of the line in degrees, clockwise, 0 to 359. */
  readonly angle: number;
}

export type Corner = readonly [x: number, y: number];

/** The straight pieces of a painted path. */
export interface RawPath {
  readonly pieces: readonly (readonly [Corner, Corner])[];
  readonly isStroked: boolean;
}

export interface RawImage {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
