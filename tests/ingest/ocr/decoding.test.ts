import { describe, expect, it } from 'vitest';
import { decode, type Scores } from '../../../src/ingest/ocr/decoding.ts';

const DICTIONARY = ['1', '2', '增'];

/** Scores that choose these classes, each step with this confidence. */
function scoresOf(classes: readonly number[], confidence = 0.9): Scores {
  const data = new Float32Array(classes.length * 4).fill(0.01);
  classes.forEach((best, step) => {
    data[step * 4 + best] = confidence;
  });
  return { data, steps: classes.length, classes: 4 };
}

const textOf = (classes: readonly number[]): string =>
  decode(scoresOf(classes), DICTIONARY)
    .map(({ text }) => text)
    .join('');

describe('decode', () => {
  it('takes a run of steps for one character, and two if nothing stands between', () => {
    expect(textOf([0, 3, 3, 1, 1, 1, 0, 0])).toBe('增1');
    expect(textOf([1, 1, 0, 1, 2])).toBe('112');
  });

  it('keeps a character that the line ends with', () => {
    expect(textOf([0, 2, 2])).toBe('2');
  });

  it('places a character in the middle of its run', () => {
    expect(decode(scoresOf([0, 1, 1, 0, 0, 0, 0, 2]), DICTIONARY).map(({ at }) => at)).toEqual([
      0.25, 0.9375,
    ]);
  });

  it('tells how sure it is', () => {
    expect(decode(scoresOf([1], 0.5), DICTIONARY)[0]!.confidence).toBeCloseTo(0.5);
  });

  it('gives nothing for an empty line', () => {
    expect(textOf([0, 0, 0])).toBe('');
    expect(textOf([])).toBe('');
  });
});
