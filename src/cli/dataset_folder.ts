import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tables } from '../diff/compare.ts';
import { MANIFEST, type Manifest, parseManifest } from '../publish/manifest.ts';
import { isVersion } from '../publish/semver.ts';
import { STORE } from '../publish/store.ts';
import { latestVersion } from '../publish/versions.ts';
import { Failure } from './failure.ts';

/** A dataset folder that a command was given, by its path or as a version. */
export interface DatasetFolder {
  /** As it was named. */
  readonly label: string;
  readonly folder: string;
  /** Where its inputs are kept, if it is a version. */
  readonly store: string;
}

export interface Place {
  readonly extracted: string;
  readonly dataset: string;
}

/**
 * Finds a version (1.0.0, latest) of the dataset, or a folder; the latest version where none is named.
 * @throws Failure if there is no such version or the folder holds no dataset.
 */
export async function findDataset(
  name: string | undefined,
  { extracted, dataset }: Place,
): Promise<DatasetFolder> {
  const home = path.join(extracted, dataset);
  const version = name === undefined || name === 'latest' ? await mustHaveVersion(extracted, dataset) : name;
  const folder = isVersion(version) ? path.join(home, version) : version;
  if (!(await exists(path.join(folder, 'observations.csv')))) {
    if (isVersion(version))
      throw new Failure(`${home}: has no version ${version}; zhibiao versions lists them`);
    const lacks = (await exists(folder)) ? 'holds no dataset (observations.csv)' : 'no such folder';
    throw new Failure(`${folder}: ${lacks}; name a dataset folder, or a version such as 1.0.0`);
  }
  return { label: version, folder, store: path.join(path.dirname(path.resolve(folder)), STORE) };
}

async function mustHaveVersion(extracted: string, dataset: string): Promise<string> {
  const version = await latestVersion(extracted, dataset);
  if (version) return version;
  throw new Failure(
    `${path.join(extracted, dataset)}: holds no version; run \`zhibiao run\`, or name one with --extracted and --dataset`,
  );
}

/** What is compared of a dataset folder. */
export async function readTables({ folder }: DatasetFolder): Promise<Tables> {
  const table = async (name: string) => {
    const file = path.join(folder, name);
    return { file, content: await readText(file) };
  };
  return { observations: await table('observations.csv'), documents: await table('documents.csv') };
}

/** @throws Failure for a manifest that is missing or none. */
export async function readManifest({ folder }: DatasetFolder): Promise<Manifest> {
  const file = path.join(folder, MANIFEST);
  const manifest = parseManifest(await readText(file));
  if (!manifest) throw new Failure(`${file}: is no manifest of a dataset; derive the dataset again`);
  return manifest;
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Failure(`${file}: cannot be read; a dataset folder holds it`);
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
