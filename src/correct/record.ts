import type { Correction } from '../rules/corrections.ts';
import type { Observation } from '../types.ts';

/** A row of corrections.csv, column for column: what a person did, and why. */
export interface CorrectionRow {
  readonly correction_id: string;
  readonly action: Correction['action'];
  readonly document_id: string;
  /** The row as it is in the dataset; of a dropped row, the id that it had. */
  readonly observation_id: string;
  /** JSON object of the cells as they were read: those that changed, for a dropped row all. */
  readonly original: string;
  /** JSON object of the same cells as they are now; for an added row all. */
  readonly corrected: string;
  readonly reason: string;
  readonly author: string;
  readonly date: string;
  readonly rule_file: string;
}

export function record(
  { id, action, match, reason, author, date, file }: Correction,
  before: Observation | undefined,
  after: Observation | undefined,
): CorrectionRow {
  return {
    correction_id: id,
    action,
    document_id: match.document_id,
    observation_id: (after ?? before)!.observation_id,
    original: before ? cellsAs(before, after) : '',
    corrected: after ? cellsAs(after, before) : '',
    reason,
    author,
    date,
    rule_file: file,
  };
}

const MARKS = new Set<string>(['correction_id', 'correction_action', 'original']);

/** The cells of `row` that are others in `other`, as a JSON object in the order of the columns; empty for none. */
export function cellsAs(row: Observation, other: Observation | undefined): string {
  const cells = Object.entries(row).filter(
    ([name, value]) => !MARKS.has(name) && (!other || value !== other[name as keyof Observation]),
  );
  return cells.length === 0 ? '' : JSON.stringify(Object.fromEntries(cells));
}
