import { textOfRuns } from '../flow/blocks.ts';
import { settledLines } from '../flow/lines.ts';
import type { DraftRun } from '../flow/notes.ts';
import { type Element, isElement, isText, type Node, type Root, walk } from '../markup.ts';
import { isBlockLevel, isNoteLink, isRaised, isShown, spanOf } from './elements.ts';
import type { PageBlock, PageCell } from './page.ts';
import { tableBlocks } from './tables.ts';

/** One of the lines that <br> makes of the text between two borders of blocks. */
interface Line {
  readonly runs: DraftRun[];
  at: Element | undefined;
  linked: number;
}

interface OpenTable {
  readonly element: Element;
  readonly rows: PageCell[][];
}

/** Everything that a page shows, as blocks in the order of the page. */
export function blocksOf(root: Root): PageBlock[] {
  /** Where blocks go: the page, a table (its caption), a cell. */
  const sinks: PageBlock[][] = [[]];
  const tables: OpenTable[] = [];
  let lines: Line[] = [emptyLine()];
  let links = 0;
  let noteLinks = 0;
  let raised = 0;
  let preformatted = 0;
  let heading: Element | undefined;

  const put = (blocks: readonly PageBlock[]): void => {
    for (const block of blocks) sinks.at(-1)!.push(block);
  };
  const breakLine = (): void => {
    if (heading) lines.at(-1)!.runs.push({ text: ' ', setting: 'plain' });
    else lines.push(emptyLine());
  };
  const endBlock = (): void => {
    if (lines.length > 1 || lines[0]!.runs.length > 0) put(blocksOfLines(lines, heading));
    lines = [emptyLine()];
  };
  const write = (text: string, at: Element): void => {
    const line = lines.at(-1)!;
    const setting = raised > 0 ? 'raised' : noteLinks > 0 ? 'link' : 'plain';
    line.runs.push({ text: text.replace(LAYOUT, ' '), setting });
    line.at ??= at;
    if (links > 0) line.linked += text.trim().length;
  };

  const enter = (element: Element): boolean => {
    const { name } = element;
    if (!isShown(element)) return false;
    if (name === 'br') breakLine();
    if (isBlockLevel(element)) endBlock();
    if (isHeading(element)) heading ??= element;
    if (isLink(element)) links++;
    if (name === 'pre') preformatted++;
    if (isRaised(element)) raised++;
    if (isNoteLink(element)) noteLinks++;
    if (name === 'table') {
      tables.push({ element, rows: [] });
      sinks.push([]);
    }
    if (name === 'tr') tables.at(-1)?.rows.push([]);
    if (isCell(element)) {
      const cell = {
        blocks: [],
        columnSpan: spanOf(element, 'colspan'),
        rowSpan: spanOf(element, 'rowspan'),
      };
      tables.at(-1)?.rows.at(-1)?.push(cell);
      sinks.push(cell.blocks);
    }
    return true;
  };

  const leave = (element: Element): void => {
    const { name } = element;
    if (!isShown(element)) return;
    if (isBlockLevel(element)) endBlock();
    if (element === heading) heading = undefined;
    if (isLink(element)) links--;
    if (isRaised(element)) raised--;
    if (isNoteLink(element)) noteLinks--;
    if (name === 'pre') preformatted--;
    if (isCell(element)) sinks.pop();
    if (name === 'table') {
      const above = sinks.pop()!;
      const { rows } = tables.pop()!;
      put(above);
      put(tableBlocks(rows, element));
    }
  };

  walk(root, {
    enter(node: Node) {
      if (isElement(node)) return enter(node);
      if (!isText(node)) return false;
      for (const [i, text] of (preformatted > 0 ? node.data.split('\n') : [node.data]).entries()) {
        if (i > 0) breakLine();
        write(text, node.parent as Element);
      }
      return false;
    },
    leave(node: Node) {
      if (isElement(node)) leave(node);
    },
  });
  endBlock();
  return sinks[0]!;
}

const emptyLine = (): Line => ({ runs: [], at: undefined, linked: 0 });

const isHeading = ({ name }: Element): boolean => /^h[1-6]$/.test(name);

const isLink = ({ name, attribs }: Element): boolean => name === 'a' && attribs.href !== undefined;

const isCell = ({ name }: Element): boolean => name === 'td' || name === 'th';

const LONGEST_HEADING = 100;

/** Tabs and line breaks of the source are layout of the source. */
const LAYOUT = /[\t\n\r\f ]+/g;

function blocksOfLines(lines: readonly Line[], heading: Element | undefined): PageBlock[] {
  return settledLines(lines).map(({ draft, ...block }): PageBlock => {
    const { linked } = draft;
    const at = draft.at!;
    const text = textOfRuns(block.runs);
    if (heading && text.length <= LONGEST_HEADING && !text.includes('。')) {
      const level = Number(heading.name.slice(1));
      return { block: { kind: 'heading', level, runs: block.runs }, at, linked };
    }
    return { block, at, linked };
  });
}
