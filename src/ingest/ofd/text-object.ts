import { type Matrix, moved } from '../pdf/matrix.ts';
import type { RawCharacter } from '../placed.ts';
import type { Budget } from './budget.ts';
import { deltasOf } from './deltas.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** Parts of the font size above and below the baseline that a character takes up. */
const ASCENT = 0.86;
const DESCENT = 0.14;
const NARROW = /[\u0020-\u00b6\u00b8-\u00ff]/;
const DIGIT = /\d/;
const DEFAULT_SIZE = 3.5;
/** Producers write it for glyphs of a font that does not tell their characters. */
const PLACEHOLDER = '¤';

/**
 * The characters of a TextObject at their places.
 * @param matrix - from the object's own coordinates to the page.
 */
export function charactersOf(object: XmlElement, matrix: Matrix, spend: Budget): RawCharacter[] {
  const size = numberOf(object.attributes.Size) || DEFAULT_SIZE;
  const width = size * (numberOf(object.attributes.HScale) || 1);
  const isInvisible =
    object.attributes.Alpha === '0' || childOf(object, 'FillColor')?.attributes.Alpha === '0';
  const hasGlyphs = childOf(object, 'CGTransform') !== undefined;
  const characters: RawCharacter[] = [];
  let x = 0;
  let y = 0;
  for (const code of childrenOf(object, 'TextCode')) {
    const chars = Array.from(code.text.replace(/[\r\n\t]+/g, ''));
    spend(chars.length);
    x = numberOf(code.attributes.X) ?? x;
    y = numberOf(code.attributes.Y) ?? y;
    const [right, down] = stepsOf(code, chars, width);
    let at = { x, y };
    chars.forEach((char, i) => {
      const isLast = i === chars.length - 1;
      const place = placed([at.x, at.y], inkOf(char, isLast ? undefined : right[i], width), size, matrix);
      const isUnmapped = hasGlyphs && char === PLACEHOLDER;
      characters.push({ code: char.codePointAt(0)!, isUnmapped, isInvisible, ...place });
      at = { x: at.x + right[i]!, y: at.y + down[i]! };
    });
  }
  return characters;
}

/**
 * Steps to the next character, one for each character. Without any, the standard draws all characters at one place;
 * no file means that, so they are set one after the other.
 */
function stepsOf(code: XmlElement, chars: readonly string[], width: number): [number[], number[]] {
  const { DeltaX, DeltaY } = code.attributes;
  const right = DeltaX === undefined ? [] : deltasOf(DeltaX, chars.length);
  const down = DeltaY === undefined ? [] : deltasOf(DeltaY, chars.length);
  const runsDown = DeltaX === undefined && DeltaY !== undefined;
  return [
    chars.map((char, i) => right[i] ?? (runsDown ? 0 : width * widthOf(char))),
    chars.map((_, i) => down[i] ?? 0),
  ];
}

/** In parts of the font size. */
const widthOf = (char: string): number => (NARROW.test(char) ? 0.5 : 1);

/** The width of a character. Letters are as wide as the step behind them; wider steps set the others apart. */
function inkOf(char: string, step: number | undefined, size: number): number {
  const natural = size * widthOf(char);
  if (step === undefined || step <= 0) return natural;
  const widest = NARROW.test(char) && !DIGIT.test(char) ? size : natural;
  return Math.min(step, widest);
}

function placed(
  [x, y]: readonly [x: number, y: number],
  width: number,
  size: number,
  matrix: Matrix,
): Omit<RawCharacter, 'code' | 'isUnmapped' | 'isInvisible'> {
  const [top, bottom] = [y - ASCENT * size, y + DESCENT * size];
  const corners = [
    moved(matrix, x, top),
    moved(matrix, x + width, top),
    moved(matrix, x, bottom),
    moved(matrix, x + width, bottom),
  ];
  const xs = corners.map(([at]) => at);
  const ys = corners.map(([, at]) => at);
  const [atX, atY] = moved(matrix, x, y);
  const [a, b, c, d] = matrix;
  return {
    isAfterGap: false,
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
    x: atX,
    y: atY,
    size: size * Math.hypot(c, d),
    angle: (Math.round((Math.atan2(-b, a) * 180) / Math.PI) + 360) % 360,
  };
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && text.trim() !== '' && Number.isFinite(number) ? number : undefined;
}
