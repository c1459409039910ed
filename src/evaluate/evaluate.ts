import { addCounts, type Counts, countDocument, type Mistake } from './count.ts';
import { FIELDS, type Row } from './fields.ts';
import type { GoldFile } from './gold.ts';
import { float, list, round4 } from './python.ts';

export interface Scores {
  readonly gold: number;
  readonly rows: number;
  /** Precision, recall and F1 of what was found, and of what was found with every strict field right. */
  readonly found: readonly number[];
  readonly strict: readonly number[];
  /** Of the mentions that were found, the part with the field right. */
  readonly fields: Readonly<Record<string, number>>;
}

export interface Evaluation {
  /** By document, and under ALL for all together. */
  readonly scores: ReadonlyMap<string, Scores>;
  readonly mistakes: readonly Mistake[];
  /** Labelled documents that the dataset does not hold; their labels count as missed. */
  readonly absent: readonly string[];
}

/** The tables of a dataset that are scored. */
export interface ScoredTables {
  readonly documents: readonly Row[];
  readonly observations: readonly Row[];
}

/** Scores a dataset against gold labels; counts as the reference scorer that the guidelines come with. */
export function evaluate(gold: readonly GoldFile[], { documents, observations }: ScoredTables): Evaluation {
  // By the file, or by the report where a file holds several.
  const ids = new Map(
    documents.flatMap((row) => [
      [stemOf(row.source_file ?? ''), row.document_id],
      [row.document_id, row.document_id],
    ]),
  );
  const rows = new Map<string, Row[]>();
  for (const row of observations) {
    const id = row.document_id ?? '';
    rows.set(id, [...(rows.get(id) ?? []), row]);
  }
  const byDocument = new Map<string, Counts>();
  const mistakes: Mistake[] = [];
  const unread: Counts[] = [];
  const absent: string[] = [];
  for (const { stem, labels } of gold) {
    const id = ids.get(stem);
    const result = countDocument(stem, labels, id === undefined ? [] : (rows.get(id) ?? []));
    if (id === undefined) {
      absent.push(stem);
      unread.push({ ...addCounts([]), gold: result.counts.gold });
      continue;
    }
    byDocument.set(stem, result.counts);
    mistakes.push(...result.mistakes);
  }
  const all = addCounts([...byDocument.values(), ...unread]);
  const scores = new Map(
    [...byDocument, ['ALL', all] as const].map(([name, counts]) => [name, score(counts)]),
  );
  return { scores, mistakes, absent };
}

/** The lines that the reference scorer prints. */
export function printScores({ scores }: Evaluation): string[] {
  return [...scores].flatMap(([name, { gold, rows, found, strict, fields }]) => [
    `${name}: gold ${gold} rows ${rows}  found P/R/F1 ${list(found)}  strict P/R/F1 ${list(strict)}`,
    `    ${Object.entries(fields)
      .map(([field, part]) => `${field} ${float(part)}`)
      .join('  ')}`,
  ]);
}

function score(counts: Counts): Scores {
  const figures = (hits: number) => {
    const precision = hits / Math.max(1, counts.rows);
    const recall = hits / Math.max(1, counts.gold);
    return [precision, recall, (2 * precision * recall) / Math.max(1e-9, precision + recall)].map(round4);
  };
  return {
    gold: counts.gold,
    rows: counts.rows,
    found: figures(counts.found),
    strict: figures(counts.strict),
    fields: Object.fromEntries(
      FIELDS.map((field) => [field, round4(counts.right[field] / Math.max(1, counts.found))]),
    ),
  };
}

function stemOf(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
}
