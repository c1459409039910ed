import type { FurnitureReason } from '../../types.ts';
import { contentsLines } from './contents.ts';
import { furnitureLines } from './furniture.ts';
import type { Item, PageLayout, TextLine } from './layout.ts';
import { goesOn, styleOf } from './paragraphs.ts';
import { type Table, textOfCell } from './tables.ts';

/** What stands in the document one after the other; pages count from 0. */
export type Entry =
  | {
      readonly kind: 'furniture';
      readonly page: number;
      readonly line: TextLine;
      readonly reason: FurnitureReason;
    }
  | { readonly kind: 'line'; readonly page: number; readonly line: TextLine; readonly goesOn: boolean }
  | {
      readonly kind: 'table';
      readonly page: number;
      readonly table: Table;
      /** It is the rest of the table before. */
      readonly goesOn: boolean;
      /** So many of its rows repeat the head of that table. */
      readonly repeatedRows: number;
    };

/** Points within which the columns of two tables are the same. */
const SAME_COLUMN = 6;
const MOST_HEAD_ROWS = 6;
const CONTINUED = /^(?:续表|表续|[（(]续(?:表|上表)?[）)])|[（(]续(?:表)?[）)]$/;

/** The items of all pages in reading order, with paragraphs and tables joined over lines, columns and pages. */
export function sequenceOf(pages: readonly PageLayout[]): Entry[] {
  const furniture = furnitureLines(pages);
  const body = pages.flatMap(({ items }) =>
    items.filter((item): item is TextLine => item.kind === 'line' && !furniture.has(item)),
  );
  const contents = contentsLines(body);
  const style = styleOf(body);
  const entries: Entry[] = [];
  let last: Entry | undefined;
  /** The first table of a run that goes over pages, and the lines right above it. */
  let head: { table: Table; above: readonly string[] } | undefined;
  for (const [page, { items, turned }] of pages.entries()) {
    const rest =
      head && last?.kind === 'table' ? linesOverRest(items, furniture, head, last.table) : new Set();
    for (const item of items) {
      if (item.kind === 'line' && (furniture.has(item) || contents.has(item) || rest.has(item))) {
        const reason = contents.has(item) ? 'table_of_contents' : 'page_furniture';
        entries.push({ kind: 'furniture', page, line: item, reason });
        continue;
      }
      const entry: Entry =
        item.kind === 'line'
          ? {
              kind: 'line',
              page,
              line: item,
              goesOn: last?.kind === 'line' && goesOn(last.line, item, style, last.goesOn),
            }
          : tableEntry(page, item.table, last, head?.table);
      if (entry.kind === 'table' && !entry.goesOn) head = { table: entry.table, above: textsAbove(entries) };
      entries.push(entry);
      last = entry;
    }
    for (const line of turned) entries.push({ kind: 'furniture', page, line, reason: 'page_furniture' });
  }
  return entries;
}

function tableEntry(page: number, table: Table, last: Entry | undefined, head: Table | undefined): Entry {
  const isRest =
    last?.kind === 'table' && head !== undefined && last.page === page - 1 && hasColumnsOf(table, last.table);
  return { kind: 'table', page, table, goesOn: isRest, repeatedRows: isRest ? repeatedRows(table, head) : 0 };
}

const hasColumnsOf = (a: Table, b: Table): boolean =>
  a.xs.length === b.xs.length && a.xs.every((x, i) => Math.abs(x - b.xs[i]!) <= SAME_COLUMN);

/** Lines at the top of a page that repeat the caption and unit of the table that goes on below them. */
function linesOverRest(
  items: readonly Item[],
  furniture: ReadonlySet<TextLine>,
  head: { above: readonly string[] },
  last: Table,
): Set<Item> {
  const lines: Item[] = [];
  for (const item of items) {
    if (item.kind === 'table') return hasColumnsOf(item.table, last) ? new Set(lines) : new Set();
    if (furniture.has(item)) continue;
    const text = bare(item.set.text);
    if (!head.above.includes(text) && !CONTINUED.test(text)) break;
    lines.push(item);
  }
  return new Set();
}

const bare = (text: string): string => text.replace(/\s/g, '');

const textsAbove = (entries: readonly Entry[]): string[] =>
  entries.slice(-4).flatMap((entry) => (entry.kind === 'line' ? [bare(entry.line.set.text)] : []));

function repeatedRows(table: Table, head: Table): number {
  const most = Math.min(MOST_HEAD_ROWS, table.rowCount - 1, head.rowCount);
  let rows = 0;
  while (rows < most && rowText(table, rows) === rowText(head, rows)) rows++;
  return rows;
}

const rowText = ({ cells }: Table, row: number): string =>
  cells
    .filter((cell) => cell.row === row)
    .map((cell) => `${cell.column}:${bare(textOfCell(cell).text)}`)
    .join('|');
