import { groupBy, sortBy } from '../normalize/order.ts';
import type { RefreshRow } from './row.ts';

/** Figures of one indicator and period that the version before did not have. */
export interface News {
  /** Empty for a name that the dictionary does not hold. */
  readonly indicator_id: string;
  readonly indicator: string;
  readonly period: string;
  readonly rows: number;
  /** The version before had no figure of the indicator at all. */
  readonly isFirst: boolean;
}

/** What is new, the latest period first, in it the indicator with most figures. */
export function findNews(before: readonly RefreshRow[], after: readonly RefreshRow[]): News[] {
  const known = new Set(before.map((row) => row.observation_id));
  const indicators = new Set(before.map(keyOf));
  const fresh = after.filter((row) => !known.has(row.observation_id));
  const groups = groupBy(fresh, (row) => `${keyOf(row)}\u001f${row.period}`);
  const news = [...groups.values()].map((rows): News => {
    const [row] = rows;
    const { indicator_id, indicator, period } = row!;
    return { indicator_id, indicator, period, rows: rows.length, isFirst: !indicators.has(keyOf(row!)) };
  });
  const latest = (period: string) => -Number(period.slice(-4) || 0);
  return sortBy(news, (one) => [latest(one.period), -one.rows, one.indicator_id, one.indicator, one.period]);
}

function keyOf({ indicator_id, indicator }: RefreshRow): string {
  return indicator_id || `“${indicator}”`;
}
