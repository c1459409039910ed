import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Content } from './dataset.ts';
import { codeOf, FolderError, reasonOf } from './folder_error.ts';
import { makeFolder } from './make_folder.ts';
import { MANIFEST } from './manifest.ts';
import { isRunning } from './process.ts';

const TEMPORARY = /^\.(.+)\.(\d+)(\.old)?\.tmp$/;

/** What stands at a place: nothing (or an empty folder), a dataset, or files of somebody else. */
export type Occupant = 'nothing' | 'dataset' | 'others';

/**
 * Writes a dataset folder beside its place and renames it there: a run that is killed leaves either the old folder or
 * the new one. Files of somebody else stay where they are, and none of them is replaced: beside them the dataset's
 * files are put one by one, the manifest last.
 * @throws FolderError
 */
export async function writeFolder(target: string, files: ReadonlyMap<string, Content>): Promise<void> {
  const folder = path.resolve(target);
  const parent = path.dirname(folder);
  const temporary = path.join(parent, `.${path.basename(folder)}.${process.pid}.tmp`);
  const old = path.join(parent, `.${path.basename(folder)}.${process.pid}.old.tmp`);
  await occupantOf(target);
  let isThere = false;
  try {
    await makeFolder(parent);
    await removeStale(parent, path.basename(folder));
    isThere = await exists(folder);
    const { ours, others } = await contentsOf(folder);
    refuseToReplace(target, others, files);
    await mkdir(temporary);
    for (const [name, content] of files)
      await writeFile(path.join(temporary, name), content, { flush: true });
    if (others.length > 0) {
      await moveInto(folder, temporary, files);
      for (const name of ours) if (!files.has(name)) await rm(path.join(folder, name));
      return;
    }
    if (isThere) await rename(folder, old);
    await rename(temporary, folder);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    if (isThere && !(await exists(folder))) await rename(old, folder).catch(() => undefined);
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof FolderError) throw error;
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

/** What a folder holds: the files of the dataset that was written there, as its manifest lists them, and all others. */
async function contentsOf(folder: string): Promise<{ ours: string[]; others: string[] }> {
  const names = await readdir(folder).catch((): string[] => []);
  const listed = new Set(names.includes(MANIFEST) ? [MANIFEST, ...(await outputsOf(folder))] : []);
  return {
    ours: names.filter((name) => listed.has(name)),
    others: names.filter((name) => !listed.has(name)),
  };
}

const listing = z.object({ outputs: z.array(z.object({ file: z.string() })) });

/** Nothing, where the manifest cannot be read: what nobody claims is somebody else's. */
async function outputsOf(folder: string): Promise<string[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8'));
    return listing.parse(manifest).outputs.map(({ file }) => file);
  } catch {
    return [];
  }
}

function refuseToReplace(
  shown: string,
  others: readonly string[],
  files: ReadonlyMap<string, Content>,
): void {
  const taken = others.find((name) => files.has(name));
  if (taken === undefined) return;
  throw new FolderError(
    `${shown}: holds a file ${taken} that is of no dataset there; move it, or choose an empty or new folder`,
    true,
  );
}

async function moveInto(
  folder: string,
  temporary: string,
  files: ReadonlyMap<string, Content>,
): Promise<void> {
  const names = [...files.keys()].filter((name) => name !== MANIFEST);
  for (const name of [...names, MANIFEST]) await rename(path.join(temporary, name), path.join(folder, name));
  await rm(temporary, { recursive: true, force: true });
}

/**
 * Removes what runs that were killed left beside `name`; beside every name, where none is given. A folder that such a
 * run had moved away and not replaced yet is put back.
 */
export async function removeStale(parent: string, name?: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const match = TEMPORARY.exec(entry);
    if (!match || (name !== undefined && match[1] !== name) || isRunning(Number(match[2]))) continue;
    const [stale, place] = [path.join(parent, entry), path.join(parent, match[1]!)];
    if (match[3] && !(await exists(place))) await rename(stale, place);
    else await rm(stale, { recursive: true, force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
