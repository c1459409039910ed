import { IDENTITY, type Matrix } from '../pdf/matrix.ts';

/** Left, top, width and height. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** OFD counts in millimetres, the program in points. */
export const POINTS_PER_MILLIMETRE = 72 / 25.4;

export const POINTS: Matrix = [POINTS_PER_MILLIMETRE, 0, 0, POINTS_PER_MILLIMETRE, 0, 0];

export const shift = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

/** Numbers of a list parted by white space; what is no finite number is NaN. */
export const numbersOf = (list: string): number[] =>
  list
    .trim()
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) : Number.NaN));

/** A box as OFD writes it, undefined if it is none. */
export function boxOf(list: string | undefined): Box | undefined {
  const [x, y, width, height, ...rest] = numbersOf(list ?? '');
  const box = [x, y, width, height];
  return rest.length === 0 && box.every((n) => n !== undefined && Number.isFinite(n))
    ? (box as [number, number, number, number])
    : undefined;
}

/** A CTM as OFD writes it; what is none leaves things where they are. */
export function matrixOf(list: string | undefined): Matrix {
  const numbers = numbersOf(list ?? '');
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : IDENTITY;
}
