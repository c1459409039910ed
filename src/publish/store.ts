import { constants, copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../ingest/files.ts';
import { makeFolder } from './make_folder.ts';

/** Name of the folder beside the versions that holds what they were made of, each file under its hash. */
export const STORE = '.store';

/** An input as it is handed over for keeping: where it stands, and its hash (empty if it could not be read). */
export interface Keepsake {
  readonly file: string;
  readonly sha256: string;
}

export function storedAt(store: string, sha256: string): string {
  return path.join(store, 'sha256', sha256.slice(0, 2), sha256);
}

/** Keeps what is not kept yet. A file that was edited since its hash was taken is left out. */
export async function keep(store: string, keepsakes: readonly Keepsake[]): Promise<void> {
  const temporary = path.join(path.dirname(store), `.keep.${process.pid}.tmp`);
  for (const { file, sha256 } of keepsakes) {
    const target = storedAt(store, sha256);
    if (sha256 === '' || (await isWhole(target, sha256))) continue;
    await makeFolder(path.dirname(target));
    // A clone where the file system can: then a kept file takes no room until its original is edited.
    await copyFile(file, temporary, constants.COPYFILE_FICLONE);
    if (await isWhole(temporary, sha256)) await rename(temporary, target);
    else await rm(temporary, { force: true });
  }
}

/** Whether a file is there and is what its hash says. */
export async function isWhole(file: string, sha256: string): Promise<boolean> {
  return hashOf(file).then(
    (found) => found === sha256,
    () => false,
  );
}
