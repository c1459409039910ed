import { describe, expect, it } from 'vitest';
import { contentOfImage } from '../../../src/ingest/ocr/content.ts';
import { doubtsOfRecognition } from '../../../src/ingest/ocr/doubts.ts';
import type { RecognisedImage, RecognisedLine } from '../../../src/ingest/ocr/protocol.ts';
import { composed } from '../../../src/ingest/placed.ts';

/** A line of text whose characters are spread over its box, falling by `slope`. */
function line(text: string, left: number, top: number, slope = 0): RecognisedLine {
  const chars = Array.from(text);
  const widths = chars.map((char) => (/[ -~]/.test(char) ? 15 : 30));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const [y, fall] = [top + left * slope, width * slope];
  let at = 0;
  const characters = chars.map((char, i) => {
    at += widths[i]!;
    return { text: char, at: (at - widths[i]! / 2) / width, confidence: 1 };
  });
  return {
    corners: [
      [left, y],
      [left + width, y + fall],
      [left + width, y + fall + 32],
      [left, y + 32],
    ],
    characters,
  };
}

const image = (
  lines: readonly RecognisedLine[],
  rulings: RecognisedImage['rulings'] = [],
): RecognisedImage => ({
  width: 1240,
  height: 1754,
  pages: 1,
  lines,
  rulings,
});
const textOf = (recognised: RecognisedImage): string => composed([contentOfImage(recognised, 595)]).text;

describe('contentOfImage', () => {
  it('gives the lines in their order on the page', () => {
    expect(textOf(image([line('增长5.8%。', 200, 300), line('生产总值3680.25亿元，', 200, 240)]))).toMatch(
      /^生产总值3680\.25亿元，\s?增长5\.8%。$/,
    );
  });

  it('puts parts of a line together that a scan sets askew', () => {
    const slope = 0.02;
    const lines = [
      line('全年地区生产总值', 100, 300, slope),
      line('三千六百八十亿元', 340, 300, slope),
      line('比上年增长百分之五', 580, 300, slope),
    ];
    expect(textOf(image(lines))).toBe('全年地区生产总值三千六百八十亿元比上年增长百分之五');
  });

  it('sets text between ruled lines into the cells of a table', () => {
    const rulings = [
      ...[200, 260, 320].map((at) => ({ isVertical: false, at, from: 100, to: 700 })),
      ...[100, 400, 700].map((at) => ({ isVertical: true, at, from: 200, to: 320 })),
    ];
    const lines = [
      line('指标', 110, 215),
      line('2024年', 420, 215),
      line('生产总值', 110, 275),
      line('3680.25', 420, 275),
    ];
    const { text, structure } = composed([contentOfImage(image(lines, rulings), 595)]);
    expect(text).toBe('指标\t2024年\n生产总值\t3680.25');
    expect(structure.map(({ kind }) => kind)).toEqual(['table']);
  });

  it('joins the lines of a paragraph, though they are cut to different heights', () => {
    const [first, second] = [
      line('全年地区生产总值三千六百八十亿元，比上年', 160, 300),
      line('增长百分之五。', 100, 350),
    ];
    const [a, b, [x, y], [z, w]] = first.corners;
    const taller: RecognisedLine = { ...first, corners: [a, b, [x, y + 5], [z, w + 5]] };
    const { structure } = composed([contentOfImage(image([taller, second]), 595)]);
    expect(structure).toHaveLength(1);
  });

  it('does not take the strokes of characters for lines of a table', () => {
    const strokes = [
      { isVertical: false, at: 205, from: 102, to: 150 },
      { isVertical: false, at: 225, from: 102, to: 150 },
      ...[102, 125, 150].map((at) => ({ isVertical: true, at, from: 203, to: 228 })),
    ];
    const { structure } = composed([contentOfImage(image([line('田间管理', 100, 200)], strokes), 595)]);
    expect(structure.map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  it('doubts digits of which the engine was not sure', () => {
    const sure = line('增长5.8%。', 400, 800);
    const characters = sure.characters.map((one) => ({ ...one, confidence: one.text === '8' ? 0.4 : 0.7 }));
    const content = contentOfImage(image([{ ...sure, characters }]), 595);
    const composition = composed([content]);
    expect(doubtsOfRecognition(composition, [content])).toEqual([
      { start: 2, end: 3, message: 'page 1: recognised as 5 with a confidence of 0.70 only' },
      { start: 4, end: 5, message: 'page 1: recognised as 8 with a confidence of 0.40 only' },
    ]);
  });

  it('tells where each character stands, in points of the page', () => {
    const { text, glyphs } = composed([contentOfImage(image([line('增长', 400, 800)]), 595)]);
    expect(text).toBe('增长');
    const [left, top, right, bottom] = glyphs;
    expect(Math.abs(left! - 400 * (595 / 1240))).toBeLessThan(2);
    expect(right! - left!).toBeGreaterThan(8);
    expect(bottom! - top!).toBeGreaterThan(8);
  });
});
