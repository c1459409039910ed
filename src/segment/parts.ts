import type { Block, SourceBlock, SourceText } from '../types.ts';
import { segment } from './blocks.ts';
import { kindOf } from './kinds.ts';
import { isReportTitle } from './titles.ts';

/** One of the reports that a file holds; `name` is empty for the only one. */
export interface Part {
  readonly name: string;
  readonly source: SourceText;
  readonly blocks: readonly Block[];
}

/** Prose that a title must have behind it to be a report of its own and not the name of one. */
const SHORTEST_REPORT = 3000;

/**
 * Cuts a file that holds several reports, such as a gazette, before the title of each; what stands before the first
 * title goes with the first. A part is named by the kind of its report.
 */
export function partsOf(source: SourceText, blocks: readonly Block[]): Part[] {
  const titles = titlesOf(blocks);
  if (titles.length < 2) return [{ name: '', source, blocks }];
  const names = uniqueNames(titles.map(({ reading }) => kindOf(reading.text, [])));
  return titles.map((_, i) => {
    const from = i === 0 ? 0 : titles[i]!.start;
    const to = titles[i + 1]?.start ?? source.text.length;
    const part = sliceOf(source, from, to);
    return { name: names[i]!, source: part, blocks: segment(part) };
  });
}

/** The titles that a report follows. A title that is repeated in the midst of its report begins no other. */
function titlesOf(blocks: readonly Block[]): Block[] {
  const found: { title: Block; prose: number }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 0 && isReportTitle(block.reading.text)) {
      if (found.at(-1)?.title.reading.text !== block.reading.text) found.push({ title: block, prose: 0 });
    } else if (block.kind !== 'furniture' && found.length > 0) {
      found.at(-1)!.prose += block.reading.text.length;
    }
  }
  return found.filter(({ prose }) => prose >= SHORTEST_REPORT).map(({ title }) => title);
}

function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name}_${before + 1}`;
  });
}

function sliceOf(source: SourceText, from: number, to: number): SourceText {
  const inside = (span: { start: number; end: number }) => span.start >= from && span.end <= to;
  const { structure, glyphs, doubts } = source;
  return {
    ...source,
    text: source.text.slice(from, to),
    pageStarts: source.pageStarts.filter((start) => start < to).map((start) => Math.max(0, start - from)),
    ...(structure && { structure: structure.filter(inside).map((block) => shifted(block, from)) }),
    ...(glyphs && { glyphs: glyphs.slice(4 * from, 4 * to) }),
    ...(doubts && {
      doubts: doubts
        .filter(inside)
        .map((doubt) => ({ ...doubt, start: doubt.start - from, end: doubt.end - from })),
    }),
  };
}

function shifted(block: SourceBlock, by: number): SourceBlock {
  const span = { start: block.start - by, end: block.end - by };
  if (block.kind !== 'table') return { ...block, ...span };
  const rows = block.rows.map((row) =>
    row.map((cell) => ({ ...cell, start: cell.start - by, end: cell.end - by })),
  );
  return { ...block, ...span, rows };
}
