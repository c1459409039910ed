import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guard } from '../../src/publish/cell.ts';
import { writeFolder } from '../../src/publish/folder.ts';
import { renderDataset } from '../../src/publish/render.ts';
import { createTable, quoteName, quoteText, sqlType } from '../../src/publish/sql.ts';
import { readTables, type StoredTable } from '../../src/publish/stored.ts';
import { zhibiao } from '../cli/terminal.ts';
import { edition } from '../publish/dataset.ts';
import { expectSource, type Read } from './compare.ts';
import { nasty } from './nasty.ts';

/** What portals import is read back by the databases they use: every cell, with the types of datapackage.json. */

let home: string;
let dataset: string;
let tables: readonly StoredTable[];
let postgres: PGlite;
/** PostgreSQL takes long to start. */
const START = 180_000;
beforeAll(async () => {
  postgres = await PGlite.create();
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-portals-'));
  dataset = path.join(home, 'dataset');
  await writeFolder(dataset, renderDataset(nasty, { ...edition, parquet: true }));
  tables = await readTables(dataset);
}, START);
afterAll(async () => {
  await postgres.close();
  await rm(home, { recursive: true, force: true });
});

async function emptyPostgres(): Promise<void> {
  for (const { name } of tables) await postgres.exec(`DROP TABLE IF EXISTS ${quoteName(name)}`);
}

const asText = (table: StoredTable) =>
  table.columns.map(({ name }) => `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}`).join(', ');

async function inDuckDb<Result>(
  file: string,
  work: (query: (sql: string) => Promise<Read>) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    return await work(async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJson() as Read;
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe('DuckDB', () => {
  it('reads every cell of every CSV file with the types of its Table Schema', async () => {
    await inDuckDb(':memory:', async (query) => {
      for (const table of tables) {
        const types = table.columns.map(
          ({ name, type }) => `${quoteName(name)}: ${quoteText(sqlType(type, 'duckdb'))}`,
        );
        const file = quoteText(path.join(dataset, `${table.name}.csv`));
        const from = `read_csv(${file}, auto_detect = false, header = true, quote = '"', escape = '"', nullstr = '', columns = {${types.join(', ')}})`;
        expectSource(table, await query(`SELECT ${asText(table)} FROM ${from}`), guard);
      }
    });
  });

  it('reads every cell of every Parquet file, typed', async () => {
    await inDuckDb(':memory:', async (query) => {
      for (const table of tables) {
        const from = `read_parquet(${quoteText(path.join(dataset, `${table.name}.parquet`))})`;
        expectSource(table, await query(`SELECT ${asText(table)} FROM ${from}`), (text) => text);
        const described = await query(`DESCRIBE SELECT * FROM ${from}`);
        expect(described.map((row) => [row.column_name, row.column_type])).toEqual(
          table.columns.map(({ name, type }) => [name, sqlType(type, 'duckdb').replace(', ', ',')]),
        );
      }
    });
  });

  it('opens the file that export makes, with keys and comments', async () => {
    const out = path.join(home, 'reports.duckdb');
    expect(await zhibiao('export', dataset, '--to', 'duckdb', '--out', out)).toMatchObject({ code: 0 });
    await inDuckDb(out, async (query) => {
      for (const table of tables) {
        const rows = await query(`SELECT ${asText(table)} FROM ${quoteName(table.name)}`);
        expectSource(table, rows, (text) => text);
      }
      const comments = await query(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'observations' AND column_name = 'unit'",
      );
      expect(comments).toEqual([{ comment: '单位 · Unit as written' }]);
      await expect(
        query("INSERT INTO documents SELECT * FROM documents WHERE document_id = 'broken'"),
      ).rejects.toThrow(/primary key/i);
    });
  });
});

describe('PostgreSQL', () => {
  it("reads every cell of every CSV file by COPY, and keeps a number's digits as stated", async () => {
    await emptyPostgres();
    for (const table of tables) {
      await postgres.exec(createTable(table, 'postgres'));
      const blob = new Blob([await readFile(path.join(dataset, `${table.name}.csv`))]);
      await postgres.query(
        `COPY ${quoteName(table.name)} FROM '/dev/blob' WITH (FORMAT csv, HEADER match)`,
        [],
        { blob },
      );
      const { rows } = await postgres.query(`SELECT ${asText(table)} FROM ${quoteName(table.name)}`);
      expectSource(table, rows as Read, guard);
    }
    const { rows } = await postgres.query(
      "SELECT value::text AS value FROM observations WHERE observation_id IN ('g1', 'g3') ORDER BY 1",
    );
    expect(rows).toEqual([{ value: '0.00' }, { value: '67.00' }]);
  });

  it('runs the script that export makes', async () => {
    const out = path.join(home, 'reports.sql');
    expect(await zhibiao('export', dataset, '--to', 'postgres', '--out', out)).toMatchObject({ code: 0 });
    await emptyPostgres();
    for (const { sql, rows } of statementsOf(await readFile(out, 'utf8'))) {
      if (rows === undefined) await postgres.exec(sql);
      else
        await postgres.query(sql.replace('FROM stdin', "FROM '/dev/blob'"), [], { blob: new Blob([rows]) });
    }
    for (const table of tables) {
      const { rows } = await postgres.query(`SELECT ${asText(table)} FROM ${quoteName(table.name)}`);
      expectSource(table, rows as Read, (text) => text);
    }
  });
});

describe('the queries of docs/portals.md', () => {
  it('run in DuckDB and in PostgreSQL', async () => {
    const page = await readFile(new URL('../../docs/portals.md', import.meta.url), 'utf8');
    const [, queries = ''] = /^## Queries\n+```sql\n([\s\S]*?)```/m.exec(page) ?? [];
    const statements = queries.split(/;\s*/).filter((query) => /^SELECT/m.test(query));
    expect(statements).toHaveLength(5);
    await emptyPostgres();
    await inDuckDb(':memory:', async (query) => {
      for (const table of tables) {
        await query(createTable(table, 'duckdb'));
        await postgres.exec(createTable(table, 'postgres'));
      }
      for (const statement of statements) {
        expect(await query(statement)).toEqual([]);
        expect((await postgres.query(statement)).rows).toEqual([]);
      }
    });
  });
});

/** What psql makes of a script: what stands between COPY and \. goes to the server apart. */
function statementsOf(script: string): { sql: string; rows?: string }[] {
  const parts = script.replace(/^\\set.*\n/, '').split(/^(COPY .* FROM stdin;)\n([\s\S]*?)^\\\.\n/m);
  return parts
    .map((sql, i) => (i % 3 === 1 ? { sql, rows: parts[i + 1]! } : { sql }))
    .filter((_, i) => i % 3 !== 2);
}

describe('an export', () => {
  it('of CSV for Excel has a byte-order mark and guarded texts', async () => {
    const out = path.join(home, 'excel');
    await zhibiao('export', dataset, '--to', 'csv-bom', '--out', out);
    for (const { name } of tables) {
      const [marked, plain] = await Promise.all([
        readFile(path.join(out, `${name}.csv`), 'utf8'),
        readFile(path.join(dataset, `${name}.csv`), 'utf8'),
      ]);
      expect(marked).toBe(`\ufeff${plain}`);
    }
  });

  it('to Parquet is the same bytes as the run writes', async () => {
    const out = path.join(home, 'parquet');
    await zhibiao('export', dataset, '--to', 'parquet', '--out', out);
    for (const { name } of tables) {
      const file = `${name}.parquet`;
      expect(await readFile(path.join(out, file))).toEqual(await readFile(path.join(dataset, file)));
    }
  });

  it('replaces nothing', async () => {
    const out = path.join(home, 'mine.sql');
    await writeFile(out, 'ten years of work');
    const { code, err } = await zhibiao('export', dataset, '--to', 'postgres', '--out', out);
    expect([code, err]).toEqual([
      2,
      `zhibiao: ${out}: is there already; name another place with --out, or delete it\n`,
    ]);
    expect(await readFile(out, 'utf8')).toBe('ten years of work');
  });

  it('of something that is no dataset says so', async () => {
    const { code, err } = await zhibiao('export', home, '--to', 'parquet', '--out', path.join(home, 'x'));
    expect([code, err]).toEqual([
      2,
      `zhibiao: ${home}: holds no dataset (observations.csv); name a dataset folder, or a version such as 1.0.0\n`,
    ]);
  });
});
