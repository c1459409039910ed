import { DECIMAL } from './parquet.ts';
import type { StoredTable } from './stored.ts';
import type { ColumnType } from './table.ts';

export type Dialect = 'duckdb' | 'postgres';

const TYPES: Record<Dialect, Record<ColumnType, string>> = {
  duckdb: {
    string: 'VARCHAR',
    integer: 'INTEGER',
    number: `DECIMAL(${DECIMAL.precision}, ${DECIMAL.scale})`,
    date: 'DATE',
  },
  // numeric keeps every digit as stated: 67.00 stays 67.00.
  postgres: { string: 'text', integer: 'integer', number: 'numeric', date: 'date' },
};

export function sqlType(type: ColumnType, dialect: Dialect): string {
  return TYPES[dialect][type];
}

/** The statements that make an empty table, with its key and what its columns mean. */
export function createTable({ name, title, columns, key }: StoredTable, dialect: Dialect): string {
  const parts = columns.map(
    (column) =>
      `${quoteName(column.name)} ${sqlType(column.type, dialect)}${column.required ? ' NOT NULL' : ''}`,
  );
  if (key.length > 0) parts.push(`PRIMARY KEY (${key.map(quoteName).join(', ')})`);
  const comments = columns.map(
    (column) =>
      `COMMENT ON COLUMN ${quoteName(name)}.${quoteName(column.name)} IS ${quoteText(aboutOf(column))};`,
  );
  return [
    `CREATE TABLE ${quoteName(name)} (\n  ${parts.join(',\n  ')}\n);`,
    `COMMENT ON TABLE ${quoteName(name)} IS ${quoteText(title)};`,
    ...comments,
  ].join('\n');
}

/** Every table with its rows, for `psql -f`: everything or nothing is loaded. */
export function renderPostgres(tables: readonly StoredTable[]): string {
  const blocks = tables.map((table) => {
    const names = table.columns.map(({ name }) => quoteName(name)).join(', ');
    const rows = table.cells.map((row) => `${row.map(copyCell).join('\t')}\n`).join('');
    return `${createTable(table, 'postgres')}\nCOPY ${quoteName(table.name)} (${names}) FROM stdin;\n${rows}\\.\n`;
  });
  return `\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\nBEGIN;\n\n${blocks.join('\n')}\nCOMMIT;\n`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyCell(cell: string): string {
  return cell === '' ? '\\N' : cell.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign]!);
}

function aboutOf({ title, description }: { readonly title: string; readonly description: string }): string {
  return [title, description].filter(Boolean).join(' — ');
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
