import { groupBy } from '../../normalize/order.ts';
import { nameAttribution } from '../causes/wording.ts';
import { type Change, type Difference, TIERS, type Tier } from '../difference.ts';

/** The changes of one tier. */
export interface TierGroup {
  readonly tier: Tier;
  readonly changes: readonly Change[];
}

/** Tiers that have changes, the gravest first. */
export function byTier({ changes }: Difference): TierGroup[] {
  const groups = groupBy(changes, ({ tier }) => tier);
  return TIERS.flatMap((tier) => (groups.has(tier) ? [{ tier, changes: groups.get(tier)! }] : []));
}

/** Observations of one document in which the same fields changed for the same reason: text that moved. */
export interface Moved {
  readonly document: string;
  readonly fields: string;
  readonly cause: string;
  readonly count: number;
}

export function countMoved(changes: readonly Change[]): Moved[] {
  const keyed = changes.map(({ document_id, fields }) => ({
    document: document_id,
    fields: fields.map(({ field }) => field).join(', '),
    cause: causesIn(fields),
  }));
  return [...groupBy(keyed, (moved) => JSON.stringify(moved)).values()].map((members) => ({
    ...members[0]!,
    count: members.length,
  }));
}

/** The causes of several fields, each once. */
export function causesIn(fields: Change['fields']): string {
  const names = fields.map(({ attribution }) => nameAttribution(attribution)).filter((name) => name !== '');
  return [...new Set(names)].join('; ');
}
