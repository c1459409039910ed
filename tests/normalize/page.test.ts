import { describe, expect, it } from 'vitest';
import { boxAt } from '../../src/normalize/page.ts';

const boxes = (...sides: (readonly number[])[]) => ({ glyphs: Float32Array.from(sides.flat()) });
const NOWHERE = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];

describe('the box of a number on its page', () => {
  it('holds all its characters', () => {
    const source = boxes([10, 20, 15, 30], [15, 19, 20, 31.25], [20, 20, 25, 30]);
    expect(boxAt(source, { start: 0, end: 2 })).toBe('10.0 19.0 20.0 31.3');
  });

  it('passes over characters that stand nowhere', () => {
    expect(boxAt(boxes([10, 20, 15, 30], NOWHERE), { start: 0, end: 2 })).toBe('10.0 20.0 15.0 30.0');
    expect(boxAt(boxes(NOWHERE), { start: 0, end: 1 })).toBe('');
  });

  it('is empty for a form of file without places', () => {
    expect(boxAt({}, { start: 0, end: 1 })).toBe('');
  });
});
