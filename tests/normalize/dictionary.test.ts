import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import { indicators } from '../rows.ts';

const dictionary = compileDictionary(indicators);

describe('the dictionary', () => {
  it('finds an indicator by its name and by an alias', () => {
    expect(dictionary.find('地区生产总值')?.id).toBe('gdp');
    expect(dictionary.find('GDP')?.id).toBe('gdp');
  });

  it('does not mind quotes, spaces, list marks, width and case', () => {
    expect(dictionary.find('“地区 生产总值”')?.id).toBe('gdp');
    expect(dictionary.find('ＧＤＰ')?.id).toBe('gdp');
    expect(dictionary.find('gdp')?.id).toBe('gdp');
  });

  it('leaves out a head that names a total, if what remains is an alias', () => {
    expect(dictionary.find('外贸进出口总额')?.id).toBe('imports_exports');
    expect(dictionary.find('常住人口数量')?.id).toBe('population');
    expect(dictionary.find('常住人口数')?.id).toBe('population');
  });

  it('knows nothing of other names', () => {
    expect(dictionary.find('地区生产')).toBeUndefined();
    expect(dictionary.find('总额')).toBeUndefined();
    expect(dictionary.find('')).toBeUndefined();
  });
});
