import type { UnitTable } from '../rules/units.ts';
import type { Fact } from '../types.ts';
import { isWhole } from './decimal.ts';

/** What a fact's unit means: value × factor is in `unit`. */
export interface Quantity {
  readonly factor: string;
  readonly unit: string;
  readonly dimension: string;
  /** A count, not a measurement: nothing was rounded away. */
  readonly exact: boolean;
  /** Stated in tenths (三成): what stands in `value` as 30 is known to ten, not to one. */
  readonly tenths?: boolean;
}

type Measured = Pick<Fact, 'measure' | 'unit' | 'value'>;

const COUNTED = new Set(['count', 'people', 'person_times']);

/** `numeral` is the number as it stands in the source. undefined where the unit is not known: the value then stays as stated and nothing is computed from it. */
export function quantityOf(fact: Measured, units: UnitTable, numeral = ''): Quantity | undefined {
  const { measure, unit } = fact;
  if (measure === 'rank') return { factor: '1', unit: '位', dimension: 'rank', exact: true };
  if (measure === 'streak') return { factor: '1', unit, dimension: 'streak', exact: true };
  // 增长2.0倍 is growth by 200 %; 占1/3 is a share of 33.3333 %.
  const isPortion = (measure === 'growth' && unit === '倍') || (measure === 'share' && unit === '');
  if (isPortion) return { factor: '100', unit: '%', dimension: 'share', exact: false };
  const known = units.lookUp(unit);
  if (!known) return undefined;
  const exact = COUNTED.has(known.dimension) && units.scaleAt(unit, 0) === '' && isWhole(fact.value);
  return {
    factor: known.factor,
    unit: known.base || (known.factor === '1' ? unit : ''),
    dimension: known.dimension,
    exact,
    tenths: numeral.endsWith('成'),
  };
}
