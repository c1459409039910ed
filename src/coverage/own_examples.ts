import { entryOf, hasFacts, type ReadText } from '../explain/examples.ts';
import type { Pattern } from '../rules/pattern.ts';
import type { SetAsideRule } from '../rules/set_aside.ts';
import { withoutName } from './reading.ts';

export type PackRule = Pattern | SetAsideRule;

/** What becomes of the examples of a rule where the rule is not. */
export interface OwnExamples {
  /** Those that come out differently in what they state. */
  readonly stated: number;
  /** Those that come out differently only in what they do not state: they say too little. */
  readonly unstated: number;
}

/**
 * Compares the examples of a rule as read with it and without it. Counterexamples are left out: without the rule they
 * hold whatever comes. An example that does not hold with the rule proves nothing and is left out too.
 */
export function compareOwnExamples(rule: PackRule, withIt: ReadText, withoutIt: ReadText): OwnExamples {
  const examples = promisesOf(rule).filter(({ isKept }) => isKept(withIt));
  const lost = examples.filter(({ isKept }) => !isKept(withoutIt));
  const differs = examples.filter(
    ({ text }) => withoutName(withIt(text).entries) !== withoutName(withoutIt(text).entries),
  );
  return { stated: lost.length, unstated: differs.filter((example) => !lost.includes(example)).length };
}

interface Promised {
  readonly text: string;
  readonly isKept: (read: ReadText) => boolean;
}

function promisesOf(rule: PackRule): Promised[] {
  if ('reason' in rule) {
    return rule.source.examples.map(({ text, numeral }) => ({
      text,
      isKept: (read) => {
        const entry = entryOf(numeral, read(text));
        return entry?.kind === 'aside' && entry.reason === rule.reason;
      },
    }));
  }
  return rule.source.examples.map(({ text, facts }) => ({
    text,
    isKept: (read) => hasFacts(facts, read(text)),
  }));
}
