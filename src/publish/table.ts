/** A text in both languages of the dataset. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `number` is a decimal string of any precision, `date` an ISO date. */
export type ColumnType = 'string' | 'integer' | 'number' | 'date';

export interface Column<Name extends string = string> extends Bilingual {
  readonly name: Name;
  readonly type: ColumnType;
  readonly about?: Bilingual;
  readonly required?: boolean;
  readonly values?: readonly string[];
}

/** A table of whatever rows. */
export interface AnyTable {
  readonly file: string;
  readonly title: Bilingual;
  readonly about: Bilingual;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Columns whose values are keys of another table. */
  readonly references?: readonly { readonly column: string; readonly file: string }[];
}

/** The one definition from which a table's CSV, its Table Schema and its CSVW metadata are made. */
export interface Table<Row extends object> extends AnyTable {
  readonly key: readonly (keyof Row & string)[];
  readonly columns: readonly Column<keyof Row & string>[];
  readonly references?: readonly { readonly column: keyof Row & string; readonly file: string }[];
}

/** A table with its cells as text, in the order of its columns. */
export interface FilledTable {
  readonly table: AnyTable;
  readonly cells: readonly (readonly string[])[];
}

export function fill<Row extends object>(table: Table<Row>, rows: readonly Row[]): FilledTable {
  return { table, cells: rows.map((row) => table.columns.map(({ name }) => String(row[name] ?? ''))) };
}

type Options = Pick<Column, 'required' | 'values'> & { readonly about?: readonly [zh: string, en: string] };

/** Writes a column in one line. */
export function column<Name extends string>(
  name: Name,
  type: ColumnType,
  zh: string,
  en: string,
  { about, ...options }: Options = {},
): Column<Name> {
  return { name, type, zh, en, ...(about && { about: { zh: about[0], en: about[1] } }), ...options };
}
