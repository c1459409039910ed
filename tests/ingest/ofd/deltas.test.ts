import { describe, expect, it } from 'vitest';
import { deltasOf } from '../../../src/ingest/ofd/deltas.ts';

describe('deltasOf', () => {
  it.each([
    ['5.6 2.8', [5.6, 2.8]],
    ['g 3 5.6 2.8', [5.6, 5.6, 5.6, 2.8]],
    ['1 g 2 3 g 2 4', [1, 3, 3, 4, 4]],
    [' 1,\n2 ', [1, 2]],
    ['', []],
    ['g 0 5 1', [1]],
    ['g -4 5 1', [1]],
    ['g', []],
    ['x 1', [0, 1]],
  ])('reads %j', (list, deltas) => {
    expect(deltasOf(list, 100)).toEqual(deltas);
  });

  it('gives no more steps than there are characters, whatever a repetition says', () => {
    expect(deltasOf('g 999999999999 1 g 1e300 2', 4)).toEqual([1, 1, 1, 1]);
  });
});
