import Big from 'big.js';
import type { Fact } from '../types.ts';
import { lastDigit, parseDecimal, plain } from './decimal.ts';
import type { Quantity } from './quantity.ts';

/** Both in the normalized unit; empty where open. */
export interface Interval {
  readonly lower: string;
  readonly upper: string;
}

/**
 * Half the width that 约, 近, 左右 give a value, as a part of it. A convention of this dataset: no report says how
 * wide it means them. 近 stays symmetrical with the others.
 */
const APPROXIMATELY = '0.05';

const OPEN: Interval = { lower: '', upper: '' };

/** The interval that a fact's qualifier and the rounding of its value imply. */
export function intervalOf(
  fact: Pick<Fact, 'measure' | 'qualifier' | 'value' | 'valueMax'>,
  quantity: Quantity,
): Interval {
  const value = parseDecimal(fact.value);
  if (!value) return OPEN;
  const closed = (lower: Big, upper: Big): Interval => ({
    lower: plain(lower.times(quantity.factor)),
    upper: plain(upper.times(quantity.factor)),
  });
  const rounding = roundingOf(fact.value, quantity);

  switch (fact.qualifier) {
    case 'eq':
      return closed(value.minus(rounding), value.plus(rounding));
    case 'approx': {
      const vague = value.abs().times(APPROXIMATELY);
      const spread = quantity.dimension === 'rank' || vague.lt(rounding) ? rounding : vague;
      return closed(value.minus(spread), value.plus(spread));
    }
    case 'range': {
      const other = parseDecimal(fact.valueMax) ?? value;
      const otherRounding = fact.valueMax ? roundingOf(fact.valueMax, quantity) : rounding;
      return value.lte(other)
        ? closed(value.minus(rounding), other.plus(otherRounding))
        : closed(other.minus(otherRounding), value.plus(rounding));
    }
    default: {
      const bound = plain(value.times(quantity.factor));
      // 前三 is a place from the first to the third.
      if (quantity.dimension === 'rank' && fact.qualifier === 'le') return { lower: '1', upper: bound };
      const isFloor = fact.qualifier === 'gt' || fact.qualifier === 'ge';
      return isFloor !== bindsMagnitude(fact.measure, value)
        ? { lower: bound, upper: '' }
        : { lower: '', upper: bound };
    }
  }
}

/** Half of what the last stated digit is worth. */
function roundingOf(value: string, { exact, tenths }: Quantity): Big {
  if (exact) return new Big(0);
  return tenths ? new Big(5) : lastDigit(value).div(2);
}

/** 下降90%以上 says how far it fell: -90 is the upper end, not the lower. */
function bindsMagnitude(measure: Fact['measure'], value: Big): boolean {
  return (measure === 'growth' || measure === 'change') && value.lt(0);
}
