import { describe, expect, it } from 'vitest';
import { type GreyImage, rulingsOf } from '../../../src/ingest/ocr/rulings.ts';

/** White paper with black rectangles: left, top, width, height. */
function paper(...boxes: readonly (readonly [number, number, number, number])[]): GreyImage {
  const [width, height] = [400, 300];
  const pixels = new Uint8Array(width * height).fill(255);
  for (const [left, top, w, h] of boxes) {
    for (let y = top; y < top + h; y++) pixels.fill(0, y * width + left, y * width + left + w);
  }
  return { width, height, pixels };
}

describe('rulingsOf', () => {
  it('finds lines across and down', () => {
    expect(rulingsOf(paper([20, 50, 300, 2], [20, 50, 2, 100]))).toEqual([
      { isVertical: false, at: 51, from: 20, to: 320 },
      { isVertical: true, at: 21, from: 50, to: 150 },
    ]);
  });

  it('goes over small breaks', () => {
    expect(rulingsOf(paper([20, 50, 100, 1], [122, 50, 100, 1]))).toMatchObject([{ from: 20, to: 222 }]);
  });

  it('takes neither short strokes nor broad bars for lines', () => {
    expect(rulingsOf(paper([20, 50, 10, 1], [20, 100, 300, 30]))).toEqual([]);
  });
});
