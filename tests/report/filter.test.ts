import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetOf, parseFilter, passes, withFacet } from '../../src/review/filter.ts';

const row: Record<string, string> = {
  measure: 'growth',
  period: '2024',
  confidence: '0.75',
  doc: 'my report',
};
const isShown = (filter: string) =>
  passes(
    parseFilter(filter),
    () => '地区生产总值 gross_domestic_product growth.verb',
    (key) => row[key] ?? '',
  );

describe('a filter', () => {
  it.each([
    ['', true],
    ['生产总值', true],
    ['GROSS verb', true],
    ['生产总值 财政', false],
    ['measure:growth', true],
    ['measure:level', false],
    ['-measure:level', true],
    ['-measure:growth', false],
    ['period:2023,2024', true],
    ['confidence:<0.8', true],
    ['confidence:>=0.8', false],
    ['doc:"my report"', true],
    ['fate:all', true],
  ])('“%s” lets the row through: %s', (filter, expected) => {
    expect(isShown(filter)).toBe(expected);
  });

  it('lets no empty cell through a comparison', () => {
    expect(
      passes(
        parseFilter('confidence:<1'),
        () => '',
        () => '',
      ),
    ).toBe(false);
  });

  it('has a facet set, and taken out again, with the words untouched', () => {
    const value = fc.stringMatching(/^[\p{L}\p{N} _-]{1,12}$/u).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(value, (chosen) => {
        const set = withFacet('财政 measure:level', 'period', chosen);
        expect(facetOf(set, 'period')).toBe(chosen);
        expect(facetOf(set, 'measure')).toBe('level');
        expect(withFacet(set, 'period', '')).toBe('财政 measure:level');
      }),
    );
  });
});
