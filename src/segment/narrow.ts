import type { Span, TableCell } from '../types.ts';
import { NUMBER, STUB_HEAD } from './cells.ts';
import type { Line } from './lines.ts';
import { readingOf } from './reading.ts';
import type { Grid } from './tables.ts';

const FEWEST_ROWS = 3;
const LONGEST_LABEL = 12;
const LONGEST_HEADER = 3;
/** A character of a word that is set wide, with its unit if it is the last. */
const WIDE = /^.(?:[（(][^（）()]*[）)])?$/;

/**
 * Tables whose columns a single space parts: a header (指 标 年末数（万人） 比重（%）), and rows that end in as many
 * figures as it has columns. Rows without figures (按城乡分) may stand between them.
 */
export function narrowTables(source: string, lines: readonly Line[]): Grid[] {
  const grids: Grid[] = [];
  for (let at = 0; at < lines.length; at++) {
    const table = tableAt(source, lines, at);
    if (!table) continue;
    grids.push(table);
    at += table.lines.length - 1;
  }
  return grids;
}

/** The table whose header begins in a line, and may go on in the next ones. */
function tableAt(source: string, lines: readonly Line[], at: number): Grid | undefined {
  if (/[：:]/.test(lines[at]!.text)) return undefined;
  for (let end = at + 1; end <= Math.min(at + LONGEST_HEADER, lines.length); end++) {
    const words = lines.slice(at, end).flatMap((line) => wordsOf(source, line));
    for (const header of headersOf(words, source)) {
      const rows = rowsBehind(source, lines, end, header.length - 1);
      if (rows.filter((row) => row.length > 1).length < FEWEST_ROWS) continue;
      return { lines: lines.slice(at, end + rows.length), rows: [cellsOf(source, header), ...rows] };
    }
  }
  return undefined;
}

function wordsOf(source: string, { start, end }: Line): Span[] {
  return [...source.slice(start, end).matchAll(/[^\s\u3000]+/g)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
}

/** The names in a header, that of the rows first: one a word, or, where all are set wide (全 国 城 市), one two characters. */
function headersOf(words: readonly Span[], source: string): Span[][] {
  const texts = words.map(({ start, end }) => source.slice(start, end));
  if (texts.some((text) => NUMBER.test(text) || /[。；，？！]/.test(text))) return [];
  const stub = texts.findIndex((_, i) => STUB_HEAD.test(texts.slice(0, i + 1).join('')));
  const columns = words.slice(stub + 1);
  if (stub < 0 || columns.length === 0) return [];
  const name = { start: words[0]!.start, end: words[stub]!.end };
  const isWide = columns.length % 2 === 0 && texts.slice(stub + 1).every((text) => WIDE.test(text));
  const pairs = columns.flatMap((first, i) =>
    i % 2 === 0 ? [{ start: first.start, end: columns[i + 1]?.end ?? first.end }] : [],
  );
  return isWide
    ? [
        [name, ...columns],
        [name, ...pairs],
      ]
    : [[name, ...columns]];
}

/** The rows from a line on, up to the last with figures. */
function rowsBehind(source: string, lines: readonly Line[], from: number, width: number): TableCell[][] {
  const rows: TableCell[][] = [];
  let complete = 0;
  for (let at = from; at < lines.length; at++) {
    const words = wordsOf(source, lines[at]!);
    const isFigure = ({ start, end }: Span) => NUMBER.test(source.slice(start, end));
    const figures = words.slice(-width).every(isFigure);
    const name = words.at(-width - 1);
    if (figures && name && !isFigure(name)) complete = rows.push(rowOf(source, words, width));
    else if (isLabel(lines[at]!)) rows.push(rowOf(source, words, 0));
    else break;
  }
  return rows.slice(0, complete);
}

const isLabel = ({ text }: Line): boolean => text.length <= LONGEST_LABEL && !/[\d。；，：、？！]/.test(text);

/** The last words of a line are cells of their own, the words before them are the name. */
function rowOf(source: string, words: readonly Span[], width: number): TableCell[] {
  const figures = width === 0 ? [] : words.slice(-width);
  return cellsOf(source, [{ start: words[0]!.start, end: words.at(-width - 1)!.end }, ...figures]);
}

const cellsOf = (source: string, spans: readonly Span[]): TableCell[] =>
  spans.map(({ start, end }, column) => ({ start, end, column, reading: readingOf(source, start, end) }));
