import { padEnd, padStart, truncate, widthOf } from './width.ts';

export interface TextColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are cut. */
  readonly widest?: number;
}

/** Rows under their heads, aligned for a terminal. */
export function renderTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell, i) => truncate(cell.replace(/\s+/g, ' '), columns[i]?.widest ?? Number.POSITIVE_INFINITY)),
  );
  const widths = columns.map(({ head }, i) =>
    Math.max(widthOf(head), ...cells.map((row) => widthOf(row[i] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (columns[i]?.align === 'right' ? padStart : padEnd)(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ head }) => head)),
    line(widths.map((width) => '─'.repeat(width))),
    ...cells.map(line),
  ];
}
