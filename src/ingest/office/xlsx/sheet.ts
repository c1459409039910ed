import { UnreadableInput } from '../../errors.ts';
import type { GridCell, Run } from '../../flow/blocks.ts';
import { joinRuns, tidyRuns } from '../../flow/inline.ts';
import { type DraftRun, settledRuns } from '../../flow/notes.ts';
import type { Element, Root } from '../../markup.ts';
import { childOf, childrenOf, elementsIn, numberOf, textIn } from '../xml.ts';
import { formattedNumber } from './number_format.ts';

/** What cells refer to. */
export interface Book {
  readonly strings: readonly (readonly Run[])[];
  /** Number formats by the index of a cell's style. */
  readonly formats: readonly string[];
  readonly is1904: boolean;
}

/** A row that is shown, by its number from 0, and its filled cells. */
export interface SheetRow {
  readonly at: number;
  readonly cells: readonly SheetCell[];
}

/** A cell with its column from 0; `isNumber` for what the sheet holds as a number. */
export interface SheetCell extends GridCell {
  readonly isNumber: boolean;
}

const MOST_CELLS = 2_000_000;

/**
 * The rows of a sheet as it is shown: without hidden rows and columns, numbers by their formats, formulas by their
 * results. What a merged range covers has no cell.
 * @throws UnreadableInput for a formula whose result is not stored.
 */
export function rowsOfSheet(root: Root, name: string, book: Book): SheetRow[] {
  const sheet = childOf(root, 'worksheet');
  const hidden = hiddenColumns(sheet);
  const merged = mergedRanges(sheet);
  const rows: SheetRow[] = [];
  let [next, count] = [0, 0];
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const at = numberOf(row.attribs.r, next + 1) - 1;
    next = at + 1;
    if (isTrue(row.attribs.hidden)) continue;
    const cells: SheetCell[] = [];
    let column = -1;
    for (const cell of childrenOf(row, 'c')) {
      column = columnOf(cell.attribs.r) ?? column + 1;
      count++;
      if (hidden(column)) continue;
      const { runs, isNumber } = contentOf(cell, `${name}!${cell.attribs.r ?? ''}`, book);
      const range = merged.get(`${at} ${column}`);
      const columnSpan = range ? range.right - column + 1 : 1;
      const rowSpan = range ? range.bottom - at + 1 : 1;
      if (runs.length > 0 || range) cells.push({ runs, isNumber, column, columnSpan, rowSpan });
    }
    if (cells.length > 0) rows.push({ at, cells });
    if (count > MOST_CELLS)
      throw new UnreadableInput(`sheet ${name} has more than ${MOST_CELLS} cells: split it`);
  }
  return rows;
}

const isTrue = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

function hiddenColumns(sheet: Element | undefined): (column: number) => boolean {
  const ranges = childrenOf(childOf(sheet, 'cols'), 'col')
    .filter(({ attribs }) => isTrue(attribs.hidden))
    .map(({ attribs }) => [numberOf(attribs.min, 1) - 1, numberOf(attribs.max, 1) - 1] as const);
  return (column) => ranges.some(([first, last]) => first <= column && column <= last);
}

interface Range {
  readonly right: number;
  readonly bottom: number;
}

/** Merged ranges by the row and column of their upper left corner. */
function mergedRanges(sheet: Element | undefined): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { attribs } of childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell')) {
    const [from = '', to = ''] = (attribs.ref ?? '').split(':');
    const [left, right] = [columnOf(from), columnOf(to)];
    const [top, bottom] = [rowOf(from), rowOf(to)];
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) continue;
    ranges.set(`${top} ${left}`, { right, bottom });
  }
  return ranges;
}

const rowOf = (reference: string): number | undefined => {
  const row = /\d{1,7}$/.exec(reference)?.[0];
  return row === undefined ? undefined : Number(row) - 1;
};

/** AB12 → 27 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Content {
  readonly runs: readonly Run[];
  readonly isNumber: boolean;
}

const plain = (text: string, isNumber = false): Content => ({
  runs: text === '' ? [] : linesAsOne([{ text, setting: 'plain' }]),
  isNumber,
});

function contentOf(cell: Element, place: string, { strings, formats, is1904 }: Book): Content {
  const value = childOf(cell, 'v');
  const stored = value ? textIn(value) : '';
  const { t: type = 'n', s: style } = cell.attribs;
  if (type === 's') return { runs: strings[numberOf(stored, -1)] ?? [], isNumber: false };
  if (type === 'inlineStr') return { runs: richText(childOf(cell, 'is')), isNumber: false };
  if (type === 'b') return plain(stored === '1' ? 'TRUE' : 'FALSE');
  if (stored === '') {
    if (value || !childOf(cell, 'f')) return plain('');
    throw new UnreadableInput(
      `${place} is a formula without a stored result: open the file in Excel or WPS and save it`,
    );
  }
  if (type !== 'n' || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d{1,3})?$/i.test(stored)) return plain(stored);
  return plain(formattedNumber(stored, formats[numberOf(style, 0)] ?? 'General', is1904), true);
}

/** A shared or inline string: its runs, without the readings that Japanese sets above characters. */
export function richText(parent: Element | undefined): readonly Run[] {
  if (!parent) return [];
  const runs = childrenOf(parent, 'r').map((run): DraftRun => {
    const align = childOf(childOf(run, 'rPr'), 'vertAlign')?.attribs.val;
    return { text: textOf(run), setting: align === 'superscript' ? 'raised' : 'plain' };
  });
  return linesAsOne([{ text: textOf(parent), setting: 'plain' }, ...runs]);
}

const textOf = (parent: Element): string => childrenOf(parent, 't').map(textIn).join('');

/** Forced breaks in a cell. */
function linesAsOne(drafts: readonly DraftRun[]): readonly Run[] {
  const lines: DraftRun[][] = [[]];
  for (const { text, setting } of drafts) {
    for (const [i, line] of text
      .replace(/_x000[AD]_/g, '\n')
      .split(/\r\n|[\r\n]/)
      .entries()) {
      if (i > 0) lines.push([]);
      lines.at(-1)!.push({ text: line, setting });
    }
  }
  return joinRuns(lines.map((line) => tidyRuns(settledRuns(line))).filter((line) => line.length > 0));
}

export const stringsOf = (root: Root | undefined): readonly (readonly Run[])[] =>
  root ? elementsIn(root, 'si').map(richText) : [];
