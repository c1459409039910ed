import type { SourceBlock, SourceText } from '../../src/types.ts';

/** What a reader states, a line each: kind and text; a table as its rows, merged cells with columns×rows. */
export function stated({ text, structure = [] }: SourceText): string[] {
  return structure.map((block) => {
    if (block.kind === 'table') return `table ${rowsOf(text, block).join(' / ')}`;
    const detail =
      block.kind === 'heading' ? ` ${block.level}` : block.kind === 'furniture' ? ` ${block.reason}` : '';
    return `${block.kind}${detail}: ${text.slice(block.start, block.end)}`;
  });
}

/** The rows of all tables: filled cells as column:text. */
export const tableRows = ({ text, structure = [] }: SourceText): string[][] =>
  structure.flatMap((block) => (block.kind === 'table' ? [rowsOf(text, block)] : []));

const rowsOf = (text: string, { rows }: Extract<SourceBlock, { kind: 'table' }>): string[] =>
  rows.map((row) =>
    row
      .filter(({ start, end }) => start < end)
      .map(({ start, end, column, columnSpan, rowSpan }) => {
        const merged = columnSpan > 1 || rowSpan > 1 ? `(${columnSpan}×${rowSpan})` : '';
        return `${column}${merged}:${text.slice(start, end)}`;
      })
      .join(' | '),
  );

/** What is not furniture. */
export const articleOf = (source: SourceText): string[] =>
  stated(source).filter((line) => !line.startsWith('furniture'));
