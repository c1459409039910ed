import { describe, expect, it } from 'vitest';
import { printFailure, runExamples, tryPattern, trySetAside } from '../../src/explain/examples.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { book } from '../book.ts';

describe('shipped rules keep what their examples promise', () => {
  it.each(book.patterns.map((pattern) => [pattern.id, pattern] as const))('%s', (_, pattern) => {
    expect(tryPattern(pattern, book).map(printFailure)).toEqual([]);
  });

  it.each(book.setAside.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    expect(trySetAside(rule, book).map(printFailure)).toEqual([]);
  });

  it('does not state an example twice', () => {
    const texts = book.patterns.flatMap(({ source: { examples } }) => examples.map(({ text }) => text));
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });
});

describe('an example that does not hold is told', () => {
  const own = (pack: string) => {
    const shipped = book.packs.filter(({ kind }) => kind !== 'patterns' && kind !== 'set_aside');
    return runExamples(compileRules([...shipped, parsePack('mine.yaml', pack)]));
  };
  const pattern = (examples: string, counterexample = '公园。') => `pack: p
patterns:
  - id: level.mine
    why: x
    gives: { measure: level, subject: before }
    examples: [${examples}]
    counterexamples: [${counterexample}]
`;

  it('with the first stated fact that did not come', () => {
    const { rules, examples, failures } = own(
      pattern('{ text: 新建公园30个、绿道20公里。, facts: [{ value: "30" }, { value: "21" }] }'),
    );
    expect([rules, examples]).toEqual([1, 2]);
    expect(failures.map(printFailure)).toEqual([
      'mine.yaml: level.mine: example “新建公园30个、绿道20公里。”: expected value 21; ' +
        'came value 30 by level.mine; value 20 by level.mine',
    ]);
  });

  it('where the stated facts come in another order', () => {
    const facts = '[{ value: "20" }, { value: "30" }]';
    expect(own(pattern(`{ text: 新建公园30个、绿道20公里。, facts: ${facts} }`)).failures).toHaveLength(1);
  });

  it('where a counterexample is read by the rule', () => {
    const { failures } = own(pattern('{ text: 公园30个。, facts: [{ value: "30" }] }', '绿道20公里。'));
    expect(failures).toMatchObject([
      { kind: 'counterexample', expected: 'no fact by level.mine', came: expect.stringContaining('绿道') },
    ]);
  });

  const setAside = (example: string, counterexample: string) => `pack: s
set_aside:
  - id: name.mine
    why: x
    reason: name
    after: 号线
    examples: [${example}]
    counterexamples: [${counterexample}]
`;

  it('where another fate befalls the numeral, or it is none', () => {
    const { failures } = own(
      setAside('{ text: 公园30个。, numeral: "30" }', '{ text: 公园30个。, numeral: "3" }'),
    );
    expect(failures.map(({ kind, came }) => [kind, came])).toEqual([
      ['example', expect.stringContaining('unexplained')],
      ['counterexample', 'no numeral 3'],
    ]);
  });

  it('where the rule sets a counterexample aside', () => {
    const five = '{ text: 开通5号线。, numeral: "5" }';
    expect(own(setAside(five, five)).failures).toMatchObject([
      { kind: 'counterexample', came: 'set aside by name.mine (name)' },
    ]);
  });
});
