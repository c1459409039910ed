import { sortBy } from '../normalize/order.ts';
import { nameAttribution } from './causes/wording.ts';
import type { Difference, Tier } from './difference.ts';

export interface CauseCount {
  readonly cause: string;
  /** Observations of which it changed something. */
  readonly changes: number;
}

/** A difference in figures. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly tiers: Readonly<Record<Tier, number>>;
  /** The most frequent first. */
  readonly causes: readonly CauseCount[];
}

export function countChanges({ summary, changes }: Difference): ChangeCounts {
  const counts = new Map<string, number>();
  for (const { fields } of changes) {
    const causes = new Set(fields.map(({ attribution }) => nameAttribution(attribution)));
    for (const cause of causes) if (cause !== '') counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const causes = [...counts].map(([cause, count]) => ({ cause, changes: count }));
  return {
    added: summary.added,
    removed: summary.removed,
    changed: summary.changed,
    tiers: summary.tiers,
    causes: sortBy(causes, ({ cause, changes: count }) => [-count, cause]),
  };
}
