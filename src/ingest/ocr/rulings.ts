import type { Ruling } from './protocol.ts';

/** Darker than that, a pixel is ink; 0 black, 255 white. */
const INK = 150;
/** Of the image's width; strokes of characters are shorter. */
const SHORTEST = 0.03;
/** Thicker bands are pictures. Pixels a thousand of the width. */
const THICKEST = 0.006;
/** Faint lines break. */
const GAP = 3;

export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** A byte a pixel. */
  readonly pixels: Uint8Array;
}

/** The straight lines across and down an image: those of tables. */
export const rulingsOf = (image: GreyImage): Ruling[] => [...runs(image, false), ...runs(image, true)];

function runs({ width, height, pixels }: GreyImage, isVertical: boolean): Ruling[] {
  const [length, count] = isVertical ? [height, width] : [width, height];
  const [step, stride] = isVertical ? [width, 1] : [1, width];
  const shortest = width * SHORTEST;
  const thickest = Math.max(2, width * THICKEST);
  const open: { from: number; to: number; first: number; last: number }[] = [];
  const found: Ruling[] = [];
  const close = (until: number): void => {
    for (let i = open.length - 1; i >= 0; i--) {
      const { from, to, first, last } = open[i]!;
      if (last >= until) continue;
      open.splice(i, 1);
      if (last - first + 1 <= thickest) found.push({ isVertical, at: (first + last + 1) / 2, from, to });
    }
  };
  for (let at = 0; at < count; at++) {
    for (const [from, to] of darkRuns(pixels, at * stride, step, length, shortest)) {
      const above = open.find((one) => one.from < to && from < one.to);
      if (above) {
        above.from = Math.min(above.from, from);
        above.to = Math.max(above.to, to);
        above.last = at;
      } else open.push({ from, to, first: at, last: at });
    }
    close(at);
  }
  close(Number.POSITIVE_INFINITY);
  return found;
}

function darkRuns(
  pixels: Uint8Array,
  start: number,
  step: number,
  length: number,
  shortest: number,
): [number, number][] {
  const found: [number, number][] = [];
  let from = -1;
  let last = -1;
  for (let i = 0, at = start; i < length; i++, at += step) {
    if (pixels[at]! < INK) {
      if (from < 0) from = i;
      last = i;
    } else if (from >= 0 && i - last > GAP) {
      if (last - from >= shortest) found.push([from, last + 1]);
      from = -1;
    }
  }
  if (from >= 0 && last - from >= shortest) found.push([from, last + 1]);
  return found;
}
