import type { BlockShape, DocumentShape } from '../report/shape.ts';
import type { Ledger } from './ledger.ts';
import { cutLong, flatten, joinLines, type Stretch } from './segments.ts';

/** A document on the page, and where its numbers are. */
export interface TextOnPage {
  readonly fragment: DocumentFragment;
  /** The first piece of each number, by row of the ledger. */
  readonly marks: ReadonlyMap<number, HTMLElement>;
  /** The part of the page that shows a stretch of the document; undefined where none does. */
  readonly rangeOf: (stretch: Stretch) => Range | undefined;
}

interface PlacedNode extends Stretch {
  readonly node: Text;
}

/** Above this a paragraph is cut, so that a browser need not lay out all of it to show its beginning. */
const PIECE = 1500;
const CHARACTERS_A_LINE = 34;
const LINE_HEIGHT = 32;

export interface TextOptions {
  /** What is shown beside a number; '' for nothing. */
  readonly tagOf: (row: number) => string;
  readonly pageLabel: (page: number) => string;
  readonly furnitureLabel: (reason: string) => string;
}

/**
 * Builds a document from text nodes alone: whatever a report holds shows as text. It is built by hand and not by
 * components because it never changes, and five thousand marks are to stand at once.
 */
export function buildText(
  { text, pages, blocks }: DocumentShape,
  ledger: Ledger,
  [from, to]: readonly [number, number],
  options: TextOptions,
): TextOnPage {
  const fragment = document.createDocumentFragment();
  const marks = new Map<number, HTMLElement>();
  const nodes: PlacedNode[] = [];
  const spans = Array.from({ length: to - from }, (_, i) => ({
    start: ledger.start(from + i),
    end: ledger.end(from + i),
  }));
  let next = 0;

  /** Spans that begin in a stretch, with their rows; blocks come in ascending order, but for those inside others. */
  const rowsIn = ({ start, end }: Stretch): number[] => {
    let at = lowerBound(spans, start);
    const rows: number[] = [];
    while (at < spans.length && spans[at]!.start < end) rows.push(from + at++);
    return rows;
  };

  const write = (parent: Node, { start, end }: Stretch, joint: string) => {
    if (joint !== '') parent.appendChild(document.createTextNode(joint));
    const node = document.createTextNode(text.slice(start, end));
    nodes.push({ node, start, end });
    parent.appendChild(node);
  };

  const writeMarked = (parent: Element, stretch: Stretch, keepsLines: boolean) => {
    const rows = rowsIn(stretch);
    const runs = (piece: Stretch) => (keepsLines ? [{ ...piece, joint: '' }] : joinLines(text, piece));
    for (const segment of flatten(
      stretch,
      rows.map((row) => spans[row - from]!),
    )) {
      const covering = segment.covers.map((i) => rows[i]!);
      const row = covering[0];
      let target: Element = parent;
      if (row !== undefined) {
        target = markOf(row, covering);
        parent.appendChild(target);
      }
      for (const run of runs(segment)) write(target, run, run.joint);
    }
  };

  const markOf = (row: number, covering: readonly number[]): HTMLElement => {
    const mark = document.createElement('mark');
    mark.dataset.m = covering.join(' ');
    mark.dataset.fate = ledger.fate(row);
    if (!marks.has(row)) {
      const tag = options.tagOf(row);
      if (tag !== '') mark.dataset.tag = tag;
    }
    if (text.slice(ledger.start(row), ledger.end(row)) !== ledger.numberCell(row, 'text')) {
      mark.dataset.failed = '';
    }
    for (const one of covering) if (!marks.has(one)) marks.set(one, mark);
    return mark;
  };

  const writeProse = (block: BlockShape, inner: readonly BlockShape[]) => {
    const rows = rowsIn(block).map((row) => spans[row - from]!);
    const pieces = cutLong(text, block, [...rows, ...inner], PIECE);
    pieces.forEach((piece, i) => {
      const element = document.createElement(elementFor(block));
      element.className = `block ${block.kind}${i > 0 ? ' goes-on' : ''}`;
      if (block.kind === 'heading') element.dataset.level = String(block.level ?? 1);
      element.id = `b${block.start}${i > 0 ? `-${i}` : ''}`;
      reserve(element, piece.end - piece.start);
      let at = piece.start;
      for (const furniture of inner.filter((one) => one.start >= piece.start && one.end <= piece.end)) {
        writeMarked(element, { start: at, end: furniture.start }, false);
        const aside = document.createElement('span');
        aside.className = 'furniture-inside';
        aside.title = options.furnitureLabel(furniture.reason ?? '');
        writeMarked(aside, furniture, false);
        element.appendChild(aside);
        at = furniture.end;
      }
      writeMarked(element, { start: at, end: piece.end }, false);
      fragment.appendChild(element);
    });
  };

  const writeTable = (block: BlockShape) => {
    const frame = document.createElement('div');
    frame.className = 'block table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', text.slice(block.start, block.start + 20).replace(/\s+/g, ' '));
    const table = document.createElement('table');
    const body = table.createTBody();
    for (const cells of block.rows ?? []) {
      const line = body.insertRow();
      let column = 0;
      for (const [start, end, own, columns, rows] of cells) {
        // A column without a cell of its own belongs to a merged one; in a plain text it is left open.
        for (; column < own && block.rows?.[0] !== cells && rows === 1; column++) {
          if (!isCovered(block, cells, column)) line.insertCell();
        }
        const cell = line.insertCell();
        if (columns > 1) cell.colSpan = columns;
        if (rows > 1) cell.rowSpan = rows;
        writeMarked(cell, { start, end }, false);
        column = own + columns;
      }
    }
    frame.appendChild(table);
    fragment.appendChild(frame);
  };

  let page = pages.length > 1 ? 0 : Number.POSITIVE_INFINITY;
  const writePages = (start: number) => {
    let begun = page;
    while (begun < pages.length && pages[begun]! <= start) begun += 1;
    if (begun === page || !Number.isFinite(page)) return;
    page = begun;
    const label = document.createElement('div');
    label.className = 'page-break';
    label.textContent = options.pageLabel(begun);
    fragment.appendChild(label);
  };

  while (next < blocks.length) {
    const block = blocks[next++]!;
    const inner: BlockShape[] = [];
    while (next < blocks.length && blocks[next]!.start < block.end) inner.push(blocks[next++]!);
    writePages(block.start);
    if (block.kind === 'table') writeTable(block);
    else writeProse(block, inner);
  }
  nodes.sort((a, b) => a.start - b.start);
  return { fragment, marks, rangeOf: (stretch) => rangeIn(nodes, stretch) };
}

function elementFor({ kind, level = 1 }: BlockShape): string {
  if (kind === 'heading') return `h${Math.min(6, Math.max(2, level + 2))}`;
  return kind === 'furniture' ? 'div' : 'p';
}

/** Says how tall a paragraph will about be, so that the scroll bar is right before it is laid out. */
function reserve(element: HTMLElement, characters: number): void {
  const lines = Math.ceil((characters + 2) / CHARACTERS_A_LINE);
  element.style.setProperty('contain-intrinsic-block-size', `auto ${lines * LINE_HEIGHT}px`);
}

/** Whether a cell of a row above reaches down into this column. */
function isCovered(
  { rows = [] }: BlockShape,
  cells: NonNullable<BlockShape['rows']>[number],
  column: number,
): boolean {
  const at = rows.indexOf(cells);
  return rows
    .slice(0, at)
    .some((row, i) =>
      row.some(([, , own, columns, down]) => i + down > at && own <= column && column < own + columns),
    );
}

function lowerBound(spans: readonly Stretch[], start: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rangeIn(nodes: readonly PlacedNode[], { start, end }: Stretch): Range | undefined {
  const touched = nodes.filter((node) => node.end > start && node.start < end);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(last.node, Math.min(last.end, end) - last.start);
  return range;
}
