import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLong, flatten, joinLines, placeInQuote } from '../../src/review/segments.ts';

const spans = fc.array(
  fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 8 },
);

describe('segments', () => {
  it('cover every character once, each by exactly the spans it lies in', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const whole = { start: 10, end: 60 };
        const segments = flatten(whole, all);
        expect(segments[0]?.start).toBe(10);
        expect(segments.at(-1)?.end).toBe(60);
        for (const [i, { start, end, covers }] of segments.entries()) {
          expect(segments[i + 1]?.start ?? 60).toBe(end);
          for (let at = start; at < end; at++) {
            const expected = all.flatMap((span, k) => (span.start <= at && at < span.end ? [k] : []));
            expect([...covers].sort()).toEqual(expected.sort());
          }
        }
      }),
    );
  });

  it('name the smallest of crossing spans first', () => {
    const crossing = [
      { start: 0, end: 5 },
      { start: 3, end: 6 },
    ];
    expect(flatten({ start: 0, end: 8 }, crossing)).toEqual([
      { start: 0, end: 3, covers: [0] },
      { start: 3, end: 5, covers: [1, 0] },
      { start: 5, end: 6, covers: [1] },
      { start: 6, end: 8, covers: [] },
    ]);
  });
});

describe('lines that are wrapped in the source', () => {
  const joined = (text: string) =>
    joinLines(text, { start: 0, end: text.length })
      .map(({ start, end, joint }) => joint + text.slice(start, end))
      .join('');

  it('are joined without a gap between Chinese characters, and with one between words', () => {
    expect(joined('常住人口\n城镇化率')).toBe('常住人口城镇化率');
    expect(joined('增长 \n  5%')).toBe('增长5%');
    expect(joined('Greater\nBay')).toBe('Greater Bay');
  });

  it('lose nothing but line breaks and the space around them', () => {
    const text = fc.string({ unit: fc.constantFrom('字', 'a', '1', ' ', '\n', '　') });
    fc.assert(
      fc.property(text, (source) => {
        expect(joined(source).replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
      }),
    );
  });
});

describe('a long paragraph', () => {
  it('is cut into pieces that make it up, none of them within a number', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '。', '9', '😀'), minLength: 50, maxLength: 400 });
    fc.assert(
      fc.property(text, spans, (source, numbers) => {
        const pieces = cutLong(source, { start: 0, end: source.length }, numbers, 20);
        expect(pieces.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source);
        for (const { start } of pieces.slice(1)) {
          expect(numbers.some((span) => span.start < start && start < span.end)).toBe(false);
        }
      }),
    );
  });
});

describe('a numeral in its quote', () => {
  it('is told from an equal one by the numbers around it', () => {
    const quote = '由5个增加到15个、5家';
    const others = [
      { start: 100, text: '5' },
      { start: 105, text: '15' },
    ];
    expect(placeInQuote(quote, 109, '5', others)).toBe(quote.lastIndexOf('5'));
    expect(placeInQuote(quote, 109, '6', others)).toBe(-1);
  });
});
