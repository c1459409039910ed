/** Takes (x, y) to (a·x + c·y + e, b·x + d·y + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = readonly [x: number, y: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export const product = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

export const xOf = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
export const yOf = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5];
export const moved = (m: Matrix, x: number, y: number): Point => [xOf(m, x, y), yOf(m, x, y)];
