import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { changeRows } from '../diff/change_rows.ts';
import { countChanges } from '../diff/counts.ts';
import type { Difference } from '../diff/difference.ts';
import { writeChangelog } from './changelog.ts';
import { compareFiles } from './comparison.ts';
import type { Content, Dataset, Edition, EditionChanges } from './dataset.ts';
import { textOf } from './digest.ts';
import { removeStale, writeFolder } from './folder.ts';
import { codeOf, FolderError, reasonOf } from './folder_error.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './make_folder.ts';
import { describeInputs, MANIFEST, type Manifest, parseManifest } from './manifest.ts';
import { renderDataset } from './render.ts';
import { latestOf, nextVersion } from './semver.ts';
import { type Keepsake, keep, STORE } from './store.ts';
import { parseChanges } from './tables/changes.ts';

const FIRST = '1.0.0';

export interface Publication {
  readonly version: string;
  /** Empty for the first version. */
  readonly parent: string;
  readonly folder: string;
  /** undefined for the first version, and where nothing changed and the version stands. */
  readonly difference: VersionStep | undefined;
  readonly isNew: boolean;
}

/** What led from one version to the next, in figures. */
export type VersionStep = NonNullable<EditionChanges['step']>;

/** What a version was made of. */
type Made = Pick<Manifest, 'engine' | 'options' | 'inputs' | 'rules'>;

export interface PublishOptions {
  /** Files to keep beside the versions, so that each can be made again. */
  readonly inputs?: readonly Keepsake[];
  /** Names the cause of every change. */
  readonly explain?: (difference: Difference, before: Made, after: Made) => Promise<Difference>;
}

/**
 * Publishes `dataset` as the next version below `root`, if it differs from the last one.
 * @throws FolderError
 */
export async function publishVersion(
  root: string,
  dataset: Dataset,
  edition: Pick<Edition, 'dataset' | 'engine' | 'bom' | 'ocr' | 'parquet'>,
  options: PublishOptions = {},
): Promise<Publication> {
  const home = path.join(root, edition.dataset);
  try {
    await makeFolder(home);
    return await withLock(path.join(home, '.lock'), async () => {
      const publication = await publish(home, dataset, edition, options);
      await writeChangelog(home, edition.dataset);
      return publication;
    });
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
  edition: Pick<Edition, 'dataset' | 'engine' | 'bom' | 'ocr' | 'parquet'>,
  { inputs = [], explain }: PublishOptions,
): Promise<Publication> {
  await removeStale(home);
  const parent = latestOf(await readdir(home)) ?? '';
  const write = async (version: string, changes: EditionChanges): Promise<Publication> => {
    const folder = path.join(home, version);
    await keep(path.join(home, STORE), inputs);
    await writeFolder(folder, renderDataset(dataset, { ...edition, version, parent, changes }));
    return { version, parent, folder, difference: changes.step, isNew: true };
  };
  if (parent === '') return write(FIRST, { rows: [] });

  const last = path.join(home, parent);
  const before = await readFiles(last);
  const manifest = parseManifest(textOf(before.get(MANIFEST)));
  // Rendered as the parent was, so that what differs is the data and not the number or what led to it.
  const changes = parseChanges(textIn(before, 'changes.csv'));
  const asParent = {
    ...edition,
    version: parent,
    parent: manifest?.parent ?? '',
    ...(changes && { changes }),
  };
  const comparison = compareFiles(before, renderDataset(dataset, asParent), last);
  if (!comparison) return { version: parent, parent, folder: last, difference: undefined, isNew: false };

  // Before the causes are looked for: what is replayed is what is kept.
  await keep(path.join(home, STORE), inputs);
  const after = describeInputs(dataset, edition);
  const isExplained = manifest !== undefined && explain !== undefined;
  const difference = isExplained
    ? await explain(comparison.difference, manifest, after)
    : comparison.difference;
  const step = { tier: comparison.tier, ...countChanges(difference) };
  return write(nextVersion(parent, comparison.tier), { rows: changeRows(difference), step });
}

const textIn = (files: ReadonlyMap<string, Content>, name: string): string | undefined =>
  files.has(name) ? textOf(files.get(name)) : undefined;

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
