/** x' = ax + cy + e, y' = bx + dy + f, as in OFD's CTM. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Left, top, width and height. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** OFD counts in millimetres, the program in points. */
export const POINTS_PER_MILLIMETRE = 72 / 25.4;

export const POINTS: Matrix = [POINTS_PER_MILLIMETRE, 0, 0, POINTS_PER_MILLIMETRE, 0, 0];

export const apply = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/** The matrix that applies `inner` first. */
export const compose = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
};

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

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
  return numbers.length === 6 && numbers.every(Number.isFinite)
    ? (numbers as unknown as Matrix)
    : [1, 0, 0, 1, 0, 0];
}
