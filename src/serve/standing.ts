import type { Rows } from '../report/columns.ts';
import type { Correction } from '../rules/corrections.ts';
import { type Review, troublesOf } from './review.ts';
import type { Cells, PendingShape, StandingShape } from './shape.ts';

/** How the corrections at hand stand against the version under review. */
export function standingOf(review: Review, undoable: string): StandingShape {
  const { rules } = review;
  return {
    pending: [
      ...rules.corrections.flatMap((correction) => pendingOf(correction, review) ?? []),
      ...withdrawnOf(review),
    ],
    places: Object.fromEntries(rules.corrections.map(({ id, place }) => [id, place])),
    undoable,
  };
}

const UNSEEN = { observation_id: '', start: -1, original: {}, corrected: {}, trouble: '' };

function pendingOf(correction: Correction, review: Review): PendingShape | undefined {
  const { id, action, match, reason, author, date } = correction;
  const observation_id = ('observation_id' in match && match.observation_id) || '';
  const said = { id, action, document_id: match.document_id, reason, author, date };
  const trouble = troublesOf(review, review.rules, match.document_id).find((one) => one.correction.id === id);
  if (trouble) return { ...UNSEEN, ...said, observation_id, state: 'misfit', trouble: trouble.message };
  const published = review.corrections.find((row) => row.correction_id === id);
  const applied = review.derived.get(match.document_id)?.corrections.find((row) => row.correction_id === id);
  if (!applied) return published ? undefined : { ...UNSEEN, ...said, observation_id, state: 'unchecked' };
  if (published && isSame(published, { ...applied })) return undefined;
  const [original, corrected] = [cellsOf(applied.original), cellsOf(applied.corrected)];
  return {
    ...said,
    state: 'applied',
    observation_id: applied.observation_id,
    start: startOf(review, applied.observation_id, corrected, original),
    original,
    corrected,
    trouble: '',
  };
}

function withdrawnOf({ corrections, rules }: Review): PendingShape[] {
  const known = new Set(rules.corrections.map(({ id }) => id));
  return corrections
    .filter((row) => !known.has(row.correction_id ?? ''))
    .map((row) => ({
      ...UNSEEN,
      id: row.correction_id ?? '',
      state: 'withdrawn',
      action: row.action ?? '',
      document_id: row.document_id ?? '',
      observation_id: row.observation_id ?? '',
      reason: row.reason ?? '',
      author: row.author ?? '',
      date: row.date ?? '',
    }));
}

function isSame(published: Rows['rows'][number], applied: Readonly<Record<string, string>>): boolean {
  return Object.entries(applied).every(([name, value]) => published[name] === value);
}

/** A row that is in the dataset has its place there; one that was dropped, in the record of it. */
function startOf({ current }: Review, id: string, ...cells: readonly Cells[]): number {
  const row = current.tables.observations.rows.find((one) => one.observation_id === id);
  const start = row?.start ?? cells.find((one) => one.start !== undefined)?.start;
  return start === undefined ? -1 : Number(start);
}

/** Cells of a record are a JSON object, offsets as numbers. */
function cellsOf(json: string): Cells {
  if (json === '') return {};
  return Object.fromEntries(
    Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  );
}
