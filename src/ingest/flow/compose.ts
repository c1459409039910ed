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
  const writer = new Writer();
  for (const block of blocks) {
    if (block.kind === 'table') writer.table(block.rows);
    else writer.line(block);
  }
  const { text, structure } = writer;
  if (!CHINESE_OR_DIGIT.test(text)) throw new UnreadableInput('no Chinese text found');
  return { text, structure };
}

type LineBlock = Exclude<FlowBlock, { kind: 'table' }>;

class Writer {
  text = '';
  readonly structure: SourceBlock[] = [];

  line(block: LineBlock): void {
    const runs = tidyRuns(block.runs);
    if (runs.length === 0) return;
    this.#newLine();
    const start = this.text.length;
    const marks = this.#write(runs);
    const span = { start, end: this.text.length };
    if (block.kind === 'paragraph') this.structure.push({ kind: 'paragraph', ...span });
    if (block.kind === 'heading') this.structure.push({ kind: 'heading', level: block.level, ...span });
    if (block.kind === 'furniture') {
      this.structure.push({ kind: 'furniture', reason: block.reason, ...span });
    } else this.#mark(marks);
  }

  table(rows: readonly (readonly GridCell[])[]): void {
    if (rows.length === 0) return;
    this.#newLine();
    const start = this.text.length;
    const marks: Span[] = [];
    const cells = rows.map((row, i) => {
      if (i > 0) this.text += '\n';
      return this.#row(row, marks);
    });
    this.structure.push({ kind: 'table', rows: cells, start, end: this.text.length });
    this.#mark(marks);
  }

  /** An empty field for what is empty and for what a cell above or to the left covers. */
  #row(row: readonly GridCell[], marks: Span[]): SourceCell[] {
    let column = 0;
    return row.map(({ runs, ...place }) => {
      for (; column < place.column && runs.length > 0; column++) this.text += '\t';
      const start = this.text.length;
      const found = this.#write(runs);
      const last = found.at(-1);
      // 地区生产总值[2]: the mark is no part of what the cell says.
      const isLast = last !== undefined && last.end === this.text.length && last.start > start;
      if (isLast) marks.push(last);
      return { start, end: isLast ? last.start : this.text.length, ...place };
    });
  }

  /** Writes runs; returns the spans of the marks of footnotes among them. */
  #write(runs: readonly Run[]): Span[] {
    const marks: Span[] = [];
    for (const { text, isNoteMark } of runs) {
      const start = this.text.length;
      this.text += text;
      if (isNoteMark) marks.push({ start, end: this.text.length });
    }
    return marks;
  }

  #mark(marks: readonly Span[]): void {
    for (const mark of marks) this.structure.push({ kind: 'furniture', reason: 'footnote_mark', ...mark });
  }

  #newLine(): void {
    if (this.text !== '') this.text += '\n';
  }
}

/** The text of a block, for those who decide what it is. */
export const textOfBlock = (block: FlowBlock): string =>
  block.kind === 'table'
    ? block.rows.map((row) => row.map(({ runs }) => textOfRuns(runs)).join('\t')).join('\n')
    : textOfRuns(block.runs);
