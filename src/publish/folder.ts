import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, FolderError, reasonOf } from './folder_error.ts';
import { makeFolder } from './make_folder.ts';
import { MANIFEST } from './manifest.ts';
import { isRunning } from './process.ts';

const TEMPORARY = /^\.(.+)\.(\d+)(\.old)?\.tmp$/;

/** What stands at a place: nothing (or an empty folder), a dataset, or files of somebody else. */
export type Occupant = 'nothing' | 'dataset' | 'others';

/**
 * Writes a dataset folder beside its place and renames it there: a run that is killed leaves either the old
 * folder or the new one. In a folder with files of somebody else the dataset is put beside them, its manifest last;
 * none of them is replaced.
 * @throws FolderError
 */
export async function writeFolder(target: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folder = path.resolve(target);
  const parent = path.dirname(folder);
  const temporary = path.join(parent, `.${path.basename(folder)}.${process.pid}.tmp`);
  const old = path.join(parent, `.${path.basename(folder)}.${process.pid}.old.tmp`);
  const occupant = await occupantOf(target);
  const isThere = occupant !== 'nothing' || (await exists(folder));
  if (occupant === 'others') await refuseToReplace(target, files);
  try {
    await makeFolder(parent);
    await removeStale(parent, path.basename(folder));
    await mkdir(temporary);
    for (const [name, content] of files)
      await writeFile(path.join(temporary, name), content, { flush: true });
    if (occupant === 'others') {
      await moveInto(folder, temporary, files);
      return;
    }
    if (isThere) await rename(folder, old);
    await rename(temporary, folder);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    if (isThere && !(await exists(folder))) await rename(old, folder).catch(() => undefined);
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw new FolderError(`${target}: cannot be written (${reasonOf(error)}); choose another folder`, false);
  }
}

/** @throws FolderError where no folder can be. */
export async function occupantOf(shown: string): Promise<Occupant> {
  let names: string[];
  try {
    names = await readdir(shown);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nothing';
    if (codeOf(error) === 'ENOTDIR') {
      throw new FolderError(
        `${shown}: cannot be written (a part of its path is not a folder); choose another`,
        false,
      );
    }
    throw new FolderError(`${shown}: cannot be read (${reasonOf(error)}); choose another folder`, false);
  }
  if (names.length === 0) return 'nothing';
  return names.includes(MANIFEST) ? 'dataset' : 'others';
}

async function refuseToReplace(shown: string, files: ReadonlyMap<string, string>): Promise<void> {
  const taken = (await readdir(shown)).find((name) => files.has(name));
  if (taken === undefined) return;
  throw new FolderError(
    `${shown}: holds a file ${taken} but no dataset; choose an empty or new folder`,
    true,
  );
}

async function moveInto(
  folder: string,
  temporary: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const names = [...files.keys()].filter((name) => name !== MANIFEST);
  for (const name of [...names, MANIFEST]) await rename(path.join(temporary, name), path.join(folder, name));
  await rm(temporary, { recursive: true, force: true });
}

/** Removes what runs that were killed left beside `name`; beside every name, where none is given. */
export async function removeStale(parent: string, name?: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const match = TEMPORARY.exec(entry);
    if (!match || (name !== undefined && match[1] !== name) || isRunning(Number(match[2]))) continue;
    await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
