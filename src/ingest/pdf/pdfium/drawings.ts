import { LIMITS } from '../limits.ts';
import { IDENTITY, type Matrix, moved, type Point, product } from '../matrix.ts';
import type { Engine } from './engine.ts';
import type { RawImage, RawPath } from './raw.ts';

const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const MOVE_TO = 2;
const DEEPEST_FORM = 8;

/** The painted paths and the images of a page, also those inside its forms. */
export function drawingsOf(
  engine: Engine,
  page: number,
  scratch: number,
): { paths: RawPath[]; images: RawImage[] } {
  const paths: RawPath[] = [];
  const images: RawImage[] = [];
  let pieces = 0;
  const visit = (object: number, outer: Matrix, depth: number): void => {
    const type = engine._FPDFPageObj_GetType(object);
    if (type === PATH && pieces < LIMITS.strokesPerPage) {
      const path = pathOf(engine, object, outer, scratch, LIMITS.strokesPerPage - pieces);
      pieces += path.pieces.length;
      paths.push(path);
    } else if (type === IMAGE) images.push(imageOf(engine, object, outer, scratch));
    else if (type === FORM && depth < DEEPEST_FORM) {
      const inner = product(matrixOf(engine, object, scratch), outer);
      const count = engine._FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i++) visit(engine._FPDFFormObj_GetObject(object, i), inner, depth + 1);
    }
  };
  const count = engine._FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) visit(engine._FPDFPage_GetObject(page, i), IDENTITY, 0);
  return { paths, images };
}

function pathOf(engine: Engine, object: number, outer: Matrix, scratch: number, most: number): RawPath {
  const matrix = product(matrixOf(engine, object, scratch), outer);
  engine._FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const [, stroke = 0] = new Int32Array(engine.HEAPU8.buffer, scratch, 2);
  const pieces: (readonly [Point, Point])[] = [];
  let first: Point = [0, 0];
  let last: Point = [0, 0];
  const count = Math.min(engine._FPDFPath_CountSegments(object), most);
  for (let i = 0; i < count; i++) {
    const segment = engine._FPDFPath_GetPathSegment(object, i);
    engine._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const [x = 0, y = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 2);
    const point = moved(matrix, x, y);
    const type = engine._FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO) first = point;
    else if (type === LINE_TO) pieces.push([last, point]);
    last = point;
    if (engine._FPDFPathSegment_GetClose(segment) === 1) {
      pieces.push([last, first]);
      last = first;
    }
  }
  return { pieces, isStroked: stroke === 1 };
}

function imageOf(engine: Engine, object: number, outer: Matrix, scratch: number): RawImage {
  engine._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const [l = 0, b = 0, r = 0, t = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 4);
  const [x0, y0] = moved(outer, l, b);
  const [x1, y1] = moved(outer, r, t);
  return {
    left: Math.min(x0, x1),
    right: Math.max(x0, x1),
    bottom: Math.min(y0, y1),
    top: Math.max(y0, y1),
  };
}

function matrixOf(engine: Engine, object: number, scratch: number): Matrix {
  if (engine._FPDFPageObj_GetMatrix(object, scratch) !== 1) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 6);
  return [a, b, c, d, e, f];
}
