import type { FlowBlock } from '../flow/blocks.ts';
import type { Element } from '../markup.ts';

/** A block of a page, and what the search for the article goes by. */
export interface PageBlock {
  readonly block: FlowBlock;
  /** The innermost element that holds it. */
  readonly at: Element;
  /** Characters of it that are links. */
  readonly linked: number;
}

export interface PageCell {
  readonly blocks: PageBlock[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}
