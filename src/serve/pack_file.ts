import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, FolderError, reasonOf } from '../publish/folder_error.ts';
import { makeFolder } from '../publish/make_folder.ts';
import type { PackFile } from './desk.ts';

/** The pack of corrections of a dataset below the folder of rules. */
export function packFileOf(rules: string, dataset: string): PackFile {
  const file = `corrections/${dataset}.yaml`;
  const place = path.join(rules, file);
  return {
    file,
    label: place,
    read: () => read(place),
    write: (text) => write(place, text),
  };
}

async function read(place: string): Promise<string | undefined> {
  try {
    return await readFile(place, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new FolderError(`${place}: cannot be read (${reasonOf(error)}); check it`, false);
  }
}

/** Written beside its place and renamed there, so that a killed server leaves no half a pack. */
async function write(place: string, text: string | undefined): Promise<void> {
  // A link stays one, and what it leads to is written.
  const target = await realpath(place).catch(() => place);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    if (text === undefined) return await rm(target, { force: true });
    await makeFolder(path.dirname(target));
    const mode = await stat(target).then(
      (entry) => entry.mode,
      () => undefined,
    );
    await writeFile(temporary, text, mode === undefined ? {} : { mode });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new FolderError(
      `${place}: cannot be written (${reasonOf(error)}); give --rules a folder of your own, a copy of the rules`,
      false,
    );
  }
}
