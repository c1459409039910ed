import { guard } from '../publish/cell.ts';

/** RFC 4180 with LF and guarded cells, byte for byte as the files of a dataset. */
export function toCsv(
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
  { bom }: { readonly bom: boolean },
): string {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(row.map(cellOf).join(','));
  return `${bom ? '\ufeff' : ''}${lines.join('\n')}\n`;
}

function cellOf(text: string): string {
  const guarded = guard(text);
  return /[",\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
