import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareDatasets, type Tables } from '../../src/diff/compare.ts';
import type { Difference } from '../../src/diff/difference.ts';
import { loadDocuments } from '../../src/ingest/files.ts';
import { sha256Of } from '../../src/ingest/identity.ts';
import { deriveDataset } from '../../src/pipeline.ts';
import type { Engine } from '../../src/publish/dataset.ts';
import { textOf } from '../../src/publish/digest.ts';
import { inputFinder } from '../../src/publish/input_finder.ts';
import { describeInputs } from '../../src/publish/manifest.ts';
import { renderDataset } from '../../src/publish/render.ts';
import { storedAt } from '../../src/publish/store.ts';
import { findCauses } from '../../src/replay/find_causes.ts';
import type { Made } from '../../src/replay/made.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import { edition } from '../publish/dataset.ts';
import type { Files } from './inputs.ts';

const areas = loadAreas();

export interface TestVersion {
  readonly tables: Tables;
  readonly made: Made;
}

/** Derives a dataset from texts and rules, whose bytes it keeps in a store. */
export async function versionOf(
  store: string,
  texts: Files,
  rules: Files,
  engine: Engine = edition.engine,
): Promise<TestVersion> {
  const found = await Promise.all(
    Object.entries(texts).map(async ([sourceFile, text]) => ({
      sourceFile,
      file: await keepText(store, text),
    })),
  );
  await Promise.all(Object.values(rules).map((source) => keepText(store, source)));
  const packs = Object.entries(rules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, source]) => parsePack(file, source));
  const dataset = await deriveDataset(found, {
    rules: compileRules(packs),
    areas,
    read: (file, sourceFile) => loadDocuments(file, sourceFile, areas),
    jobs: 1,
  });
  const rendered = renderDataset(dataset, { ...edition, engine });
  const table = (file: string) => ({ file, content: textOf(rendered.get(file)) });
  return {
    tables: { observations: table('observations.csv'), documents: table('documents.csv') },
    made: describeInputs(dataset, { ...edition, engine }),
  };
}

/** How two versions differ, with the causes. */
export async function explainedDifference(
  store: string,
  before: TestVersion,
  after: TestVersion,
  isAtHand: (sha256: string) => boolean = () => true,
): Promise<Difference> {
  const find = inputFinder([store], []);
  return findCauses(compareDatasets(before.tables, after.tables), before.made, after.made, {
    find: async (sha256) => (isAtHand(sha256) ? find(sha256) : undefined),
    areas,
  });
}

/** Puts a text where inputs are looked for. */
export async function keepText(store: string, content: string): Promise<string> {
  const file = storedAt(store, sha256Of(Buffer.from(content)));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}
