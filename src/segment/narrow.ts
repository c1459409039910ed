import type { Span, TableCell } from '../types.ts';
import { NUMBER, STUB_HEAD } from './cells.ts';
import type { Line } from './lines.ts';
import { readingOf } from './reading.ts';
import type { Grid } from './tables.ts';

const FEWEST_ROWS = 3;
const LONGEST_LABEL = 12;

/**
 * Tables whose columns a single space parts: a header (指 标 年末数（万人） 比重（%）), and rows that end in as many
 * figures as it has columns. Rows without figures (按城乡分) may stand between them.
 */
export function narrowTables(source: string, lines: readonly Line[]): Grid[] {
  const grids: Grid[] = [];
  for (let at = 0; at < lines.length; at++) {
    const width = columnsOf(wordsOf(source, lines[at]!), source);
    const rows = width > 0 ? rowsBehind(source, lines, at, width) : [];
    if (rows.filter((row) => row.length > 1).length <= FEWEST_ROWS) continue;
    grids.push({ lines: lines.slice(at, at + rows.length), rows });
    at += rows.length - 1;
  }
  return grids;
}

function wordsOf(source: string, { start, end }: Line): Span[] {
  return [...source.slice(start, end).matchAll(/[^\s\u3000]+/g)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
}

/** How many columns of figures a header announces; 0 if the words are no header. */
function columnsOf(words: readonly Span[], source: string): number {
  const texts = words.map(({ start, end }) => source.slice(start, end));
  if (texts.some((text) => NUMBER.test(text) || /[。；，？！]/.test(text))) return 0;
  const stub = texts.findIndex((_, i) => STUB_HEAD.test(texts.slice(0, i + 1).join('')));
  return stub < 0 ? 0 : texts.length - stub - 1;
}

/** The header and the rows behind it, up to the last with figures. */
function rowsBehind(source: string, lines: readonly Line[], header: number, width: number): TableCell[][] {
  const rows = [rowOf(source, wordsOf(source, lines[header]!), width)];
  let complete = 1;
  for (let at = header + 1; at < lines.length; at++) {
    const words = wordsOf(source, lines[at]!);
    const figures = words.slice(-width).every(({ start, end }) => NUMBER.test(source.slice(start, end)));
    if (figures && words.length > width) complete = rows.push(rowOf(source, words, width));
    else if (isLabel(lines[at]!)) rows.push(rowOf(source, words, 0));
    else break;
  }
  return rows.slice(0, complete);
}

const isLabel = ({ text }: Line): boolean => text.length <= LONGEST_LABEL && !/[\d。；，：、？！]/.test(text);

/** The last words of a line are cells of their own, the words before them are the name. */
function rowOf(source: string, words: readonly Span[], width: number): TableCell[] {
  const figures = width === 0 ? [] : words.slice(-width);
  const name = { start: words[0]!.start, end: words.at(-width - 1)!.end };
  return [name, ...figures].map(({ start, end }, column) => ({
    start,
    end,
    column,
    reading: readingOf(source, start, end),
  }));
}
