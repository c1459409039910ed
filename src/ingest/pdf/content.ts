import { characterOf, isSpace, UNREADABLE } from './characters.ts';
import { IDENTITY, type Matrix, moved, type Point, product, xOf, yOf } from './matrix.ts';
import type { Box, Glyph, PageContent, Stroke } from './page.ts';
import type { OpenPage, RawCharacter, RawImage, RawPath } from './pdfium/raw.ts';

/** Quarter turns, clockwise, by which the text of a page is turned; `undefined` for slanted text. */
type Turn = 0 | 1 | 2 | 3;

const ASCENT = 0.88;
const DESCENT = 0.12;
/** Share of the size by which a character painted twice (fake bold) may be set off. */
const SET_OFF = 0.15;
const DIGIT = /[0-9０-９]/;

/** What stands on a page, upright, each character once. */
export function contentOf(page: OpenPage): PageContent {
  const raw = page.characters();
  const { paths, images } = page.drawings();
  const turnOf = turning(page.toShown);
  const turns = raw.map(turnOf);
  const turn = mostFrequent(turns);
  const place: Placing = {
    turn,
    toShown: page.toShown,
    toUpright: product(page.toShown, uprighting(turn, page)),
  };
  const isHidden = hiding(raw);
  const glyphs: Glyph[] = [];
  const turned: Glyph[] = [];
  const census = { total: 0, unreadable: 0, invisible: 0, droppedDigits: '' };
  const isDouble = doubles();
  let afterBlank = false;
  for (const [i, character] of raw.entries()) {
    if (isSpace(character.code)) {
      afterBlank = true;
      continue;
    }
    const text = character.isUnmapped ? UNREADABLE : characterOf(character.code);
    const glyph = glyphOf(character, text, place, afterBlank);
    afterBlank = false;
    census.total++;
    if (character.isInvisible) census.invisible++;
    if (text === UNREADABLE) census.unreadable++;
    if (isHidden(character) || isOff(glyph.shown, page) || isDouble(glyph)) {
      if (DIGIT.test(text)) census.droppedDigits += text;
    } else (turns[i] === turn ? glyphs : turned).push(glyph);
  }
  return {
    width: turn % 2 === 0 ? page.width : page.height,
    height: turn % 2 === 0 ? page.height : page.width,
    glyphs,
    turned,
    strokes: strokesOf(paths, place.toUpright),
    census: { ...census, unreadableBesideDigit: besideDigit(glyphs), imageShare: shareOf(images, page) },
  };
}

function turning(toShown: Matrix): (character: RawCharacter) => Turn | undefined {
  const page = Math.atan2(toShown[1], toShown[0]) * (180 / Math.PI);
  const ofAngle = Array.from({ length: 360 }, (_, angle): Turn | undefined => {
    const shown = (((page - angle) % 360) + 360) % 360;
    const quarter = Math.round(shown / 90);
    return Math.abs(shown - quarter * 90) <= 3 ? ((quarter % 4) as Turn) : undefined;
  });
  return ({ angle }) => ofAngle[angle];
}

function mostFrequent(turns: readonly (Turn | undefined)[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const turn of turns) if (turn !== undefined) counts[turn]!++;
  return counts.indexOf(Math.max(...counts)) as Turn;
}

/** Turns the page as shown so that its text is upright. */
function uprighting(turn: Turn, { width, height }: OpenPage): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return IDENTITY;
}

/** Text that is not painted is hidden, unless there is no other: then it lies over the image of a scan. */
function hiding(raw: readonly RawCharacter[]): (character: RawCharacter) => boolean {
  const allInvisible = raw.every(({ isInvisible, code }) => isInvisible || isSpace(code));
  return allInvisible ? () => false : ({ isInvisible }) => isInvisible;
}

interface Placing {
  readonly turn: Turn;
  readonly toShown: Matrix;
  readonly toUpright: Matrix;
}

function glyphOf(
  { left, right, bottom, top, x, y, size: stated, isAfterGap }: RawCharacter,
  text: string,
  { turn, toShown, toUpright }: Placing,
  afterBlank: boolean,
): Glyph {
  const size = stated > 0.5 ? stated : Math.max(1, top - bottom);
  const x0 = xOf(toUpright, left, bottom);
  const x1 = xOf(toUpright, right, top);
  const baseline = yOf(toUpright, x, y);
  const glyph = {
    text,
    left: x0 < x1 ? x0 : x1,
    right: x0 < x1 ? x1 : x0,
    top: baseline - ASCENT * size,
    bottom: baseline + DESCENT * size,
    baseline,
    size,
    afterBlank,
    afterGap: isAfterGap,
    shown: NOWHERE,
  };
  // The same object where the page is upright: a document has a great many of them.
  glyph.shown = turn === 0 ? glyph : boxOf(moved(toShown, left, bottom), moved(toShown, right, top));
  return glyph;
}

const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

const boxOf = ([x0, y0]: Point, [x1, y1]: Point): Box => ({
  left: Math.min(x0, x1),
  right: Math.max(x0, x1),
  top: Math.min(y0, y1),
  bottom: Math.max(y0, y1),
});

const isOff = ({ left, right, top, bottom }: Box, { width, height }: OpenPage): boolean =>
  right < 0 || left > width || bottom < 0 || top > height;

const CELL = 4;
const ROW = 1 << 16;

/** Tells for one character after another whether the same stands at the same place already. */
function doubles(): (glyph: Glyph) => boolean {
  const cells = new Map<number, Glyph[]>();
  return (glyph) => {
    const [column, row] = [Math.round(glyph.left / CELL), Math.round(glyph.baseline / CELL)];
    const reach = SET_OFF * glyph.size;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get((row + dy) * ROW + column + dx) ?? []) {
          if (
            other.text === glyph.text &&
            Math.abs(other.left - glyph.left) < reach &&
            Math.abs(other.baseline - glyph.baseline) < reach
          ) {
            return true;
          }
        }
      }
    }
    const key = row * ROW + column;
    const cell = cells.get(key);
    if (cell) cell.push(glyph);
    else cells.set(key, [glyph]);
    return false;
  };
}

/** Unreadable characters that may be part of a number: on the line of a digit, right beside it. */
function besideDigit(glyphs: readonly Glyph[]): number {
  const touches = (a: Glyph | undefined, b: Glyph): boolean =>
    a !== undefined &&
    DIGIT.test(a.text) &&
    Math.abs(a.baseline - b.baseline) < 0.3 * b.size &&
    Math.min(Math.abs(b.left - a.right), Math.abs(a.left - b.right)) < 0.6 * b.size;
  return glyphs.filter(
    (glyph, i) =>
      glyph.text === UNREADABLE && (touches(glyphs[i - 1], glyph) || touches(glyphs[i + 1], glyph)),
  ).length;
}

/** Thicker than that, a rectangle is an area and no line. Points. */
const THICKEST = 3;
const SHORTEST = 3;
const SLANT = 0.8;

function strokesOf(paths: readonly RawPath[], toUpright: Matrix): Stroke[] {
  return paths.flatMap(({ pieces, isStroked }) => {
    const placed = pieces.map(([a, b]) => [moved(toUpright, ...a), moved(toUpright, ...b)] as const);
    if (!isStroked) return filledStrokes(placed);
    return placed.flatMap(([[x0, y0], [x1, y1]]) => {
      const [w, h] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
      if (h <= SLANT && w >= SHORTEST) return [stroke(false, (y0 + y1) / 2, x0, x1)];
      return w <= SLANT && h >= SHORTEST ? [stroke(true, (x0 + x1) / 2, y0, y1)] : [];
    });
  });
}

type Piece = readonly [Point, Point];

/** A filled shape is a line if it is thin. One path may hold many, each a closed run of pieces. */
function filledStrokes(pieces: readonly Piece[]): Stroke[] {
  const shapes: Piece[][] = [];
  for (const piece of pieces) {
    const end = shapes.at(-1)?.at(-1)?.[1];
    if (end && end[0] === piece[0][0] && end[1] === piece[0][1]) shapes.at(-1)!.push(piece);
    else shapes.push([piece]);
  }
  return shapes.flatMap((shape) => {
    const xs = shape.flatMap(([a, b]) => [a[0], b[0]]);
    const ys = shape.flatMap(([a, b]) => [a[1], b[1]]);
    const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
    const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
    if (y1 - y0 <= THICKEST && x1 - x0 >= SHORTEST && x1 - x0 > y1 - y0)
      return [stroke(false, (y0 + y1) / 2, x0, x1)];
    return x1 - x0 <= THICKEST && y1 - y0 >= SHORTEST ? [stroke(true, (x0 + x1) / 2, y0, y1)] : [];
  });
}

const stroke = (isVertical: boolean, at: number, a: number, b: number): Stroke => ({
  isVertical,
  at,
  from: Math.min(a, b),
  to: Math.max(a, b),
});

/** Images may lie over each other; the sum is good enough to tell a scan from a text with a picture. */
function shareOf(images: readonly RawImage[], { width, height }: OpenPage): number {
  const area = images.reduce((sum, { left, right, bottom, top }) => sum + (right - left) * (top - bottom), 0);
  return Math.min(1, area / Math.max(1, width * height));
}
