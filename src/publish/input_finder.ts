import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../ingest/files.ts';
import { isWhole, storedAt } from './store.ts';

/** Where a file with this hash stands; undefined if nowhere that was looked. */
export type FindInput = (sha256: string) => Promise<string | undefined>;

/** Looks inputs up by their hash: in the stores, then among all files below the folders, whatever they are called. */
export function inputFinder(stores: readonly string[], folders: readonly string[]): FindInput {
  let others: Promise<ReadonlyMap<string, string>> | undefined;
  return async (sha256) => {
    if (sha256 === '') return undefined;
    for (const store of stores) {
      const file = storedAt(store, sha256);
      if (await isWhole(file, sha256)) return file;
    }
    others ??= hashesBelow(folders);
    return (await others).get(sha256);
  };
}

async function hashesBelow(folders: readonly string[]): Promise<Map<string, string>> {
  const byHash = new Map<string, string>();
  for (const folder of folders) {
    const isFile = await stat(folder).then(
      (entry) => entry.isFile(),
      () => false,
    );
    const files = isFile ? [folder] : await filesBelow(folder);
    for (const file of files) {
      const hash = await hashOf(file).catch(() => undefined);
      if (hash && !byHash.has(hash)) byHash.set(hash, file);
    }
  }
  return byHash;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
