import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareFiles, type Difference } from './comparison.ts';
import type { Content, Dataset, Edition } from './dataset.ts';
import { removeStale, writeFolder } from './folder.ts';
import { codeOf, FolderError, reasonOf } from './folder_error.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './make_folder.ts';
import { renderDataset } from './render.ts';
import { latestOf, nextVersion } from './semver.ts';

const FIRST = '1.0.0';

export interface Publication {
  readonly version: string;
  /** Empty for the first version. */
  readonly parent: string;
  readonly folder: string;
  /** undefined for the first version, and where nothing changed and the version stands. */
  readonly difference: Difference | undefined;
  readonly isNew: boolean;
}

/**
 * Publishes `dataset` as the next version below `root`, if it differs from the last one.
 * @throws FolderError
 */
export async function publishVersion(
  root: string,
  dataset: Dataset,
  edition: Pick<Edition, 'dataset' | 'engine' | 'bom' | 'parquet'>,
): Promise<Publication> {
  const home = path.join(root, edition.dataset);
  try {
    await makeFolder(home);
    return await withLock(path.join(home, '.lock'), () => publish(home, dataset, edition));
  } catch (error) {
    if (error instanceof FolderError || codeOf(error) === '') throw error;
    throw new FolderError(
      `${home}: cannot be written (${reasonOf(error)}); choose another with --extracted`,
      false,
    );
  }
}

/** The latest version below `root`, or undefined. */
export async function latestVersion(root: string, dataset: string): Promise<string | undefined> {
  return latestOf(await readdir(path.join(root, dataset)).catch(() => []));
}

async function publish(
  home: string,
  dataset: Dataset,
  edition: Pick<Edition, 'dataset' | 'engine' | 'bom' | 'parquet'>,
): Promise<Publication> {
  await removeStale(home);
  const parent = latestOf(await readdir(home));
  if (!parent) {
    const folder = path.join(home, FIRST);
    await writeFolder(folder, renderDataset(dataset, { ...edition, version: FIRST, parent: '' }));
    return { version: FIRST, parent: '', folder, difference: undefined, isNew: true };
  }
  // Rendered under the parent's number, so that what differs is the data and not the number.
  const before = await readFiles(path.join(home, parent));
  const difference = compareFiles(before, renderDataset(dataset, { ...edition, version: parent, parent }));
  if (!difference) {
    return { version: parent, parent, folder: path.join(home, parent), difference, isNew: false };
  }
  const version = nextVersion(parent, difference.tier);
  const folder = path.join(home, version);
  await writeFolder(folder, renderDataset(dataset, { ...edition, version, parent }));
  return { version, parent, folder, difference, isNew: true };
}

/** The files of a dataset folder by name. */
export async function readFiles(folder: string): Promise<Map<string, Content>> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const entries = await Promise.all(
    names.map(async ({ name }): Promise<[string, Content]> => {
      const bytes = await readFile(path.join(folder, name));
      return [name, name.endsWith('.parquet') ? bytes : bytes.toString('utf8')];
    }),
  );
  return new Map(entries);
}
