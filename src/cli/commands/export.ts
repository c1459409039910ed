import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { printCsv } from '../../publish/csv.ts';
import type { Content } from '../../publish/dataset.ts';
import { writeDuckDb } from '../../publish/duckdb.ts';
import { codeOf, reasonOf } from '../../publish/folder_error.ts';
import { makeFolder } from '../../publish/make_folder.ts';
import { renderParquet } from '../../publish/parquet.ts';
import { renderPostgres } from '../../publish/sql.ts';
import { readTables, type StoredTable } from '../../publish/stored.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../dataset_folder.ts';
import { loadDuckDb } from '../duckdb.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { options } from '../options.ts';

interface ExportOptions {
  readonly to: Form;
  readonly out: string;
  readonly extracted: string;
  readonly dataset: string;
  readonly json: boolean;
}

/** Writes the tables at a place where nothing stands yet. */
type Write = (place: string, tables: readonly StoredTable[]) => Promise<void>;

const FORMS = {
  parquet: intoFolder('parquet', ({ name, columns, cells }) => renderParquet(name, columns, cells)),
  'csv-bom': intoFolder('csv', ({ columns, cells }) => printCsv(columns, cells, true)),
  postgres: (place, tables) => writeFile(place, renderPostgres(tables)),
  duckdb: async (place, tables) => writeDuckDb(place, tables, await loadDuckDb()),
} satisfies Record<string, Write>;
type Form = keyof typeof FORMS;

export function addExport(program: Command, { effects }: Context): void {
  program
    .command('export')
    .summary('a version in another form: Parquet, DuckDB, PostgreSQL, Excel 导出为其他格式')
    .description(
      'Writes a published version or a dataset folder in another form, with the types of its datapackage.json. ' +
        'parquet and csv-bom make a folder of files, duckdb a database, postgres a script for psql.\n' +
        '把已发布版本或数据集文件夹导出为其他格式：parquet、csv-bom 为文件夹，duckdb 为数据库文件，postgres 为 psql 脚本。',
    )
    .argument(
      '[version]',
      'a version or a dataset folder; without it, the latest version 版本号或数据集文件夹',
    )
    .addOption(
      new Option('--to <form>', 'form to write 目标格式').choices(Object.keys(FORMS)).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'file or folder to make; nothing may be there yet 输出位置')
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao export --to parquet --out parquet
  zhibiao export 1.2.0 --to duckdb --out reports.duckdb
  zhibiao export dataset --to postgres --out reports.sql
  zhibiao export --to csv-bom --out for-excel`,
    )
    .action(async (version: string | undefined, { to, out, json, ...where }: ExportOptions) => {
      const { folder } = await findDataset(version, where);
      const tables = await readTables(folder);
      await mustBeFree(out);
      await writeAside(out, (place) => FORMS[to](place, tables));
      const rows = Object.fromEntries(tables.map(({ name, cells }) => [name, cells.length]));
      if (json) effects.stdout(`${JSON.stringify({ from: folder, to, out, rows })}\n`);
      else effects.stdout(`${out}: ${tables.length} tables of ${folder}\n`);
    });
}

function intoFolder(extension: string, render: (table: StoredTable) => Content): Write {
  return async (place, tables) => {
    await mkdir(place);
    for (const table of tables)
      await writeFile(path.join(place, `${table.name}.${extension}`), render(table));
  };
}

async function mustBeFree(out: string): Promise<void> {
  const isFree = await access(out).then(
    async () => (await readdir(out).catch(() => ['a file'])).length === 0,
    () => true,
  );
  if (!isFree) throw new Failure(`${out}: is there already; name another place with --out, or delete it`);
}

/** A run that is killed leaves nothing at `out`. */
async function writeAside(out: string, write: (place: string) => Promise<void>): Promise<void> {
  const target = path.resolve(out);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    await makeFolder(path.dirname(target));
    await write(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    if (codeOf(error) === '') throw error;
    throw new Failure(`${out}: cannot be written (${reasonOf(error)}); choose another place`, EXIT.nothing);
  }
}
