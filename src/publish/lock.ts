import { open, readFile, rename, rm } from 'node:fs/promises';
import { codeOf, FolderError } from './folder_error.ts';
import { isRunning } from './process.ts';

const ATTEMPTS = 5;

/**
 * Does `work` while no other publisher may. The lock of a run that was killed is taken over.
 * @throws FolderError if a publisher runs that holds the lock.
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  await acquire(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(file)) return;
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder > 0 && isRunning(holder)) {
      throw new FolderError(
        `${file}: process ${holder} is publishing this dataset; wait for it, or delete the file if it is not`,
        false,
      );
    }
    // Renamed before it is deleted: of two that find a stale lock only one gets it.
    const stale = `${file}.${process.pid}.tmp`;
    await rename(file, stale).catch(() => undefined);
    await rm(stale, { force: true });
  }
  throw new FolderError(`${file}: is taken and released again and again; try later`, false);
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
