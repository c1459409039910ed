import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, FolderError } from './folder_error.ts';
import { isRunning } from './process.ts';

const ATTEMPTS = 5;

/** Locks of this process: on the disk they look like those of a run that was killed in a container before us. */
const held = new Set<string>();

/**
 * Does `work` while no other publisher may. The lock of a run that was killed is taken over.
 * @throws FolderError if a publisher runs that holds the lock.
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const name = path.resolve(file);
  if (held.has(name)) throw taken(file, process.pid);
  held.add(name);
  try {
    await acquire(file);
    try {
      return await work();
    } finally {
      if ((await holderOf(file)) === process.pid) await rm(file, { force: true });
    }
  } finally {
    held.delete(name);
  }
}

async function acquire(file: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(file)) return;
    const holder = await holderOf(file);
    if (holder !== undefined && isRunning(holder)) throw taken(file, holder);
    await takeAway(file, holder);
  }
  throw new FolderError(`${file}: is taken and released again and again; try later`, false);
}

function taken(file: string, holder: number): FolderError {
  return new FolderError(
    `${file}: process ${holder} is publishing this dataset; wait for it, or delete the file if it is not`,
    false,
  );
}

/** Whole from its first moment: a lock that does not say yet whose it is would look like that of a killed run. */
async function create(file: string): Promise<boolean> {
  const mine = `${file}.new.${process.pid}.tmp`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A file system without links: then the lock is whole a moment later.
    return await writeFile(file, String(process.pid), { flag: 'wx' }).then(
      () => true,
      (reason: unknown) => {
        if (codeOf(reason) === 'EEXIST') return false;
        throw reason;
      },
    );
  } finally {
    await rm(mine, { force: true });
  }
}

/** Moved before it is deleted: of two that find a stale lock, the slower one may have moved the new lock of the faster. */
async function takeAway(file: string, holder: number | undefined): Promise<void> {
  const stale = `${file}.${process.pid}.tmp`;
  await rename(file, stale).catch(() => undefined);
  if ((await holderOf(stale)) !== holder) await link(stale, file).catch(() => undefined);
  await rm(stale, { force: true });
}

/** The process that a lock names; undefined where there is none. */
async function holderOf(file: string): Promise<number | undefined> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return /^\d+$/.test(content) ? Number(content) : undefined;
}
