import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../src/normalize/interval.ts';
import { quantityOf } from '../../src/normalize/quantity.ts';
import type { Measure, Qualifier } from '../../src/types.ts';
import { units } from '../rows.ts';

function interval(
  measure: Measure,
  qualifier: Qualifier,
  value: string,
  unit: string,
  { valueMax = '', numeral = '' } = {},
): readonly [string, string] {
  const fact = { measure, qualifier, value, valueMax, unit };
  const { lower, upper } = intervalOf(fact, quantityOf(fact, units, numeral)!);
  return [lower, upper];
}

describe('the interval of a stated value', () => {
  it('is half of the last stated digit to both sides', () => {
    expect(interval('level', 'eq', '3.46', '万亿元')).toEqual(['3455000000000', '3465000000000']);
    expect(interval('growth', 'eq', '5.0', '%')).toEqual(['4.95', '5.05']);
    expect(interval('growth', 'eq', '5', '%')).toEqual(['4.5', '5.5']);
    expect(interval('level', 'eq', '200', '万人')).toEqual(['1995000', '2005000']);
  });

  it('is a point for things counted one by one', () => {
    expect(interval('level', 'eq', '356', '家')).toEqual(['356', '356']);
    expect(interval('level', 'eq', '12', '人')).toEqual(['12', '12']);
  });

  it('is not a point for a measured whole number', () => {
    expect(interval('level', 'eq', '300', '公里')).toEqual(['299500', '300500']);
  });

  it('of tenths is as wide as tenths are', () => {
    expect(interval('share', 'eq', '30', '%', { numeral: '三成' })).toEqual(['25', '35']);
  });

  it('of an approximate value is five per cent wide to both sides, never narrower than its rounding', () => {
    expect(interval('level', 'approx', '1200', '万人')).toEqual(['11400000', '12600000']);
    expect(interval('growth', 'approx', '5', '%')).toEqual(['4.5', '5.5']);
  });

  it('is open on the side a qualifier leaves open', () => {
    expect(interval('level', 'gt', '3', '万亿元')).toEqual(['3000000000000', '']);
    expect(interval('level', 'ge', '50', '%')).toEqual(['50', '']);
    expect(interval('level', 'lt', '15', '%')).toEqual(['', '15']);
    expect(interval('level', 'le', '3', '%')).toEqual(['', '3']);
  });

  it('binds the magnitude of a fall', () => {
    expect(interval('growth', 'ge', '-90', '%')).toEqual(['', '-90']);
    expect(interval('growth', 'le', '-5', '%')).toEqual(['-5', '']);
    expect(interval('change', 'gt', '-2', '个百分点')).toEqual(['', '-2']);
  });

  it('of a range goes from the low end to the high end, whichever is written first', () => {
    expect(interval('level', 'range', '2', '家', { valueMax: '3' })).toEqual(['2', '3']);
    expect(interval('growth', 'range', '5.5', '%', { valueMax: '6' })).toEqual(['5.45', '6.5']);
    expect(interval('growth', 'range', '-2', '%', { valueMax: '-3' })).toEqual(['-3.5', '-1.5']);
  });

  it('of a place among the first n begins with the first', () => {
    expect(interval('rank', 'le', '3', '位')).toEqual(['1', '3']);
    expect(interval('rank', 'eq', '2', '位')).toEqual(['2', '2']);
    expect(interval('streak', 'eq', '31', '年')).toEqual(['31', '31']);
  });

  it('contains the value, and its ends are in order', () => {
    const value = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        value,
        fc.constantFrom<Qualifier>('eq', 'approx', 'gt', 'ge', 'lt', 'le'),
        fc.constantFrom('亿元', '%', '家', '公里'),
        ([digits, decimals], qualifier, unit) => {
          const stated = new Big(digits).div(new Big(10).pow(decimals)).toFixed(decimals);
          const quantity = quantityOf({ measure: 'growth', value: stated, unit }, units)!;
          const [lower, upper] = interval('growth', qualifier, stated, unit);
          const normalized = new Big(stated).times(quantity.factor);
          if (lower !== '') expect(normalized.gte(lower)).toBe(true);
          if (upper !== '') expect(normalized.lte(upper)).toBe(true);
          expect(`${lower}${upper}`).not.toMatch(/e/i);
        },
      ),
    );
  });
});
