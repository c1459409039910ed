import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { changeRows } from '../diff/change_rows.ts';
import { compareDatasets, type Tables } from '../diff/compare.ts';
import { countChanges } from '../diff/counts.ts';
import { TableError } from '../diff/records.ts';
import { type FoundFile, loadDocuments } from '../ingest/files.ts';
import { deriveDataset } from '../pipeline.ts';
import type { Dataset, EditionChanges, Engine } from '../publish/dataset.ts';
import { sha256, textOf } from '../publish/digest.ts';
import { renderJson } from '../publish/json.ts';
import { MANIFEST, type Manifest, parseManifest } from '../publish/manifest.ts';
import { renderDataset } from '../publish/render.ts';
import { parseChanges } from '../publish/tables/changes.ts';
import { compileRules } from '../rules/book.ts';
import { RuleError } from '../rules/errors.ts';
import { findCauses } from './find_causes.ts';
import { firstDifference } from './first_difference.ts';
import { nameEngine, type Workshop } from './made.ts';
import { findPacks } from './rules.ts';
import { sourceFiles } from './sources.ts';

/** One thing in which a version is not what its manifest and its inputs say. */
export interface Problem {
  readonly file: string;
  readonly problem: string;
}

export interface Verification {
  readonly version: string;
  readonly isVerified: boolean;
  readonly problems: readonly Problem[];
  /** What a person should know although it is no fault. */
  readonly notes: readonly string[];
}

export interface VerifyOptions extends Workshop {
  readonly folder: string;
  readonly manifest: Manifest;
  /** This program. */
  readonly engine: Engine;
  readonly jobs: number;
}

/**
 * Whether a version is what comes out of its inputs: the files are those of the manifest, the inputs are at hand, and
 * deriving them again gives the same bytes.
 */
export async function verifyVersion(options: VerifyOptions): Promise<Verification> {
  const { folder, manifest, engine } = options;
  const published = await readOutputs(folder);
  const edited = editedFiles(manifest, published);
  const inputs = await findInputs(manifest, options);
  const { problems, notes } =
    inputs.problems.length > 0
      ? { problems: [], notes: [] }
      : await compareAgain(inputs.files, published, options).catch(asProblem);
  const derived = new Set(problems.map(({ file }) => file));
  const all = [...inputs.problems, ...edited.filter(({ file }) => !derived.has(file)), ...problems];
  const [own, current] = [nameEngine(manifest.engine), nameEngine(engine)];
  const engineNote = `made by engine ${own}, derived again by ${current}`;
  return {
    version: manifest.version,
    isVerified: all.length === 0,
    problems: all,
    notes: own === current ? notes : [engineNote, ...notes],
  };
}

async function readOutputs(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(path.join(folder, name))] as const)),
  );
}

function editedFiles({ outputs }: Manifest, published: ReadonlyMap<string, Buffer>): Problem[] {
  const known = new Set(outputs.map(({ file }) => file));
  const strange = [...published.keys()].filter((file) => !known.has(file) && file !== MANIFEST);
  return [
    ...outputs.flatMap(({ file, sha256: hash }) => {
      const content = published.get(file);
      if (!content) return [{ file, problem: 'is missing' }];
      return sha256(content) === hash
        ? []
        : [{ file, problem: 'was edited: its hash is not that of the manifest' }];
    }),
    ...strange.map((file) => ({ file, problem: 'is no file of this version' })),
  ];
}

interface FoundInputs {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

async function findInputs(manifest: Manifest, { find }: Workshop): Promise<FoundInputs> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const missing = (hash: string) =>
    hash === ''
      ? 'input: could not be opened when the version was made, and so has no hash'
      : `input: no file with its hash ${hash.slice(0, 12)}… is at hand: it was changed or is gone; name its folder`;
  for (const { sourceFile, sha256: hash } of sourceFiles(manifest)) {
    const file = await find(hash);
    if (file) files.push({ file, sourceFile });
    else problems.push({ file: sourceFile, problem: `${missing(hash)} with --raw` });
  }
  for (const { file, sha256: hash } of manifest.rules) {
    if (!(await find(hash))) problems.push({ file, problem: `${missing(hash)} with --rules` });
  }
  return { files, problems };
}

/** Rules of another engine are no mistake of the user here. */
function asProblem(error: unknown): Outcome {
  if (!(error instanceof RuleError)) throw error;
  const problem = `input: this engine does not understand it: ${error.message}`;
  return { problems: [{ file: error.place.split(':')[0] ?? '', problem }], notes: [] };
}

type Outcome = Pick<Verification, 'problems' | 'notes'>;

async function compareAgain(
  files: readonly FoundFile[],
  published: ReadonlyMap<string, Buffer>,
  options: VerifyOptions,
): Promise<Outcome> {
  const { manifest, areas, jobs, find } = options;
  const book = compileRules((await findPacks(manifest, find)) ?? []);
  const read = (file: string, sourceFile: string) =>
    loadDocuments(file, sourceFile, areas, { ocr: manifest.options.ocr });
  const dataset = await deriveDataset(files, {
    rules: book,
    areas,
    read,
    jobs,
    corrections: manifest.version === '' ? 'present' : 'all',
  });
  const { changes, note } = await changesAgain(dataset, published, options);
  const edition = {
    dataset: manifest.dataset,
    version: manifest.version,
    parent: manifest.parent,
    engine: { version: manifest.engine.version, sha256: manifest.engine.sha256 ?? '' },
    ...manifest.options,
    ...(changes && { changes }),
  };
  const rendered = renderDataset(dataset, edition);
  const problems = [...rendered].flatMap(([file, content]): Problem[] => {
    const bytes = published.get(file);
    if (bytes === undefined || sha256(bytes) === sha256(content)) return [];
    const [stored, derived] = [textOf(bytes), textOf(content)];
    if (file === MANIFEST && sameManifest(stored, derived)) return [];
    const where = typeof content === 'string' ? `: ${firstDifference(file, stored, derived)}` : '';
    return [{ file, problem: `differs from what its inputs give${where}` }];
  });
  return { problems, notes: note ? [note] : [] };
}

/** What led from the parent to this version, if the parent and its inputs are at hand; else as it was published. */
async function changesAgain(
  dataset: Dataset,
  published: ReadonlyMap<string, Buffer>,
  options: VerifyOptions,
): Promise<{ readonly changes: EditionChanges | undefined; readonly note?: string }> {
  const { manifest, folder, find } = options;
  const stored = parseChanges(published.get('changes.csv')?.toString('utf8'));
  if (!stored || manifest.parent === '') return { changes: stored && { rows: [] } };
  const asPublished = { ...stored, ...(manifest.changes && { step: manifest.changes }) };
  const parent = path.join(path.dirname(folder), manifest.parent);
  const before = parseManifest(await readFile(path.join(parent, MANIFEST), 'utf8').catch(() => ''));
  if (!before || (await findInputs(before, options)).problems.length > 0) {
    const missing = before ? `the inputs of ${manifest.parent} are` : `${manifest.parent} is`;
    return { changes: asPublished, note: `changes.csv was not derived again: ${missing} not all at hand` };
  }
  try {
    const difference = compareDatasets(await tablesOf(parent), renderedTables(dataset, options));
    const explained = await findCauses(difference, before, manifest, { find, areas: options.areas });
    const tier = manifest.changes?.tier ?? 'patch';
    return { changes: { rows: changeRows(explained), step: { tier, ...countChanges(explained) } } };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { changes: asPublished, note: `changes.csv was not derived again: ${error.message}` };
  }
}

async function tablesOf(folder: string): Promise<Tables> {
  const table = async (name: string) => {
    const file = path.join(folder, name);
    return { file, content: await readFile(file, 'utf8').catch(() => '') };
  };
  return { observations: await table('observations.csv'), documents: await table('documents.csv') };
}

function renderedTables(dataset: Dataset, { manifest, engine }: VerifyOptions): Tables {
  const rendered = renderDataset(dataset, {
    ...manifest,
    engine,
    ...manifest.options,
    changes: { rows: [] },
  });
  const table = (file: string) => ({ file, content: textOf(rendered.get(file)) });
  return { observations: table('observations.csv'), documents: table('documents.csv') };
}

/** Outputs are compared by themselves. */
function sameManifest(stored: string, derived: string): boolean {
  const bare = (content: string) => {
    const manifest = parseManifest(content);
    return manifest && renderJson({ ...manifest, outputs: manifest.outputs.map(({ file }) => file) });
  };
  return bare(stored) === bare(derived);
}
