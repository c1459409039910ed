import Big from 'big.js';
import { parseDecimal } from '../normalize/decimal.ts';
import type { Observation } from '../types.ts';

const TENFOLD = 10;

/**
 * Levels of one quantity that differ tenfold are no revision and no rounding: somewhere a unit or a scale word (万, 亿)
 * is wrong, in the report or in the reading.
 */
export function isTenfold(a: Observation, b: Observation): boolean {
  if (a.measure !== 'level' || b.measure !== 'level') return false;
  const [left, right] = [parseDecimal(a.normalized_value), parseDecimal(b.normalized_value)];
  if (!left || !right || left.eq(0) || right.eq(0)) return false;
  const ratio = left.div(right).abs();
  return ratio.gte(TENFOLD) || new Big(TENFOLD).times(ratio).lte(1);
}
