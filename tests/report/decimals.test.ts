import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group, scaleFor, shift } from '../../src/review/decimals.ts';

describe('decimals', () => {
  it('are grouped by thousands, and left alone where they are none', () => {
    expect(['1349084', '-1234.5', '0.25', '', '约5'].map(group)).toEqual([
      '1,349,084',
      '−1,234.5',
      '0.25',
      '',
      '约5',
    ]);
  });

  it('are shifted exactly', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12))
      .map(([digits, places]) => new Big(digits.toString()).times(`1e-${places}`).toFixed());
    fc.assert(
      fc.property(decimal, fc.integer({ min: -15, max: 15 }), (value, places) => {
        expect(new Big(shift(value, places)).eq(new Big(value).times(`1e${places}`))).toBe(true);
      }),
    );
  });

  it('have a scale in which they are short', () => {
    expect(scaleFor(3.46e12, true, 'zh')).toMatchObject({ places: 12, zh: '万亿' });
    expect(scaleFor(3.46e12, false, 'zh').places).toBe(0);
    expect(scaleFor(2.4e-11, false, 'zh')).toMatchObject({ places: -12, zh: '×10⁻¹² ' });
  });
});
