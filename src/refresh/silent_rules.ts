import { groupBy, sortBy } from '../normalize/order.ts';
import type { RefreshRow } from './row.ts';

/** A rule that gave rows to the version before and gives none now. */
export interface SilentRule {
  readonly rule_id: string;
  /** How many rows it gave. */
  readonly rows: number;
}

export function findSilentRules(
  before: readonly RefreshRow[],
  after: readonly Pick<RefreshRow, 'rule_id'>[],
): SilentRule[] {
  const speaking = new Set(after.map((row) => row.rule_id));
  const silent = before.filter((row) => !speaking.has(row.rule_id));
  const rules = [...groupBy(silent, (row) => row.rule_id)].map(([rule_id, { length: rows }]) => ({
    rule_id,
    rows,
  }));
  return sortBy(rules, ({ rule_id, rows }) => [-rows, rule_id]);
}
