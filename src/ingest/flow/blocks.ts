import type { FurnitureReason } from '../../types.ts';

/** A stretch of a paragraph; the mark of a footnote is no part of its prose. */
export interface Run {
  readonly text: string;
  readonly isNoteMark: boolean;
}

/** A cell where its upper left corner is; what the cell covers besides has no cell. */
export interface GridCell {
  readonly runs: readonly Run[];
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * What a flowing document (a web page, a Word file, a sheet) is made of, in reading order, before it has offsets.
 * A `line` is one of which the file does not say whether it is a paragraph of its own.
 */
export type FlowBlock =
  | { readonly kind: 'paragraph' | 'line'; readonly runs: readonly Run[] }
  /** 0 for the document's title. */
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'furniture'; readonly reason: FurnitureReason; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly GridCell[])[] };

export const plainRun = (text: string): Run => ({ text, isNoteMark: false });

export const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
