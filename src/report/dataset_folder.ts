import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChangeRow } from '../diff/change_rows.ts';
import { unguard } from '../publish/cell.ts';
import { sha256 } from '../publish/digest.ts';
import { codeOf, FolderError, reasonOf } from '../publish/folder_error.ts';
import { MANIFEST, type Manifest, manifestSchema } from '../publish/manifest.ts';
import { readCsv } from '../publish/reading.ts';
import { parseChanges } from '../publish/tables/changes.ts';
import type { Rows } from './columns.ts';

const TABLES = ['documents', 'observations', 'numbers', 'findings', 'series'] as const;
export type TableName = (typeof TABLES)[number];

export interface DatasetFolder {
  readonly manifest: Manifest;
  readonly tables: Readonly<Record<TableName, Rows>>;
  /** Since the version before; none for the first, and for a folder outside the versions. */
  readonly changes: readonly ChangeRow[];
  /** Files that are not what the manifest says was written. */
  readonly altered: readonly string[];
}

/**
 * Reads a dataset folder back.
 * @throws FolderError where it holds no dataset, or not all of one.
 */
export async function readDatasetFolder(folder: string): Promise<DatasetFolder> {
  const manifest = parseManifest(folder, await read(folder, MANIFEST));
  const files = await Promise.all(
    TABLES.map(async (name) => [name, await read(folder, `${name}.csv`)] as const),
  );
  const hashes = new Map(manifest.outputs.map((output) => [output.file, output.sha256]));
  const altered = files
    .map(([name, content]) => [`${name}.csv`, content] as const)
    .filter(([file, content]) => hashes.get(file) !== sha256(content))
    .map(([file]) => file);
  const tables = Object.fromEntries(files.map(([name, content]) => [name, rowsOf(content)]));
  const recorded = manifest.changes ? parseChanges(await read(folder, 'changes.csv')) : undefined;
  return {
    manifest,
    tables: tables as Record<TableName, Rows>,
    changes: recorded?.rows ?? [],
    altered,
  };
}

function rowsOf(content: string): Rows {
  const { columns, rows } = readCsv(content);
  return {
    columns,
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)])),
    ),
  };
}

async function read(folder: string, name: string): Promise<string> {
  try {
    return await readFile(path.join(folder, name), 'utf8');
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'is not there' : `cannot be read (${reasonOf(error)})`;
    throw new FolderError(`${folder}: ${name} ${reason}; give a folder that zhibiao wrote`, true);
  }
}

function parseManifest(folder: string, content: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(content));
  if (parsed.success) return parsed.data;
  const { path: place = [], message = 'is not as expected' } = parsed.error.issues[0] ?? {};
  const where = place.length > 0 ? `${place.join('.')}: ` : '';
  throw new FolderError(`${folder}: ${MANIFEST}: ${where}${message}; give a folder that zhibiao wrote`, true);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
