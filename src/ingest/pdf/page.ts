/** Left, top, right and bottom in points from the page's top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One character as the page shows it. */
export interface Glyph extends Box {
  /** One character; several for a ligature. */
  readonly text: string;
  readonly baseline: number;
  /** Size of the font on the page in points. */
  readonly size: number;
  /** A blank that the file states stands before it. */
  readonly afterBlank: boolean;
  /** A gap like a blank stands before it. */
  readonly afterGap: boolean;
  /** Where it stands on the page as it is shown; the other fields are of the page turned upright. */
  readonly shown: Box;
}

/** A straight line, or a rectangle thin enough to be one, parallel to an edge of the page. */
export interface Stroke {
  readonly isVertical: boolean;
  /** y of a horizontal line, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What the first engine finds on a page. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Text that stands slanted or across the rest: watermarks, labels of axes. */
  readonly turned: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly census: GlyphCensus;
  /** Characters that were recognised on an image with little confidence (0 to 1), by their corner on the page as shown. */
  readonly unsure?: readonly { readonly left: number; readonly top: number; readonly confidence: number }[];
}

/** How far the characters of a page can be trusted. */
export interface GlyphCensus {
  /** Characters with ink. */
  readonly total: number;
  /** Those whose font does not say which character they are, and those that no text has. */
  readonly unreadable: number;
  /** Some of them stand right beside a digit, so that a number may be incomplete. */
  readonly unreadableBesideDigit: number;
  /** Characters that are there but not painted. */
  readonly invisible: number;
  /** Digits that were left out because they are painted twice, lie off the page or are not painted. */
  readonly droppedDigits: string;
  /** Share of the page that images cover, 0 to 1. */
  readonly imageShare: number;
}
