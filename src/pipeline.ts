import PQueue from 'p-queue';
import { check } from './check/check.ts';
import type { Uncertainty } from './check/subject.ts';
import { correct } from './correct/correct.ts';
import type { CorrectionRow } from './correct/record.ts';
import { CorrectionError, type Trouble } from './correct/trouble.ts';
import { extract } from './extract/extract.ts';
import type { FoundFile } from './ingest/files.ts';
import { documentId, uniqueIds } from './ingest/identity.ts';
import { compileDictionary } from './normalize/dictionary.ts';
import { type Normalizer, normalize } from './normalize/normalize.ts';
import { sortBy } from './normalize/order.ts';
import { type DocumentRow, type NumberRow, numberRows, readRow, refusedRow } from './normalize/rows.ts';
import type { Dataset } from './publish/dataset.ts';
import type { RuleBook } from './rules/book.ts';
import type { Correction } from './rules/corrections.ts';
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
  /**
   * Which corrections must fit: all of them, those of the documents that are there, or none: one that does not is then
   * left out. Without it, all.
   */
  readonly corrections?: 'all' | 'present' | 'fitting';
}

export interface Rows {
  readonly document: DocumentRow;
  readonly observations: readonly Observation[];
  readonly numbers: readonly NumberRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly troubles: readonly Trouble[];
  readonly uncertain: readonly Uncertainty[];
}

/**
 * From files to everything a dataset is rendered from; the same whatever the order and the number of jobs.
 * @throws CorrectionError naming every correction that does not fit what was read.
 */
export async function deriveDataset(files: readonly FoundFile[], options: PipelineOptions): Promise<Dataset> {
  const { rules, areas } = options;
  const normalizer = normalizerOf(rules, areas);
  const { dictionary } = normalizer;
  const parts = await readAll(files, options, (document) => deriveRows(document, rules, normalizer));
  const ordered = sortBy(parts, ({ document }) => [document.document_id, document.source_file]);

  const documents = ordered.map(({ document }) => document);
  refuseTroubles(
    [...ordered.flatMap((part) => part.troubles), ...absentTroubles(rules.corrections, documents)],
    options,
  );
  const observations = ordered.flatMap((part) => part.observations);
  return {
    documents,
    observations,
    numbers: ordered.flatMap((part) => part.numbers),
    corrections: ordered.flatMap((part) => part.corrections),
    findings: check({
      documents,
      observations,
      dictionary,
      units: rules.units,
      uncertain: ordered.flatMap((part) => part.uncertain),
    }),
    indicators: rules.indicators,
    rules: rules.packs.map(({ file, sha256 }) => ({ file, sha256 })),
  };
}

/** What rows are made with, compiled once. */
export function normalizerOf(rules: RuleBook, areas: Pick<Areas, 'codeOf'>): Normalizer {
  const { units, confidence } = rules;
  return { units, dictionary: compileDictionary(rules.indicators), areas, confidence };
}

/**
 * What `finish` makes of each report, in the order of the files, with ids that differ. Texts are let go of as soon as
 * that is made: a folder of reports need not fit into memory.
 */
export async function readAll<Result>(
  files: readonly FoundFile[],
  { read, jobs, onRead }: Pick<PipelineOptions, 'read' | 'jobs' | 'onRead'>,
  finish: (document: Document | RefusedDocument) => Result,
): Promise<Result[]> {
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
  const corrections = rules.corrections.filter(({ match }) => match.document_id === document.id);
  if ('reason' in document) {
    const message = `the document was refused (${document.reason}); mend the file or delete the correction`;
    const troubles = corrections.map((correction) => ({ correction, message }));
    return {
      document: refusedRow(document),
      observations: [],
      numbers: [],
      corrections: [],
      troubles,
      uncertain: [],
    };
  }
  const extraction = extract(document, rules);
  const read = normalize(document, extraction, normalizer);
  const rows = { observations: read, numbers: numberRows(document, extraction, read) };
  const corrected = correct(rows, corrections, document, normalizer);
  return {
    document: readRow(document, corrected.numbers, corrected.observations),
    ...corrected,
    uncertain: uncertaintiesOf(document, corrected.observations),
  };
}

function uncertaintiesOf(
  { id, source: { doubts = [] } }: Document,
  observations: readonly Observation[],
): Uncertainty[] {
  return doubts.map(({ start, end, message }) => ({
    document_id: id,
    start,
    observation_ids: observations
      .filter((row) => row.start < end && start < row.end)
      .map(({ observation_id }) => observation_id),
    message,
  }));
}

function absentTroubles(corrections: readonly Correction[], documents: readonly DocumentRow[]): Trouble[] {
  const present = new Set(documents.map(({ document_id }) => document_id));
  return corrections
    .filter(({ match }) => !present.has(match.document_id))
    .map((correction) => ({
      correction,
      isAbsent: true,
      message: `there is no document ${correction.match.document_id}; mend match.document_id or delete the correction`,
    }));
}

function refuseTroubles(troubles: readonly Trouble[], { corrections = 'all' }: PipelineOptions): void {
  if (corrections === 'fitting') return;
  const serious = corrections === 'all' ? troubles : troubles.filter(({ isAbsent }) => !isAbsent);
  if (serious.length > 0) throw new CorrectionError(serious);
}
