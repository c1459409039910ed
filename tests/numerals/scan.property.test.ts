import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printArabic, printChinese, printDigits } from '../../src/numerals/print.ts';
import { scanNumerals } from '../../src/numerals/scan.ts';

const SCALE: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

/** The value with the scale words that follow the numeral, which belong to the unit. */
function scaledValue(text: string): bigint | undefined {
  const [numeral, ...more] = scanNumerals(text);
  if (!numeral || more.length > 0) return undefined;
  const implied = [...numeral.impliedUnit];
  const after = implied.length > 0 ? implied : [...text.slice(numeral.end)].filter((c) => c in SCALE);
  return after.reduce((value, scale) => value * SCALE[scale]!, BigInt(numeral.value));
}

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.stringMatching(/^\d{1,6}$/))
  .map(([whole, decimals]) => `${whole}.${decimals}`);

describe('scanning what was printed gives the value back', () => {
  it('Arabic, with thousands marks or full width', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }),
        fc.boolean(),
        fc.boolean(),
        (value, thousands, fullWidth) => {
          const style = { thousands: thousands && !fullWidth, fullWidth };
          expect(scanNumerals(`为${printArabic(String(value), style)}元`)).toMatchObject([
            { form: 'arabic', value: String(value) },
          ]);
        },
      ),
    );
  });

  it('Arabic decimals, digit for digit', () => {
    fc.assert(
      fc.property(decimal, fc.boolean(), (value, thousands) => {
        expect(scanNumerals(printArabic(value, { thousands }))).toMatchObject([{ value }]);
      }),
    );
  });

  it('Chinese integers up to 九千九百九十九亿九千九百九十九万九千九百九十九', () => {
    const integer = fc.oneof(
      fc.bigInt({ min: 1n, max: 20_000n }),
      fc.bigInt({ min: 1n, max: 999_999_999_999n }),
      fc
        .tuple(fc.bigInt({ min: 1n, max: 999n }), fc.nat({ max: 9 }))
        .map(([digits, zeros]) => digits * 10n ** BigInt(zeros)),
    );
    fc.assert(
      fc.property(integer, (value) => {
        expect(scaledValue(`${printChinese(String(value))}家`)).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('Chinese decimals', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(scanNumerals(`百分之${printChinese(value)}`)).toMatchObject([{ value, impliedUnit: '%' }]);
      }),
    );
  });

  it('years in Chinese digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), (year) => {
        expect(scanNumerals(`${printDigits(String(year))}年`)).toMatchObject([{ value: String(year) }]);
      }),
    );
  });
});

describe('any text', () => {
  const characters = [
    ...'0123456789０９,，.．/-−+－%％一二三四五六七八九两十百千万亿零〇○第翻番半成倍了点分之近超上年个家元人',
    ...' \n（）。、数多余几GDP',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...characters), { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('gives ordered spans that do not overlap and quote the text letter for letter', () => {
    fc.assert(
      fc.property(text, (input) => {
        let previous = 0;
        for (const numeral of scanNumerals(input)) {
          expect(numeral.start).toBeGreaterThanOrEqual(previous);
          expect(numeral.end).toBeGreaterThan(numeral.start);
          expect(input.slice(numeral.start, numeral.end)).toBe(numeral.text);
          expect(numeral.value).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
          previous = numeral.end;
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves no Arabic digit uncovered', () => {
    fc.assert(
      fc.property(text, (input) => {
        const covered = new Set(
          scanNumerals(input).flatMap((n) => Array.from({ length: n.end - n.start }, (_, i) => n.start + i)),
        );
        for (let i = 0; i < input.length; i++) {
          if (/[0-9０-９]/.test(input[i]!)) expect(covered.has(i)).toBe(true);
        }
      }),
    );
  });
});

it.each([
  '1,',
  '1,234',
  '1，234',
  '1/',
  '1.',
  '1-',
  '-',
  '一',
  '零',
  '十',
  '万',
  '百分之',
  '三分之',
  '翻',
  '第',
  '第一',
  '半',
  '一点',
  '三成',
  '近万',
  '5亿元-',
])('finishes on a million characters of %s', (unit) => {
  const input = unit.repeat(Math.ceil(1e6 / unit.length));
  expect(scanNumerals(input).every((n) => n.end <= input.length)).toBe(true);
});
