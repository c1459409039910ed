import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FoundFile, findFiles, loadDocuments } from '../ingest/files.ts';
import { documentId } from '../ingest/identity.ts';
import type { ReadSettings } from '../ingest/reader.ts';
import { deriveDataset, type Reader, readAll } from '../pipeline.ts';
import type { Dataset } from '../publish/dataset.ts';
import { codeOf, reasonOf } from '../publish/folder_error.ts';
import type { Keepsake } from '../publish/store.ts';
import { compileRules, type RuleBook } from '../rules/book.ts';
import { loadPacks } from '../rules/load.ts';
import { type Areas, loadAreas } from '../segment/areas.ts';
import type { Document } from '../types.ts';
import type { Effects } from './effects.ts';
import { EXIT } from './exit.ts';
import { Failure } from './failure.ts';
import { progressOn } from './progress.ts';
import { plural } from './summary.ts';

export interface DeriveOptions {
  readonly paths: readonly string[];
  readonly rules: string;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  /** Whether a correction must find its document among those given. */
  readonly corrections: 'all' | 'present';
}

/**
 * Reads what the paths hold and derives the dataset; names refused documents on stderr.
 * @throws Failure where there is no document, or none that can be read.
 */
export async function derive(options: DeriveOptions, effects: Effects): Promise<Dataset> {
  return (await deriveWithInputs(options, effects)).dataset;
}

export interface Derived {
  readonly dataset: Dataset;
  /** The files that it was made of. */
  readonly inputs: readonly (Keepsake & { readonly isRule: boolean })[];
}

/** As `derive`, for one who keeps the inputs. */
export async function deriveWithInputs(
  { paths, rules, jobs, ocr, corrections }: DeriveOptions,
  effects: Effects,
): Promise<Derived> {
  for (const path of paths) await mustExist(path);
  const book = await loadRules(rules);
  const files = await filesIn(paths);
  const progress = progressOn(effects, 'reading');
  const areas = loadAreas();
  const read = readerWith(areas, ocr);
  const options = { rules: book, areas, read, jobs, corrections, onRead: progress.show };
  const dataset = await deriveDataset(files, options).finally(progress.clear);
  sayAbsent(book, dataset, effects);
  for (const { status, source_file, reason } of dataset.documents) {
    if (status === 'refused') sayRefused(source_file, reason, effects);
  }
  if (dataset.documents.every(({ status }) => status === 'refused')) {
    throw new Failure('none of the documents could be read; nothing was written', EXIT.nothing);
  }
  const hashes = new Map(dataset.documents.map(({ source_file, sha256 }) => [source_file, sha256]));
  const inputs = [
    ...dataset.rules.map(({ file, sha256 }) => ({ file: join(rules, file), sha256, isRule: true })),
    ...files.map(({ file, sourceFile }) => ({ file, sha256: hashes.get(sourceFile) ?? '', isRule: false })),
  ];
  return { dataset, inputs };
}

/**
 * Reads what the paths hold as far as blocks and metadata; names refused documents on stderr.
 * @throws Failure where there is no document, or none that can be read.
 */
export async function readReports(
  { paths, jobs, ocr }: Pick<DeriveOptions, 'paths' | 'jobs' | 'ocr'>,
  effects: Effects,
): Promise<{ readonly reports: readonly Document[]; readonly refused: number }> {
  for (const path of paths) await mustExist(path);
  const progress = progressOn(effects, 'reading');
  const options = { read: readerWith(loadAreas(), ocr), jobs, onRead: progress.show };
  const documents = await readAll(await filesIn(paths), options, (document) => document).finally(
    progress.clear,
  );
  const reports = documents.filter((document): document is Document => !('reason' in document));
  for (const document of documents) {
    if ('reason' in document) sayRefused(document.sourceFile, document.reason, effects);
  }
  if (reports.length === 0) throw new Failure('none of the documents could be read', EXIT.nothing);
  return { reports, refused: documents.length - reports.length };
}

async function filesIn(paths: readonly string[]): Promise<FoundFile[]> {
  const files = await findFiles(paths);
  if (files.length > 0) return files;
  throw new Failure(`${paths.join(', ')}: holds no documents; put reports there`, EXIT.nothing);
}

function readerWith(areas: Areas, ocr: ReadSettings['ocr']): Reader {
  return (file, sourceFile) =>
    loadDocuments(file, sourceFile, areas, { ocr }).catch((error: unknown) => {
      if (codeOf(error) === '') throw error;
      const id = documentId(sourceFile);
      return [{ id, sourceFile, sha256: '', mediaType: '', reason: `cannot be opened (${reasonOf(error)})` }];
    });
}

function sayRefused(sourceFile: string, reason: string, effects: Effects): void {
  effects.stderr(`zhibiao: ${sourceFile}: refused: ${reason}\n`);
}

function sayAbsent({ corrections }: RuleBook, { documents }: Dataset, effects: Effects): void {
  const present = new Set(documents.map(({ document_id }) => document_id));
  const absent = corrections.filter(({ match }) => !present.has(match.document_id)).length;
  if (absent > 0)
    effects.stderr(`zhibiao: left out: ${absent} ${plural('correction', absent)} of other documents\n`);
}

/** @throws RuleError */
export async function loadRules(folder: string): Promise<RuleBook> {
  return compileRules(await loadPacks(folder));
}

async function mustExist(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'no such file or folder' : reasonOf(error);
    throw new Failure(`${path}: ${reason}; check the path`);
  }
}
