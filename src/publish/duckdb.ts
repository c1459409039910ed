import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderParquet } from './parquet.ts';
import { createTable, quoteName, quoteText } from './sql.ts';
import type { StoredTable } from './stored.ts';

/** What is used of the package @duckdb/node-api, which a user installs for it. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(file: string): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }>;
      closeSync(): void;
    }>;
  };
}

/** Writes the tables, with keys and comments, as a new DuckDB file. Its bytes are not the same from run to run. */
export async function writeDuckDb(
  file: string,
  tables: readonly StoredTable[],
  { DuckDBInstance }: DuckDb,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-duckdb-'));
  try {
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    try {
      for (const table of tables) {
        const rows = path.join(folder, `${table.name}.parquet`);
        await writeFile(rows, renderParquet(table.name, table.columns, table.cells));
        await connection.run(createTable(table, 'duckdb'));
        await connection.run(
          `INSERT INTO ${quoteName(table.name)} SELECT * FROM read_parquet(${quoteText(rows)})`,
        );
      }
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
