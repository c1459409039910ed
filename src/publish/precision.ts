import Big from 'big.js';
import type { Observation } from '../types.ts';

/**
 * Orders observations of one quantity by how closely they state it: closed intervals before open ones, narrow
 * before wide, then as they stand in the text.
 */
export function byPrecision(a: Observation, b: Observation): number {
  const left = width(a);
  const right = width(b);
  if (left && right) return left.cmp(right) || a.start - b.start;
  if (left || right) return left ? -1 : 1;
  return a.start - b.start;
}

function width({ lower, upper }: Observation): Big | undefined {
  return lower === '' || upper === '' ? undefined : new Big(upper).minus(lower);
}
