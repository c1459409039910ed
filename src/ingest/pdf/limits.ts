/** What a file may cost. Far beyond any report; a file beyond them is refused with the reason. */
export const LIMITS = {
  pages: 3000,
  charactersPerPage: 100_000,
  characters: 10_000_000,
  /** Line segments and rectangles of one page; the rest is drawing and no table. */
  strokesPerPage: 20_000,
  /** Points; larger sheets are plans, and their bitmaps would not fit. */
  pageSide: 14_400,
} as const;
