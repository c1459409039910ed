import type { SourceBlock, SourceCell, SourceText, Span } from '../../types.ts';
import { UnreadableInput } from '../errors.ts';
import type { FlowBlock, GridCell, Run } from './blocks.ts';
import { textOfRuns } from './blocks.ts';
import { tidyRuns } from './inline.ts';

const CHINESE_OR_DIGIT = /[\u3400-\u9fff\d]/;

type Structured = Pick<SourceText, 'text'> & Required<Pick<SourceText, 'structure'>>;

/**
 * Sets blocks as text, a line each, rows of tables with tabs between their cells, and states where each stands.
 * @throws UnreadableInput where there is no text.
 */
export function compose(blocks: readonly FlowBlock[]): Structured {
  const draft: Draft = { text: '', structure: [] };
  for (const block of blocks) {
    if (block.kind === 'table') writeTable(draft, block.rows);
    else writeLine(draft, block);
  }
  if (!CHINESE_OR_DIGIT.test(draft.text)) throw new UnreadableInput('no Chinese text found');
  return draft;
}

/** Text under way. */
interface Draft {
  text: string;
  readonly structure: SourceBlock[];
}

type LineBlock = Exclude<FlowBlock, { kind: 'table' }>;

function writeLine(draft: Draft, block: LineBlock): void {
  const runs = tidyRuns(block.runs);
  if (runs.length === 0) return;
  beginLine(draft);
  const start = draft.text.length;
  const marks = writeRuns(draft, runs);
  const span = { start, end: draft.text.length };
  if (block.kind === 'furniture') {
    draft.structure.push({ kind: 'furniture', reason: block.reason, ...span });
    return;
  }
  if (block.kind === 'paragraph') draft.structure.push({ kind: 'paragraph', ...span });
  if (block.kind === 'heading') draft.structure.push({ kind: 'heading', level: block.level, ...span });
  stateMarks(draft, marks);
}

function writeTable(draft: Draft, rows: readonly (readonly GridCell[])[]): void {
  if (rows.length === 0) return;
  beginLine(draft);
  const start = draft.text.length;
  const marks: Span[] = [];
  const cells = rows.map((row, i) => {
    if (i > 0) draft.text += '\n';
    return writeRow(draft, row, marks);
  });
  draft.structure.push({ kind: 'table', rows: cells, start, end: draft.text.length });
  stateMarks(draft, marks);
}

/** An empty field for what is empty and for what a cell above or to the left covers. */
function writeRow(draft: Draft, row: readonly GridCell[], marks: Span[]): SourceCell[] {
  let column = 0;
  return row.map(({ runs, ...place }) => {
    for (; column < place.column && runs.length > 0; column++) draft.text += '\t';
    const start = draft.text.length;
    const last = writeRuns(draft, runs).at(-1);
    // 地区生产总值[2]: the mark is no part of what the cell says.
    const isLast = last !== undefined && last.end === draft.text.length && last.start > start;
    if (isLast) marks.push(last);
    return { start, end: isLast ? last.start : draft.text.length, ...place };
  });
}

/** Returns the spans of the marks of footnotes among the runs. */
function writeRuns(draft: Draft, runs: readonly Run[]): Span[] {
  const marks: Span[] = [];
  for (const { text, isNoteMark } of runs) {
    const start = draft.text.length;
    draft.text += text;
    if (isNoteMark) marks.push({ start, end: draft.text.length });
  }
  return marks;
}

function stateMarks({ structure }: Draft, marks: readonly Span[]): void {
  for (const mark of marks) structure.push({ kind: 'furniture', reason: 'footnote_mark', ...mark });
}

function beginLine(draft: Draft): void {
  if (draft.text !== '') draft.text += '\n';
}

/** The text of a block, for those who decide what it is. */
export const textOfBlock = (block: FlowBlock): string =>
  block.kind === 'table'
    ? block.rows.map((row) => row.map(({ runs }) => textOfRuns(runs)).join('\t')).join('\n')
    : textOfRuns(block.runs);
