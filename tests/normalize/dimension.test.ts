import { describe, expect, it } from 'vitest';
import { checkDictionary } from '../../src/normalize/dictionary_check.ts';
import { fitsDimension } from '../../src/normalize/dimension.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { units } from '../rows.ts';

describe('a unit', () => {
  const fits = (unit: string, dimension: string) => fitsDimension(unit, dimension, units);

  it('fits an indicator of its dimension and no other', () => {
    expect(fits('万亿元', 'money')).toBe(true);
    expect(fits('%', 'money')).toBe(false);
    expect(fits('家', 'money')).toBe(false);
  });

  it('with a denominator fits what its numerator measures', () => {
    expect(fits('元/人', 'money')).toBe(true);
    expect(fits('元/人', 'ratio')).toBe(true);
    expect(fits('元/人', 'count')).toBe(false);
  });

  it('fits a ratio whose name says the denominator, unless it is a part of a hundred', () => {
    expect(fits('家', 'ratio')).toBe(true);
    expect(fits('%', 'ratio')).toBe(false);
  });

  it('that is a scale alone counts what is counted', () => {
    expect(fits('万', 'people')).toBe(true);
    expect(fits('万', 'money')).toBe(false);
  });

  it('that nobody knows says nothing against an indicator', () => {
    expect(fits('弗隆', 'money')).toBe(true);
    expect(fits('', 'index')).toBe(true);
  });
});

describe('the check of the dictionary', () => {
  const unitsPack = parsePack(
    'units.yaml',
    'pack: u\nscales: {}\ngroups: [{ class: amount, dimension: money, base: 元, units: { 元: "1" } }]\ndenominators: []\n',
  );
  const entry = (id: string, name: string, dimension: string) =>
    `  - { id: ${id}, name_zh: ${name}, name_en: x, aliases: [], dimension: ${dimension}, kind: flow, source: x }\n`;
  const bookOf = (...entries: string[]) =>
    compileRules([unitsPack, parsePack('mine.yaml', `pack: mine\nindicators:\n${entries.join('')}`)]);

  it('passes a dictionary whose dimensions have units', () => {
    expect(() =>
      checkDictionary(bookOf(entry('gdp', 'GDP', 'money'), entry('gini', '基尼系数', 'index'))),
    ).not.toThrow();
  });

  it('names the file and the id of a dimension without units', () => {
    expect(() => checkDictionary(bookOf(entry('gdp', 'GDP', 'mony')))).toThrow(/^mine\.yaml: gdp: .*"mony"/);
  });

  it('finds names of two indicators that differ only in typography', () => {
    const book = bookOf(entry('gdp', 'GDP', 'money'), entry('product', '“gdp”', 'money'));
    expect(() => checkDictionary(book)).toThrow('is a name of gdp already');
  });
});
