import type { FlowBlock } from './blocks.ts';
import { textOfBlock } from './compose.ts';

const LONGEST_CELL = 100;
const MOST_PROSE = 0.5;

/** Whether a table only places text, by what its cells hold: another table, one filled cell, or mostly paragraphs. */
export function laysOut(cells: readonly (readonly FlowBlock[])[]): boolean {
  const texts: string[] = [];
  for (const blocks of cells) {
    if (blocks.some(({ kind }) => kind === 'table')) return true;
    const text = blocks.map(textOfBlock).join('\n');
    if (text !== '') texts.push(text);
  }
  if (texts.length < 2) return true;
  const all = texts.reduce((sum, text) => sum + text.length, 0);
  const prose = texts.reduce((sum, text) => sum + (isProse(text) ? text.length : 0), 0);
  return prose > all * MOST_PROSE;
}

const isProse = (text: string): boolean => text.length > LONGEST_CELL && text.includes('。');
