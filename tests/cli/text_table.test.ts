import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../src/cli/text_table.ts';
import { truncate, widthOf } from '../../src/cli/width.ts';

describe('the width of a text', () => {
  it('is two columns for a Chinese character and a full-width sign', () => {
    expect(widthOf('GDP')).toBe(3);
    expect(widthOf('地区生产总值')).toBe(12);
    expect(widthOf('3.46万亿元')).toBe(10);
    expect(widthOf('（％）')).toBe(6);
    expect(widthOf('𠮷')).toBe(2);
    expect(widthOf('“≈…')).toBe(3);
  });

  it('is never passed by a text that is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '中', '％', '…') }),
        fc.integer({ min: 1, max: 20 }),
        (text, columns) => {
          expect(widthOf(truncate(text, columns))).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

describe('a table', () => {
  it('is aligned where Chinese and Latin letters stand above each other', () => {
    expect(
      renderTable(
        [{ head: 'indicator', widest: 13 }, { head: 'value', align: 'right' }, { head: 'note' }],
        [
          ['地区生产总值占全国比重', '3.46', 'a'],
          ['GDP', '12345.6', '两\n行'],
        ],
      ),
    ).toEqual([
      'indicator        value  note',
      '─────────────  ───────  ─────',
      '地区生产总值…     3.46  a',
      'GDP            12345.6  两 行',
    ]);
  });
});
