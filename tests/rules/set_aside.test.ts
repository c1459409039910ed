import { describe, expect, it } from 'vitest';
import type { SetAsideSource } from '../../src/rules/schema.ts';
import { compileSetAside, matchesSetAside } from '../../src/rules/set_aside.ts';

const rule = (fields: Partial<SetAsideSource>) =>
  compileSetAside('mine.yaml', {
    id: 'name.mine',
    why: 'x',
    reason: 'name',
    examples: [],
    counterexamples: [],
    ...fields,
  });

describe('an expression', () => {
  it.each([
    ['(?:a+)+b', 'repeats a group'],
    ['((a+)b?)+', 'repeats a group'],
    ['(a|a)*', 'repeats a group'],
    ['(?:\\d{1,2}){2,}', 'repeats a group'],
    ['(?:ab){3}', 'repeats a group'],
    ['a*b+c{2,}d*', 'repeats more than 3 times'],
    ['a?b?c?d?e?f?g?h?i?j?k?l?m?', 'more than 12 optional parts'],
    ['(a)\\1', 'a back reference'],
    ['(?<x>a)\\k<x>', 'a back reference'],
    ['(a', 'is not a regular expression'],
  ])('that cannot be trusted is refused: %s', (expression, why) => {
    for (const field of ['before', 'after', 'numeral'] as const) {
      expect(() => rule({ [field]: expression })).toThrow(/^mine\.yaml: name\.mine: /);
      expect(() => rule({ [field]: expression })).toThrow(why);
    }
  });

  it.each(['[(+*]{0,14}', '\\(\\)+', '(?:岁|年)?', '(?!均|末)年', '\\d{1,2}|[一二三]+', '\\p{Script=Han}+'])(
    'that stays bounded is taken: %s',
    (expression) => {
      expect(() => rule({ after: expression })).not.toThrow();
    },
  );
});

describe('a rule', () => {
  it('sees what stands right before and right behind the numeral', () => {
    const line = rule({ numeral: '\\d+', before: '地铁', after: '号线' });
    expect(matchesSetAside(line, '5', '开通地铁', '号线一期')).toBe(true);
    expect(matchesSetAside(line, '5', '开通地铁长', '号线')).toBe(false);
    expect(matchesSetAside(line, '5', '开通地铁', '条号线')).toBe(false);
    expect(matchesSetAside(line, '五', '开通地铁', '号线')).toBe(false);
  });

  it('matches the whole numeral', () => {
    expect(matchesSetAside(rule({ numeral: '\\d' }), '55', '', '')).toBe(false);
  });
});
