import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { unguard } from './cell.ts';
import { FolderError } from './folder_error.ts';
import type { TypedColumn } from './parquet.ts';
import { readCsv } from './reading.ts';

/** A column as a folder's own datapackage.json describes it: a version of long ago may have others than today's. */
export interface StoredColumn extends TypedColumn {
  readonly title: string;
  readonly description: string;
}

/** A table of a dataset folder; its texts without the guard against formulas. */
export interface StoredTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly StoredColumn[];
  readonly key: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

const descriptor = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      title: z.string().default(''),
      schema: z.object({
        fields: z.array(
          z.object({
            name: z.string(),
            type: z.enum(['string', 'integer', 'number', 'date']),
            title: z.string().default(''),
            description: z.string().default(''),
            constraints: z.object({ required: z.boolean().default(false) }).default({ required: false }),
          }),
        ),
        primaryKey: z.array(z.string()).default([]),
      }),
    }),
  ),
});

/**
 * The tables of a dataset folder, or one of them, typed by its datapackage.json.
 * @throws FolderError for a folder that holds no dataset, or not the columns it describes.
 */
export async function readTables(folder: string, wanted?: string): Promise<StoredTable[]> {
  const described = descriptor.safeParse(parseJson(await read(folder, 'datapackage.json')));
  if (!described.success) {
    throw new FolderError(`${folder}: datapackage.json describes no dataset; name a dataset folder`, true);
  }
  const resources = described.data.resources.filter(({ name }) => wanted === undefined || name === wanted);
  return Promise.all(
    resources.map(async ({ name, path: file, title, schema }): Promise<StoredTable> => {
      const { columns, rows } = readCsv(await read(folder, file));
      const missing = schema.fields.find((field) => !columns.includes(field.name));
      if (missing) {
        throw new FolderError(
          `${folder}: ${file} has no column ${missing.name}, which datapackage.json describes; was it edited?`,
          true,
        );
      }
      return {
        name,
        title,
        key: schema.primaryKey,
        columns: schema.fields.map(({ constraints, ...field }) => ({
          ...field,
          required: constraints.required,
        })),
        cells: rows.map((row) =>
          schema.fields.map((field) =>
            field.type === 'string' ? unguard(row[field.name] ?? '') : (row[field.name] ?? ''),
          ),
        ),
      };
    }),
  );
}

/** The rows of one of the tables, its texts without the guard against formulas. */
export async function readRows(
  folder: string,
  name: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const [table] = await readTables(folder, name);
  if (!table) throw new FolderError(`${folder}: holds no table ${name}; name a dataset folder`, true);
  return table.cells.map((cells) =>
    Object.fromEntries(table.columns.map((column, i) => [column.name, cells[i] ?? ''])),
  );
}

async function read(folder: string, name: string): Promise<string> {
  return readFile(path.join(folder, name), 'utf8').catch(() => {
    throw new FolderError(`${folder}: holds no ${name}; name a version or a dataset folder`, true);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
