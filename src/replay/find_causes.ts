import { withCauses } from '../diff/causes/attribute.ts';
import { indexRows, type RowIndex, type Trial } from '../diff/causes/trial.ts';
import type { Cause, Change, Difference, Row } from '../diff/difference.ts';
import { foldName } from '../normalize/fold.ts';
import { groupBy } from '../normalize/order.ts';
import { deriveRows, normalizerOf } from '../pipeline.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Areas } from '../segment/areas.ts';
import { attempt } from './attempt.ts';
import { engineCause, type Made, type Workshop } from './made.ts';
import { loadRuleTrials, type RuleTrials } from './rules.ts';
import {
  type FilePair,
  type Loaded,
  loadSource,
  pairFiles,
  sourceCandidate,
  sourceFiles,
} from './sources.ts';

/**
 * Names the cause of every change, by deriving the documents it stands in again with some of the later version's inputs
 * in place of the earlier one's.
 */
export async function findCauses(
  difference: Difference,
  before: Made,
  after: Made,
  workshop: Workshop,
): Promise<Difference> {
  if (difference.changes.length === 0) return difference;
  const rules = await loadRuleTrials(before, after, workshop.find);
  const engine = engineCause(before, after);
  const pairs = pairFiles(sourceFiles(before), sourceFiles(after));
  const pairOf = new Map([
    ...pairs.map((pair) => [pair.before?.id, pair] as const),
    ...pairs.map((pair) => [pair.after?.id, pair] as const),
  ]);
  const found = new Map<Change, Change>();
  for (const [file, changes] of groupBy(difference.changes, fileOf)) {
    const pair = pairOf.get(file) ?? { before: undefined, after: undefined };
    const trial = await trialOf(pair, rules, engine, workshop);
    withCauses(changes, trial).forEach((change, i) => {
      found.set(changes[i]!, change);
    });
  }
  return { ...difference, changes: difference.changes.map((change) => found.get(change) ?? change) };
}

/** The ids of the documents of one file begin with its own and a full stop. */
function fileOf({ document_id }: Change): string {
  return document_id.split('.')[0] ?? '';
}

async function trialOf(
  pair: FilePair,
  { candidates, bookUnder }: RuleTrials,
  engine: Cause | undefined,
  workshop: Workshop,
): Promise<Trial> {
  const source = sourceCandidate(pair);
  const head = { source, rules: candidates, engine };
  if (!bookUnder) return { ...head, holds: () => true, rowsUnder: () => undefined };
  const old = await loadSource(pair.before, workshop);
  const current = source ? await loadSource(pair.after, workshop) : old;
  const text = textOf([...(old ?? []), ...(current ?? [])]);
  const known = new Map<string, RowIndex | 'invalid'>();
  const share = sharing();
  return {
    ...head,
    holds: (word) => text.includes(foldName(word)),
    rowsUnder(choice) {
      const documents = source && choice.has(source.id) ? current : old;
      if (!documents) return undefined;
      const key = [...choice].sort().join('\n');
      const rows = known.get(key) ?? rowsOf(documents, bookUnder(choice), workshop.areas, share);
      known.set(key, rows);
      return rows;
    },
  };
}

/** As rules see it: white space, typography and full-width forms have no part in it. */
function textOf(documents: Loaded): string {
  return documents.map((document) => ('source' in document ? foldName(document.source.text) : '')).join('\n');
}

function rowsOf(
  documents: Loaded,
  book: RuleBook | 'invalid',
  areas: Areas,
  share: (row: object) => Row,
): RowIndex | 'invalid' {
  if (book === 'invalid') return 'invalid';
  const normalizer = normalizerOf(book, areas);
  return attempt(() => {
    const rows = documents.flatMap((document) => deriveRows(document, book, normalizer).observations);
    return indexRows(rows.map(share));
  });
}

/** Most rows come out of every choice the same: each is kept once. */
function sharing(): (row: object) => Row {
  const known = new Map<string, Row>();
  return (row) => {
    const key = JSON.stringify(row);
    const cells = known.get(key) ?? asCells(row);
    known.set(key, cells);
    return cells;
  };
}

function asCells(row: object): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
