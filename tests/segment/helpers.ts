import { segment } from '../../src/segment/blocks.ts';
import { isBlank } from '../../src/segment/characters.ts';
import type { Block, SourceText } from '../../src/types.ts';

export const sourceOf = (text: string, mediaType = 'text/plain'): SourceText => ({
  text,
  mediaType,
  pageStarts: [],
});

export const blocksOf = (text: string, mediaType?: string): Block[] => segment(sourceOf(text, mediaType));

/** One short line a block: "h1 一、回顾", "p ...", "- ...", "table ...", "page_furniture ...". */
export const outlineOf = (text: string, mediaType?: string): string[] =>
  blocksOf(text, mediaType).map((block) => `${labelOf(block)} ${block.reading.text}`);

function labelOf(block: Block): string {
  if (block.kind === 'heading') return `h${block.level}`;
  if (block.kind === 'furniture') return block.reason;
  return { paragraph: 'p', list_item: '-', table: 'table' }[block.kind];
}

/** Offsets of characters that no block owns, or more than one; a furniture block owns what it covers. */
export function wronglyOwned(text: string, blocks: readonly Block[]): number[] {
  const owners = new Array<number>(text.length).fill(0);
  const mark = (block: Block, owns: (at: number) => number): void => {
    for (let at = block.start; at < block.end; at++) owners[at] = owns(at);
  };
  for (const block of blocks) if (block.kind !== 'furniture') mark(block, (at) => owners[at]! + 1);
  for (const block of blocks) if (block.kind === 'furniture') mark(block, () => 1);
  return owners.flatMap((count, at) => (isBlank(text.charAt(at)) || count === 1 ? [] : [at]));
}
