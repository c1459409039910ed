import type { FurnitureReason, SourceBlock, SourceText, Span } from '../types.ts';
import type { Line } from './lines.ts';
import { readingOf } from './reading.ts';
import type { Grid } from './tables.ts';

export type StatedBlock = Exclude<SourceBlock, { kind: 'furniture' } | { kind: 'table' }>;

/** What the file itself says of its lines. */
export interface Structure {
  readonly tables: readonly Grid[];
  readonly furniture: ReadonlyMap<Line, FurnitureReason>;
  /** Furniture in the midst of a line, such as the mark of a footnote. */
  readonly inline: readonly (Span & { readonly reason: FurnitureReason })[];
  readonly statedOf: (line: Line) => StatedBlock | undefined;
}

/** Both are ascending, so one pass over them is enough. */
export function structureOf({ text, structure = [] }: SourceText, lines: readonly Line[]): Structure {
  const stated = new Map<Line, StatedBlock>();
  const furniture = new Map<Line, FurnitureReason>();
  const inline: (Span & { reason: FurnitureReason })[] = [];
  const tables: Grid[] = [];
  let from = 0;
  for (const block of structure) {
    while (from < lines.length && lines[from]!.end <= block.start) from++;
    const within: Line[] = [];
    for (let i = from; i < lines.length && lines[i]!.start < block.end; i++) within.push(lines[i]!);
    if (within.length === 0) continue;
    if (block.kind === 'table') tables.push({ lines: within, rows: rowsOf(text, block.rows) });
    else if (block.kind !== 'furniture') for (const line of within) stated.set(line, block);
    else if (block.start <= within[0]!.start && within.at(-1)!.end <= block.end) {
      for (const line of within) furniture.set(line, block.reason);
    } else inline.push({ start: block.start, end: block.end, reason: block.reason });
  }
  // Where a table goes on over a page, the foot and head of the pages stand between its rows.
  const ownLines = (grid: Grid): Grid => ({
    ...grid,
    lines: grid.lines.filter((line) => !furniture.has(line)),
  });
  return { tables: tables.map(ownLines), furniture, inline, statedOf: (line) => stated.get(line) };
}

type SourceTable = Extract<SourceBlock, { kind: 'table' }>;

const rowsOf = (text: string, rows: SourceTable['rows']): Grid['rows'] =>
  rows.map((row) =>
    row.flatMap(({ start, end, column, columnSpan, rowSpan }) =>
      start < end ? [{ start, end, column, columnSpan, rowSpan, reading: readingOf(text, start, end) }] : [],
    ),
  );

/** The spans without the stretches inside them. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const inside = holes.filter((hole) => span.start <= hole.start && hole.end <= span.end);
    const starts = [span.start, ...inside.map(({ end }) => end)];
    const ends = [...inside.map(({ start }) => start), span.end];
    return starts.map((start, i) => ({ start, end: ends[i]! })).filter(({ start, end }) => start < end);
  });
}
