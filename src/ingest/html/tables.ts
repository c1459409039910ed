import { textOfRuns } from '../flow/blocks.ts';
import { textOfBlock } from '../flow/compose.ts';
import { gridBlocks, placeCells } from '../flow/grid.ts';
import { joinRuns } from '../flow/inline.ts';
import type { Element } from '../markup.ts';
import type { PageBlock, PageCell } from './page.ts';

/** What a table comes to: a grid with the paragraphs at its head and foot, or, where it only lays out, what it holds. */
export function tableBlocks(rows: readonly (readonly PageCell[])[], at: Element): PageBlock[] {
  if (laysOut(rows, at)) return rows.flatMap((row) => row.flatMap(({ blocks }) => blocks));
  const cells = rows.map((row) =>
    row.map(({ blocks, columnSpan, rowSpan }) => ({
      runs: joinRuns(blocks.map(({ block }) => (block.kind === 'table' ? [] : block.runs))),
      columnSpan,
      rowSpan,
    })),
  );
  const linked = rows.flat().reduce((sum, { blocks }) => sum + linkedIn(blocks), 0);
  const placed = gridBlocks(placeCells(cells));
  return placed.map((block) => ({ block, at, linked: block.kind === 'table' ? linked : 0 }));
}

const linkedIn = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, { linked }) => sum + linked, 0);

const LONGEST_CELL = 100;
const MOST_PROSE = 0.5;

/** A table that only places text: it holds another table, one filled cell, or mostly paragraphs. */
function laysOut(rows: readonly (readonly PageCell[])[], { attribs }: Element): boolean {
  if (/^(?:presentation|none)$/i.test(attribs.role ?? '')) return true;
  const texts: string[] = [];
  for (const { blocks } of rows.flat()) {
    if (blocks.some(({ block }) => block.kind === 'table')) return true;
    const text = blocks.map(({ block }) => textOfBlock(block)).join('\n');
    if (text !== '') texts.push(text);
  }
  if (texts.length < 2) return true;
  const all = texts.reduce((sum, text) => sum + text.length, 0);
  const prose = texts.reduce((sum, text) => sum + (isProse(text) ? text.length : 0), 0);
  return prose > all * MOST_PROSE;
}

const isProse = (text: string): boolean => text.length > LONGEST_CELL && text.includes('。');

export const isEmptyBlock = ({ block }: PageBlock): boolean =>
  block.kind !== 'table' && textOfRuns(block.runs) === '';
