import PQueue from 'p-queue';
import { check } from './check/check.ts';
import { extract } from './extract/extract.ts';
import type { FoundFile } from './ingest/files.ts';
import { documentId, uniqueIds } from './ingest/identity.ts';
import { compileDictionary } from './normalize/dictionary.ts';
import { type Normalizer, normalize } from './normalize/normalize.ts';
import { sortBy } from './normalize/order.ts';
import { type DocumentRow, type NumberRow, numberRows, readRow, refusedRow } from './normalize/rows.ts';
import type { Dataset } from './publish/dataset.ts';
import type { RuleBook } from './rules/book.ts';
import type { Areas } from './segment/areas.ts';
import type { Document, Observation, RefusedDocument } from './types.ts';

/** Reads the reports of one file; a file that cannot be read is refused with a reason, not thrown. */
export type Reader = (file: string, sourceFile: string) => Promise<readonly (Document | RefusedDocument)[]>;

export interface PipelineOptions {
  readonly rules: RuleBook;
  readonly areas: Pick<Areas, 'codeOf'>;
  readonly read: Reader;
  /** Files that are open at one time. */
  readonly jobs: number;
  readonly onRead?: (done: number, total: number) => void;
}

export interface Rows {
  readonly document: DocumentRow;
  readonly observations: readonly Observation[];
  readonly numbers: readonly NumberRow[];
}

/** From files to everything a dataset is rendered from; the same whatever the order and the number of jobs. */
export async function deriveDataset(files: readonly FoundFile[], options: PipelineOptions): Promise<Dataset> {
  const { rules, areas } = options;
  const normalizer = normalizerOf(rules, areas);
  const { dictionary } = normalizer;
  const parts = await readAll(files, options, (document) => deriveRows(document, rules, normalizer));
  const ordered = sortBy(parts, ({ document }) => [document.document_id, document.source_file]);

  const documents = ordered.map(({ document }) => document);
  const observations = ordered.flatMap((part) => part.observations);
  return {
    documents,
    observations,
    numbers: ordered.flatMap((part) => part.numbers),
    findings: check({ documents, observations, dictionary, units: rules.units }),
    indicators: rules.indicators,
    rules: rules.packs.map(({ file, sha256 }) => ({ file, sha256 })),
  };
}

/** What rows are made with, compiled once. */
export function normalizerOf(rules: RuleBook, areas: Pick<Areas, 'codeOf'>): Normalizer {
  const { units, confidence } = rules;
  return { units, dictionary: compileDictionary(rules.indicators), areas, confidence };
}

/** Texts are let go of as soon as their rows are made: a folder of reports need not fit into memory. */
async function readAll(
  files: readonly FoundFile[],
  { read, jobs, onRead }: PipelineOptions,
  finish: (document: Document | RefusedDocument) => Rows,
): Promise<Rows[]> {
  const queue = new PQueue({ concurrency: jobs });
  const ids = uniqueIds(files.map(({ sourceFile }) => documentId(sourceFile)));
  let done = 0;
  const tasks = files.map(({ file, sourceFile }, i) => async () => {
    const rows = await nameInError(sourceFile, async () => {
      const documents = await read(file, sourceFile);
      const own = documentId(sourceFile);
      return documents.map((document) =>
        finish({ ...document, id: document.id.replace(own, () => ids[i]!) }),
      );
    });
    done += 1;
    onRead?.(done, files.length);
    return rows;
  });
  return (await queue.addAll(tasks)).flat();
}

/** A defect of ours that one document brings to light is found sooner where it names the document. */
async function nameInError<Result>(sourceFile: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${sourceFile}: ${reason}`, { cause: error });
  }
}

/** The rows of one document. */
export function deriveRows(
  document: Document | RefusedDocument,
  rules: RuleBook,
  normalizer: Normalizer,
): Rows {
  if ('reason' in document) return { document: refusedRow(document), observations: [], numbers: [] };
  const extraction = extract(document, rules);
  const observations = normalize(document, extraction, normalizer);
  const numbers = numberRows(document, extraction, observations);
  return { document: readRow(document, numbers, observations), observations, numbers };
}
