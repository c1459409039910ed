import type { Run } from '../flow/blocks.ts';
import { textOfRuns } from '../flow/blocks.ts';
import { tidyRuns } from '../flow/inline.ts';
import { type Element, isElement, isText, type Node, type Root, walk } from '../markup.ts';
import { isBlockLevel, isNoteLink, isRaised, isShown, spanOf } from './elements.ts';
import { isBracketedMark, raisedRuns } from './notes.ts';
import type { PageBlock, PageCell } from './page.ts';
import { tableBlocks } from './tables.ts';

/** Text between two borders of blocks, in the lines that <br> makes of it. */
interface Line {
  readonly runs: Run[];
  at: Element | undefined;
  linked: number;
}

interface OpenTable {
  readonly element: Element;
  readonly rows: PageCell[][];
}

/** Text under way that is raised, or a link that may be the mark of a footnote. */
interface Raised {
  readonly element: Element;
  readonly runs: Run[];
}

/** Everything that a page shows, as blocks in the order of the page. */
export function blocksOf(root: Root): PageBlock[] {
  /** Where blocks go: the page, a table (its caption), a cell. */
  const sinks: PageBlock[][] = [[]];
  const tables: OpenTable[] = [];
  const raised: Raised[] = [];
  let lines: Line[] = [emptyLine()];
  let links = 0;
  let preformatted = 0;
  let heading: Element | undefined;

  const breakLine = (): void => {
    if (heading) lines.at(-1)!.runs.push({ text: ' ', isNoteMark: false });
    else lines.push(emptyLine());
  };
  const endBlock = (): void => {
    if (lines.length > 1 || lines[0]!.runs.length > 0) sinks.at(-1)!.push(...blocksOfLines(lines, heading));
    lines = [emptyLine()];
  };
  const write = (text: string, at: Element): void => {
    const line = lines.at(-1)!;
    (raised.at(-1) ?? line).runs.push({ text, isNoteMark: false });
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
    if (isRaised(element) || isNoteLink(element)) raised.push({ element, runs: [] });
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
    if (raised.at(-1)?.element === element) {
      const { runs } = raised.pop()!;
      const around = (raised.at(-1) ?? lines.at(-1)!).runs;
      const isMark = isRaised(element) || isBracketedMark(textOfRuns(runs));
      around.push(...(isMark ? raisedRuns(runs, textOfRuns(around.slice(-4))) : runs));
    }
    if (isBlockLevel(element)) endBlock();
    if (element === heading) heading = undefined;
    if (isLink(element)) links--;
    if (name === 'pre') preformatted--;
    if (isCell(element)) sinks.pop();
    if (name === 'table') {
      const above = sinks.pop()!;
      const { rows } = tables.pop()!;
      for (const block of [...above, ...tableBlocks(rows, element)]) sinks.at(-1)!.push(block);
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

/**
 * A line that empty lines or the borders of the block part from the others is a paragraph; of one behind a single
 * <br> nobody can tell: some pages part paragraphs by it, some wrap lines.
 */
function blocksOfLines(lines: readonly Line[], heading: Element | undefined): PageBlock[] {
  const tidy = lines.map((line) => ({ ...line, runs: tidyRuns(line.runs.map(withoutLayout)) }));
  const isEmpty = (i: number): boolean => (tidy[i]?.runs.length ?? 0) === 0;
  return tidy.flatMap(({ runs, at, linked }, i): PageBlock[] => {
    if (isEmpty(i) || !at) return [];
    const text = textOfRuns(runs);
    if (heading && text.length <= LONGEST_HEADING && !text.includes('。')) {
      return [{ block: { kind: 'heading', level: Number(heading.name.slice(1)), runs }, at, linked }];
    }
    const kind = isEmpty(i - 1) && isEmpty(i + 1) ? 'paragraph' : 'line';
    return [{ block: { kind, runs }, at, linked }];
  });
}

/** Tabs and line breaks of the source are layout of the source. */
const withoutLayout = ({ text, isNoteMark }: Run): Run => ({
  text: text.replace(/[\t\n\r\f ]+/g, ' '),
  isNoteMark,
});
