import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/rules/pattern.ts';

const compile = (before: string) =>
  compilePattern('mine.yaml', {
    id: 'share.mine',
    why: 'x',
    before,
    gives: { measure: 'share', subject: 'before' },
    examples: [],
    counterexamples: [],
  }).before.map(({ classes, literals, optional, capture }) => ({
    ...(classes.size > 0 && { classes: [...classes] }),
    ...(literals.length > 0 && { literals }),
    ...(optional && { optional }),
    ...(capture && { capture }),
  }));

describe('a pattern', () => {
  it('is a sequence of elements, kept with the nearest to the number first', () => {
    expect(compile('share_verb whole:… 的 reach?')).toEqual([
      { classes: ['reach'], optional: true },
      { literals: ['的'] },
      { capture: 'whole' },
      { classes: ['share_verb'] },
    ]);
  });

  it('may name classes and words as alternatives', () => {
    expect(compile('(rise|fall|占比)')).toEqual([{ classes: ['rise', 'fall'], literals: ['占比'] }]);
  });

  it('without anything before the number is empty', () => {
    expect(compile('')).toEqual([]);
  });

  it.each(['raise', 'rise+', '(rise', 'whole…', 'whole:', '.*'])(
    'with an element that is neither class nor word is refused: %s',
    (part) => {
      expect(() => compile(`rise ${part}`)).toThrow(/^mine\.yaml: share\.mine: /);
    },
  );

  it('whose name holds what nothing captures is refused', () => {
    const named = (name: string) =>
      compilePattern('mine.yaml', {
        id: 'share.mine',
        why: 'x',
        before: '占 part:… 的',
        gives: { measure: 'share', subject: 'before', name },
        examples: [],
        counterexamples: [],
      });
    expect(() => named('{subject}占{whole}比重')).toThrow(
      'mine.yaml: share.mine: gives.name holds {whole}, and no whole:… stands in before',
    );
    expect(named('{subject}占{part}比重').id).toBe('share.mine');
  });
});
