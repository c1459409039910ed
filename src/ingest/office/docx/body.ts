import type { FurnitureReason } from '../../../types.ts';
import { type FlowBlock, type GridCell, plainRun, type Run, textOfRuns } from '../../flow/blocks.ts';
import { gridBlocks } from '../../flow/grid.ts';
import { joinRuns } from '../../flow/inline.ts';
import { laysOut } from '../../flow/layout_tables.ts';
import { settledLines } from '../../flow/lines.ts';
import type { DraftRun } from '../../flow/notes.ts';
import { type Element, isElement, isText, type Node, type Root, walk } from '../../markup.ts';
import { childOf, flagOf, numberOf, valOf } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import { listPlaceOf, outlineOf, raisedIn, type Styles } from './styles.ts';

/** What a part of a Word file needs of the others. */
export interface Setting {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** The mark of a footnote or endnote where it is referred to: [1], ①. */
  readonly markOf: (kind: NoteKind, id: string) => string;
  /** The mark that stands before the note itself. */
  readonly ownMark: string;
}

export type NoteKind = 'footnote' | 'endnote';

/** What was taken out, or is shown elsewhere; and settings, which are looked up where they are needed. */
const PASSED_OVER = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:sdtPr',
  'w:rt',
  'mc:Fallback',
]);

interface OpenParagraph {
  readonly properties: Element | undefined;
  readonly lines: { runs: DraftRun[] }[];
  /** Text boxes anchored in it: they follow it. */
  readonly boxes: FlowBlock[];
}

interface OpenTable {
  readonly rows: WordCell[][];
  column: number;
  /** By column, the cell that cells below may go on with, and its row. */
  readonly merging: Map<number, { readonly cell: WordCell; readonly row: number }>;
}

interface WordCell {
  readonly blocks: FlowBlock[];
  readonly column: number;
  readonly columnSpan: number;
  rowSpan: number;
}

/** The blocks of the body, a header, a note: whatever holds paragraphs and tables. */
export function blocksOfPart(part: Root | Element, setting: Setting): FlowBlock[] {
  const sinks: FlowBlock[][] = [[]];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  /** Runs of a paragraph whose end was deleted: the next goes on with it. */
  let carried: DraftRun[] = [];
  let runSetting: DraftRun['setting'] | 'hidden' = 'plain';

  const put = (blocks: readonly FlowBlock[]): void => {
    for (const block of blocks) sinks.at(-1)!.push(block);
  };
  const write = (text: string, run: DraftRun['setting'] | 'hidden' = runSetting): void => {
    if (run !== 'hidden') paragraphs.at(-1)?.lines.at(-1)?.runs.push({ text, setting: run });
  };

  const enter = (element: Element): boolean => {
    const { name } = element;
    if (PASSED_OVER.has(name) || isDeletedRow(element)) return false;
    switch (name) {
      case 'w:p':
        paragraphs.push({ properties: childOf(element, 'w:pPr'), lines: [{ runs: carried }], boxes: [] });
        carried = [];
        break;
      case 'w:r':
        runSetting = settingOf(element, setting.styles);
        break;
      case 'w:br':
      case 'w:cr':
        paragraphs.at(-1)?.lines.push({ runs: [] });
        break;
      case 'w:tab':
      case 'w:ptab':
        write('\t');
        break;
      case 'w:noBreakHyphen':
        write('-');
        break;
      case 'w:sym':
        write(symbolOf(element));
        break;
      case 'w:footnoteReference':
        write(setting.markOf('footnote', element.attribs['w:id'] ?? ''), 'raised');
        break;
      case 'w:endnoteReference':
        write(setting.markOf('endnote', element.attribs['w:id'] ?? ''), 'raised');
        break;
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        write(setting.ownMark, 'raised');
        break;
      case 'w:txbxContent':
        sinks.push(paragraphs.at(-1)?.boxes ?? []);
        break;
      case 'w:tbl':
        tables.push({ rows: [], column: 0, merging: new Map() });
        break;
      case 'w:tr': {
        const table = tables.at(-1);
        table?.rows.push([]);
        if (table) table.column = numberOf(valOf(childOf(element, 'w:trPr'), 'w:gridBefore'), 0);
        break;
      }
      case 'w:tc':
        sinks.push(openCell(element, tables.at(-1)));
    }
    return true;
  };

  const leave = (element: Element): void => {
    const { name } = element;
    if (PASSED_OVER.has(name) || isDeletedRow(element)) return;
    if (name === 'w:r') runSetting = 'plain';
    if (name === 'w:tc' || name === 'w:txbxContent') sinks.pop();
    if (name === 'w:p') {
      const paragraph = paragraphs.pop()!;
      if (isMarkDeleted(paragraph.properties)) carried = paragraph.lines.flatMap(({ runs }) => runs);
      else put(paragraphBlocks(paragraph, setting));
      put(paragraph.boxes);
    }
    if (name === 'w:tbl') {
      put(tableBlocks(tables.pop()!.rows));
    }
  };

  walk(part, {
    enter(node: Node) {
      if (isElement(node)) return enter(node);
      if (isText(node) && isElement(node.parent as Node) && /^[wm]:t$/.test((node.parent as Element).name)) {
        write(node.data);
      }
      return false;
    },
    leave(node: Node) {
      if (isElement(node)) leave(node);
    },
  });
  return sinks[0]!;
}

const isDeletedRow = (element: Element): boolean => {
  if (element.name !== 'w:tr') return false;
  const properties = childOf(element, 'w:trPr');
  return childOf(properties, 'w:del') !== undefined || flagOf(properties, 'w:hidden') === true;
};

const isMarkDeleted = (properties: Element | undefined): boolean =>
  childOf(childOf(properties, 'w:rPr'), 'w:del') !== undefined;

function settingOf(run: Element, styles: Styles): DraftRun['setting'] | 'hidden' {
  const properties = childOf(run, 'w:rPr');
  const style = styles(valOf(properties, 'w:rStyle'));
  if (flagOf(properties, 'w:vanish') ?? style?.isHidden) return 'hidden';
  return (raisedIn(properties) ?? style?.isRaised) ? 'raised' : 'plain';
}

const symbolOf = (element: Element): string => {
  const code = Number.parseInt(element.attribs['w:char'] ?? '', 16);
  return code > 0 && code <= 0xffff ? String.fromCharCode(code) : '';
};

const LONGEST_HEADING = 100;

function paragraphBlocks({ properties, lines }: OpenParagraph, setting: Setting): FlowBlock[] {
  const style = setting.styles(valOf(properties, 'w:pStyle'));
  const place = listPlaceOf(properties, style?.list);
  // Word counts empty paragraphs too.
  const label = place ? setting.numbering(place) : '';
  const settled = settledLines(lines).map(({ kind, runs }, i) => ({
    kind,
    runs: withTabs(i === 0 && label !== '' ? [plainRun(label), ...runs] : runs),
  }));
  if (settled.length === 0) return [];
  const reason = reasonOf(style?.name ?? '');
  if (reason) return settled.map(({ runs }) => ({ kind: 'furniture', reason, runs }));
  const level = style?.name === 'title' ? 0 : levelOf(outlineOf(properties) ?? style?.outline);
  const runs = joinRuns(settled.map((line) => line.runs));
  const text = textOfRuns(runs);
  if (level !== undefined && text.length <= LONGEST_HEADING && !text.includes('。')) {
    return [{ kind: 'heading', level, runs }];
  }
  return settled;
}

/** Tabs part cells that are set in columns; in a sentence, and behind the number of a heading, they are white space. */
function withTabs(runs: readonly Run[]): readonly Run[] {
  const isSentence = /[。；，！？]/.test(textOfRuns(runs));
  return runs.map(({ text, isNoteMark }, i) => ({
    text: isSentence
      ? text.replaceAll('\t', ' ')
      : i === 0
        ? text.replace(/^(.{1,6}[、.．）)])\t/, '$1 ')
        : text,
    isNoteMark,
  }));
}

const levelOf = (outline: number | undefined): number | undefined =>
  outline === undefined || outline > 8 ? undefined : outline + 1;

/** The table of contents that Word keeps itself. */
const reasonOf = (style: string): FurnitureReason | undefined =>
  /^(?:toc(?: \d| heading)|table of figures)/.test(style) ? 'table_of_contents' : undefined;

/** Where the content of a cell goes; a cell that goes on with the one above holds nothing of its own. */
function openCell(element: Element, table: OpenTable | undefined): FlowBlock[] {
  if (!table) return [];
  const properties = childOf(element, 'w:tcPr');
  const columnSpan = Math.min(1000, Math.max(1, numberOf(valOf(properties, 'w:gridSpan'), 1)));
  const { column } = table;
  table.column += columnSpan;
  const merge = childOf(properties, 'w:vMerge');
  const above = table.merging.get(column);
  if (above && merge && merge.attribs['w:val'] !== 'restart') {
    above.cell.rowSpan = table.rows.length - above.row;
    return [];
  }
  const cell: WordCell = { blocks: [], column, columnSpan, rowSpan: 1 };
  table.rows.at(-1)?.push(cell);
  if (merge) table.merging.set(column, { cell, row: table.rows.length - 1 });
  else table.merging.delete(column);
  return cell.blocks;
}

function tableBlocks(rows: readonly (readonly WordCell[])[]): FlowBlock[] {
  if (laysOut(rows.flat().map(({ blocks }) => blocks))) return rows.flat().flatMap(({ blocks }) => blocks);
  return gridBlocks(
    rows.map((row) =>
      row.map(
        ({ blocks, ...place }): GridCell => ({
          ...place,
          runs: joinRuns(blocks.map((block) => (block.kind === 'table' ? [] : block.runs))),
        }),
      ),
    ),
  );
}
