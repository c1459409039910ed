import type { PageContent } from '../pdf/page.ts';
import { contentOfPlaced, type RawCharacter, type RawPath } from '../placed.ts';
import type { Pixel, RecognisedImage, RecognisedLine, Ruling } from './protocol.ts';

/** Height of a character in shares of the height of its line, which the engine cuts with a margin. */
const SIZE = 0.86;
const DESCENT = 0.12;
/** Lines of one size are cut to heights that differ by that share. */
const UNEVEN = 0.2;
const LONG = 8;
/** Digits that were read right have a confidence of 0.9 and more. */
const SURE = 0.8;
const NARROW = /[\u0020-\u00b6\u00b8-\u00ff]/;

/** What was recognised on an image as what stands on a page of this width, in points. */
export function contentOfImage(image: RecognisedImage, width: number): PageContent {
  const scale = width / image.width;
  const slope = slopeOf(image.lines);
  const usual = usualHeight(image.lines);
  const place = ([x, y]: Pixel): Pixel => [x * scale, (y - slope * x) * scale];
  const characters = image.lines.map((line) => charactersOf(line, place, usual * scale));
  const content = contentOfPlaced({
    width,
    height: image.height * scale,
    characters: characters.flat(),
    paths: image.rulings.filter((one) => !isStroke(one, image.lines)).map((one) => pathOf(one, scale)),
    images: [],
  });
  const unsure = image.lines.flatMap((line, i) =>
    line.characters.flatMap(({ confidence }, j) => {
      const { left, top } = characters[i]![j]!;
      return confidence < SURE ? [{ left, top, confidence }] : [];
    }),
  );
  return { ...content, unsure };
}

/** Long strokes of large characters look like short lines; lines of tables reach beyond the text. */
function isStroke({ isVertical, at, from, to }: Ruling, lines: readonly RecognisedLine[]): boolean {
  const [x0, y0, x1, y1] = isVertical ? [at, from, at, to] : [from, at, to, at];
  return lines.some(({ corners }) => {
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    return x0 >= Math.min(...xs) && x1 <= Math.max(...xs) && y0 >= Math.min(...ys) && y1 <= Math.max(...ys);
  });
}

/** Of the lines that are long enough to be text. */
function usualHeight(lines: readonly RecognisedLine[]): number {
  const heights = lines
    .filter(({ characters }) => characters.length >= LONG)
    .map(({ corners: [upper, , , lower] }) => lower[1] - upper[1])
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** How far scanned lines fall to the right: the long ones tell. */
function slopeOf(lines: readonly RecognisedLine[]): number {
  const slopes = lines
    .filter(({ characters }) => characters.length >= LONG)
    .map(({ corners: [, , right, left] }) => (right[1] - left[1]) / Math.max(1, right[0] - left[0]))
    .sort((a, b) => a - b);
  return slopes[slopes.length >> 1] ?? 0;
}

function charactersOf(
  { corners, characters }: RecognisedLine,
  place: (at: Pixel) => Pixel,
  usual: number,
): RawCharacter[] {
  const [upperLeft, upperRight, lowerRight, lowerLeft] = corners.map(place) as [Pixel, Pixel, Pixel, Pixel];
  const height = (lowerLeft[1] - upperLeft[1] + lowerRight[1] - upperRight[1]) / 2;
  const isUsual = Math.abs(height - usual) <= UNEVEN * usual;
  const size = Math.max(1, (isUsual ? usual : height) * SIZE);
  const [from, to] = [(upperLeft[0] + lowerLeft[0]) / 2, (upperRight[0] + lowerRight[0]) / 2];
  const middles = characters.map(({ at }) => from + at * (to - from));
  return characters.map(({ text }, i) => {
    const x = middles[i]!;
    const half = (NARROW.test(text) ? 0.25 : 0.5) * size;
    const left = Math.max(x - half, ((middles[i - 1] ?? Number.NEGATIVE_INFINITY) + x) / 2);
    const right = Math.min(x + half, ((middles[i + 1] ?? Number.POSITIVE_INFINITY) + x) / 2);
    const along = (x - from) / Math.max(1, to - from);
    const bottom = lowerLeft[1] + along * (lowerRight[1] - lowerLeft[1]) - (height - size) / 2;
    const code = text.codePointAt(0) ?? 0x20;
    return {
      code,
      isUnmapped: false,
      isInvisible: false,
      isAfterGap: false,
      left,
      right,
      top: bottom - size,
      bottom,
      x: left,
      y: bottom - DESCENT * size,
      size,
      angle: 0,
    };
  });
}

const pathOf = ({ isVertical, at, from, to }: Ruling, scale: number): RawPath => {
  const [a, b, c] = [at * scale, from * scale, to * scale];
  return isVertical
    ? {
        pieces: [
          [
            [a, b],
            [a, c],
          ],
        ],
        isStroked: true,
      }
    : {
        pieces: [
          [
            [b, a],
            [c, a],
          ],
        ],
        isStroked: true,
      };
};
