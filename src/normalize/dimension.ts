import type { UnitTable } from '../rules/units.ts';

/** Dimensions of indicators that no unit has by itself: they come of a denominator, or of having no unit. */
export const DERIVED_DIMENSIONS = ['ratio', 'concentration', 'index', 'other'];

const COUNTS = ['count', 'people', 'person_times'];
const PARTS = ['share', 'points', 'rank'];
const VOLUMES = ['立方米', '升', 'm³'];

/**
 * Whether a level in `unit` can be a value of an indicator of `dimension`: 出口 in 亿元, not in %. A unit that is
 * not known says nothing against it.
 */
export function fitsDimension(unit: string, dimension: string, units: UnitTable): boolean {
  const known = units.lookUp(unit);
  if (!known || known.dimension === dimension) return true;
  const [numerator = '', denominator] = unit.split('/');
  switch (dimension) {
    case 'other':
      return true;
    case 'concentration':
      return VOLUMES.includes(denominator ?? '');
    // 每万人口高价值发明专利拥有量 says in its name per what it is, and is stated in 件.
    case 'ratio':
      return !PARTS.includes(known.dimension);
  }
  // A scale alone counts whatever is counted: 注册志愿者450万.
  if (known.base === '' && unit === units.scaleAt(unit, 0)) return COUNTS.includes(dimension);
  return denominator !== undefined && units.lookUp(numerator)?.dimension === dimension;
}
