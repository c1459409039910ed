import type { GlyphBoxes, SourceBlock, SourceCell, Span } from '../../types.ts';
import { footnoteMarks } from './footnotes.ts';
import type { TextLine } from './layout.ts';
import type { Entry } from './sequence.ts';
import { type SetText, seam } from './setting.ts';
import { textOfCell } from './tables.ts';

export interface Composition {
  readonly text: string;
  readonly structure: readonly SourceBlock[];
  readonly glyphs: GlyphBoxes;
  readonly pageStarts: readonly number[];
}

/** Writes the document down: its text, where each character stands, and what its stretches are. */
export function compose(entries: readonly Entry[], pageCount: number): Composition {
  const paper = blankPaper();
  const pageStarts: number[] = [];
  const structure: SourceBlock[] = [];
  const openPages = (page: number): void => {
    while (pageStarts.length <= page) pageStarts.push(paper.length());
  };
  let open: Open | undefined;
  let last: Entry | undefined;
  const close = (): void => {
    if (open?.kind === 'paragraph') structure.push({ kind: 'paragraph', start: open.start, end: open.end });
    if (open?.kind === 'table')
      structure.push({ kind: 'table', start: open.start, end: open.end, rows: open.rows });
    open = undefined;
  };
  for (const entry of entries) {
    if (entry.kind !== 'furniture' && !entry.goesOn) close();
    if (entry.kind === 'line' && entry.goesOn && last?.kind === 'line') {
      const { set, line } = entry.line;
      paper.write(seam(last.line.set.text, set.text, line.glyphs[0]!.afterBlank));
    } else paper.breakLine();
    openPages(entry.page);
    if (entry.kind === 'table') {
      open ??= { kind: 'table', start: paper.length(), end: paper.length(), rows: [] };
      if (open.kind === 'table') writeTable(paper, entry, open, structure);
    } else {
      const span = paper.write(entry.line.set);
      if (entry.kind === 'furniture') structure.push({ kind: 'furniture', reason: entry.reason, ...span });
      else {
        open ??= { kind: 'paragraph', ...span };
        open.end = span.end;
        structure.push(...marksOf(entry.line, span));
      }
    }
    last = entry;
  }
  close();
  openPages(pageCount - 1);
  return {
    ...paper.done(),
    pageStarts,
    structure: structure.sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

type Open =
  | { readonly kind: 'paragraph'; readonly start: number; end: number }
  | { readonly kind: 'table'; readonly start: number; end: number; readonly rows: SourceCell[][] };

type TableEntry = Extract<Entry, { kind: 'table' }>;

/** A line a row, a tab between cells; rows that repeat the head are furniture. */
function writeTable(
  paper: Paper,
  { table, repeatedRows }: TableEntry,
  open: Extract<Open, { kind: 'table' }>,
  structure: SourceBlock[],
): void {
  const columns = table.xs.length - 1;
  const byRow = Array.from(
    { length: table.rowCount },
    (): Map<number, (typeof table.cells)[number]> => new Map(),
  );
  for (const cell of table.cells) byRow[cell.row]?.set(cell.column, cell);
  for (const [row, cells] of byRow.entries()) {
    if (row > 0) paper.breakLine();
    const start = paper.length();
    const written: SourceCell[] = [];
    for (let column = 0; column < columns; column++) {
      if (column > 0) paper.write(TAB);
      const cell = cells.get(column);
      if (!cell) continue;
      const { columnSpan, rowSpan } = cell;
      written.push({ ...paper.write(textOfCell(cell)), column, columnSpan, rowSpan });
    }
    if (row < repeatedRows) {
      structure.push({ kind: 'furniture', reason: 'page_furniture', start, end: paper.length() });
    } else {
      open.rows.push(written);
      open.end = paper.length();
    }
  }
}

const TAB: SetText = { text: '\t', boxes: [undefined] };

function marksOf({ line, set }: TextLine, { start }: Span): SourceBlock[] {
  return footnoteMarks(line).map((glyphs) => {
    const from = set.boxes.indexOf(glyphs[0]!.shown);
    const to = set.boxes.lastIndexOf(glyphs.at(-1)!.shown);
    return { kind: 'furniture', reason: 'footnote_mark', start: start + from, end: start + to + 1 };
  });
}

interface Paper {
  length(): number;
  /** Ends the line, unless nothing has been written yet. */
  breakLine(): void;
  write(set: SetText): Span;
  done(): { text: string; glyphs: GlyphBoxes };
}

function blankPaper(): Paper {
  const texts: string[] = [];
  let glyphs = new Float32Array(4096);
  let length = 0;
  const write = ({ text, boxes }: SetText): Span => {
    const start = length;
    length += text.length;
    if (4 * length > glyphs.length) {
      const larger = new Float32Array(8 * length);
      larger.set(glyphs);
      glyphs = larger;
    }
    texts.push(text);
    for (const [i, box] of boxes.entries()) {
      const at = 4 * (start + i);
      glyphs[at] = box?.left ?? Number.NaN;
      glyphs[at + 1] = box?.top ?? Number.NaN;
      glyphs[at + 2] = box?.right ?? Number.NaN;
      glyphs[at + 3] = box?.bottom ?? Number.NaN;
    }
    return { start, end: length };
  };
  return {
    length: () => length,
    breakLine: () => {
      if (length > 0) write({ text: '\n', boxes: [undefined] });
    },
    write,
    done: () => ({ text: texts.join(''), glyphs: glyphs.slice(0, 4 * length) }),
  };
}
