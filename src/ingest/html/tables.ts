import { gridBlocks, placeCells } from '../flow/grid.ts';
import { joinRuns } from '../flow/inline.ts';
import { laysOut } from '../flow/layout_tables.ts';
import type { Element } from '../markup.ts';
import type { PageBlock, PageCell } from './page.ts';

/** What a table comes to: a grid with the paragraphs at its head and foot, or, where it only lays out, what it holds. */
export function tableBlocks(rows: readonly (readonly PageCell[])[], at: Element): PageBlock[] {
  const isLayout = /^(?:presentation|none)$/i.test(at.attribs.role ?? '');
  if (isLayout || laysOut(rows.flat().map(({ blocks }) => blocks.map(({ block }) => block)))) {
    return rows.flatMap((row) => row.flatMap(({ blocks }) => blocks));
  }
  const cells = rows.map((row) =>
    row.map(({ blocks, columnSpan, rowSpan }) => ({
      runs: joinRuns(blocks.map(({ block }) => (block.kind === 'table' ? [] : block.runs))),
      columnSpan,
      rowSpan,
    })),
  );
  const linked = rows.flat().reduce((sum, { blocks }) => sum + linkedIn(blocks), 0);
  return gridBlocks(placeCells(cells)).map((block) => ({
    block,
    at,
    linked: block.kind === 'table' ? linked : 0,
  }));
}

const linkedIn = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, { linked }) => sum + linked, 0);
