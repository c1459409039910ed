import type { Cause, Change, Row } from '../difference.ts';
import type { Candidate, Choice } from './candidate.ts';

/** One source file in both versions: in what its inputs differ, and what comes out of a choice of them. */
export interface Trial {
  /** The source file itself, if it differs. */
  readonly source: Candidate | undefined;
  readonly rules: readonly Candidate[];
  /** Set where the versions were not made by the same engine. */
  readonly engine: Cause | undefined;
  /** Whether a word stands in the text of either version. */
  holds(word: string): boolean;
  /** undefined where an input is not at hand; `invalid` for rules that contradict each other. */
  rowsUnder(choice: Choice): RowIndex | 'invalid' | undefined;
}

/** The rows of one source file, to be looked up. */
export interface RowIndex {
  readonly byId: ReadonlyMap<string, Row>;
  readonly byPlace: ReadonlyMap<string, Row>;
}

export function indexRows(rows: readonly Row[]): RowIndex {
  return {
    byId: new Map(rows.map((row) => [row.observation_id ?? '', row])),
    byPlace: new Map(rows.map((row) => [placeOf(row), row])),
  };
}

/**
 * Whether a change shows in the rows that come out of a choice. A changed row is looked up by its place in the text that
 * was chosen, since between two ids there may be a third, and the same id may be another row's.
 */
export function isShown(change: Change, field: string, trial: Trial, choice: Choice): boolean | undefined {
  const rows = trial.rowsUnder(choice);
  if (rows === undefined || rows === 'invalid') return rows && false;
  const { kind, before = {}, after = {} } = change;
  const byId = ({ observation_id = '' }: Row) => rows.byId.get(observation_id);
  if (kind === 'added') return byId(after)?.value === after.value;
  if (kind === 'removed') return byId(before)?.value !== before.value;
  const hasLaterText = trial.source !== undefined && choice.has(trial.source.id);
  const row = rows.byPlace.get(placeOf(hasLaterText ? after : before)) ?? byId(after) ?? byId(before);
  return row !== undefined && row[field] === after[field];
}

function placeOf({ document_id, start }: Row): string {
  return `${document_id} ${start}`;
}
