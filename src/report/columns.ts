import type { PackedColumn, PackedTable } from './shape.ts';

/** A table of cells by name. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Turns rows into columns. A cell that a row does not have is empty. */
export function packTable({ columns, rows }: Rows): PackedTable {
  return {
    columns,
    length: rows.length,
    cells: columns.map((name) => packColumn(rows.map((row) => row[name] ?? ''))),
  };
}

function packColumn(cells: readonly string[]): PackedColumn {
  const places = new Map<string, number>();
  const at = cells.map((cell) => {
    const known = places.get(cell);
    if (known !== undefined) return known;
    places.set(cell, places.size);
    return places.size - 1;
  });
  return places.size * 2 > cells.length ? cells : { values: [...places.keys()], at };
}

/** Reads one column of a packed table; every cell of a column it does not have is empty. */
export function columnReader({ columns, cells }: PackedTable, name: string): (row: number) => string {
  const column = cells[columns.indexOf(name)];
  if (!column) return () => '';
  if (isPlain(column)) return (row) => column[row] ?? '';
  const { values, at } = column;
  return (row) => values[at[row] ?? -1] ?? '';
}

function isPlain(column: PackedColumn): column is readonly string[] {
  return Array.isArray(column);
}
