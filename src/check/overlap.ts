import Big from 'big.js';
import type { Observation } from '../types.ts';

type Bounded = Pick<Observation, 'lower' | 'upper'>;

/** Whether two stated values can both hold: whether their intervals have a point in common. */
export function canBothHold(a: Bounded, b: Bounded): boolean {
  return !isAbove(a.lower, b.upper) && !isAbove(b.lower, a.upper);
}

/** Two rows that cannot both hold, if there are any: the one that begins highest and the one that ends lowest. */
export function findContradiction<Row extends Bounded>(
  rows: readonly Row[],
): readonly [Row, Row] | undefined {
  let highest: Row | undefined;
  let lowest: Row | undefined;
  for (const row of rows) {
    if (row.lower !== '' && (!highest || new Big(row.lower).gt(highest.lower))) highest = row;
    if (row.upper !== '' && (!lowest || new Big(row.upper).lt(lowest.upper))) lowest = row;
  }
  return highest && lowest && isAbove(highest.lower, lowest.upper) ? [highest, lowest] : undefined;
}

function isAbove(lower: string, upper: string): boolean {
  return lower !== '' && upper !== '' && new Big(lower).gt(upper);
}
