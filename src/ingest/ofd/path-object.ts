import { type Matrix, moved, type Point } from '../pdf/matrix.ts';
import type { RawPath } from '../placed.ts';
import type { Budget } from './budget.ts';
import { textOfChild, type XmlElement } from './xml.ts';

/** How many numbers each drawing operator of AbbreviatedData takes; the last two say where it leads. */
const NUMBERS_OF: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** The straight pieces that a PathObject draws; curves are left out. Undefined if it paints nothing. */
export function pathOf(object: XmlElement, matrix: Matrix, spend: Budget): RawPath | undefined {
  const isStroked = object.attributes.Stroke !== 'false';
  if (!isStroked && object.attributes.Fill !== 'true') return undefined;
  const pieces: [Point, Point][] = [];
  const tokens = textOfChild(object, 'AbbreviatedData').split(/[\s,]+/);
  spend(tokens.length);
  let first = moved(matrix, 0, 0);
  let last = first;
  for (let i = 0; i < tokens.length; i++) {
    const operator = tokens[i]!;
    const numbers = NUMBERS_OF[operator];
    if (numbers === undefined) continue;
    i += numbers;
    const to = numbers === 0 ? first : moved(matrix, Number(tokens[i - 1]), Number(tokens[i]));
    if (!to.every(Number.isFinite)) continue;
    if (operator === 'S' || operator === 'M') first = to;
    else if (operator === 'L' || operator === 'C') pieces.push([last, to]);
    last = to;
  }
  return { pieces, isStroked };
}
