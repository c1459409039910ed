import { headingMarkOf } from '../../segment/marks.ts';
import { endsSentence } from '../../segment/sentences.ts';
import type { FlowBlock } from './blocks.ts';
import { textOfRuns } from './blocks.ts';

const SHORTEST_LINE = 15;
const FEWEST_CUT = 8;
const MOST_CUT = 0.25;

/** Paragraphs that are the lines of a wrapped text, each in a paragraph of its own: as lines, so that they are joined. */
export function unlessWrapped(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  const texts = blocks
    .filter(({ kind }) => kind === 'paragraph')
    .map((block) => (block.kind === 'paragraph' ? textOfRuns(block.runs) : ''))
    .filter((text) => text.length >= SHORTEST_LINE && !headingMarkOf(text));
  const cut = texts.filter((text) => !endsSentence(text) && !/[：:）)]$/.test(text)).length;
  if (cut < FEWEST_CUT || cut <= texts.length * MOST_CUT) return blocks;
  return blocks.map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'line' } : block));
}
