import { BUILT_IN } from '../explain/built_in.ts';
import { sortBy } from '../normalize/order.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Document } from '../types.ts';
import { type Contribution, contributionsOf } from './contribution.ts';
import type { PackRule } from './own_examples.ts';
import { readAllWith } from './reading.ts';
import { type Loss, lossOf } from './removal.ts';
import { countRows, type LabelledReport } from './score.ts';

export interface CoverageInput {
  readonly rules: RuleBook;
  readonly reports: readonly Document[];
  readonly labelled: readonly LabelledReport[];
  /** Hears how many rules have been left out by way of trial. */
  readonly onTried?: (done: number, total: number) => void;
}

/** One rule: what it gives, and what is missed where it is not. */
export interface RuleCoverage extends Contribution {
  readonly rule_id: string;
  readonly kind: 'pattern' | 'set_aside' | 'built_in';
  /** The pack, relative to the folder of packs; empty for a built-in rule. */
  readonly file: string;
  /** What changes if the rule is left out; null for a built-in rule, which cannot be. */
  readonly without: Loss | null;
  /** Nothing that is looked at would notice that it is gone. */
  readonly removable: boolean;
}

/**
 * What each rule contributes, and whether it could go: those that could first, then those whose loss the fewest things
 * would notice, built-in rules last. Every example and report is read once for each rule of the packs, without it.
 */
export function measureCoverage({ rules, reports, labelled, onTried }: CoverageInput): RuleCoverage[] {
  const whole = readAllWith(rules, reports);
  const counts = labelled.map((one) => countRows(one, whole.ledgers[one.report]!));
  const contributions = contributionsOf(rules, whole, labelled);
  const packed: readonly PackRule[] = [...rules.patterns, ...rules.setAside];
  const ofPacks = packed.map((rule, i): RuleCoverage => {
    const loss = lossOf(rule, { rules, reports, labelled, whole, counts });
    onTried?.(i + 1, packed.length);
    return {
      rule_id: rule.id,
      kind: 'reason' in rule ? 'set_aside' : 'pattern',
      file: rule.file,
      ...contributions.of(rule.id),
      without: loss,
      removable: noticed(loss) === 0,
    };
  });
  const inPacks = new Set(packed.map(({ id }) => id));
  const others = [...Object.keys(BUILT_IN), ...contributions.ids].filter((id) => !inPacks.has(id));
  const builtIn = [...new Set(others)].map(
    (id): RuleCoverage => ({
      rule_id: id,
      kind: 'built_in',
      file: '',
      ...contributions.of(id),
      without: null,
      removable: false,
    }),
  );
  return [
    ...sortBy(ofPacks, ({ without, rule_id }) => [noticed(without!), rule_id]),
    ...sortBy(builtIn, ({ examples, observations, set_aside, rule_id }) => [
      examples + observations + set_aside,
      rule_id,
    ]),
  ];
}

/** How many things would tell that the rule is gone. A score cannot change where no number does. */
function noticed({ own_examples, other_examples, numbers }: Loss): number {
  return own_examples + other_examples + numbers;
}
