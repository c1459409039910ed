import type { Counts } from '../evaluate/count.ts';
import type { ExampleFailure } from '../explain/examples.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Document } from '../types.ts';
import { compareLedgers } from './ledger_changes.ts';
import { compareOwnExamples, type PackRule } from './own_examples.ts';
import { type Reading, readAllWith } from './reading.ts';
import { countRows, gainOf, type LabelledReport, type Score, scoreOf } from './score.ts';
import { withoutRule } from './without.ts';

/** What changes where one rule is left out. */
export interface Loss {
  /** Its own examples that come out differently in what they state. */
  readonly own_examples: number;
  /** Its own examples that come out differently only in what they do not state. */
  readonly own_unstated: number;
  /** Examples and counterexamples of other rules that hold with it and fail without it. */
  readonly other_examples: number;
  /** Rows of the reports that come, go or differ beyond the name of the rule. */
  readonly rows: number;
  /** Numbers of the reports whose fate, reason or row differs; the rows among them. */
  readonly numbers: number;
  /** What the score gains without it: below zero what it loses. Null without labels. */
  readonly gold: Score | null;
}

export interface Whole {
  readonly rules: RuleBook;
  readonly reports: readonly Document[];
  readonly labelled: readonly LabelledReport[];
  /** All read with all rules, and the counts of each labelled report. */
  readonly whole: Reading;
  readonly counts: readonly Counts[];
}

export function lossOf(rule: PackRule, { rules, reports, labelled, whole, counts }: Whole): Loss {
  const rest = readAllWith(withoutRule(rules, rule.id), reports);
  const own = compareOwnExamples(rule, whole.read, rest.read);
  const changes = rest.ledgers.map((ledger, i) => compareLedgers(whole.ledgers[i]!, ledger));
  const restCounts = labelled.map((one, i) =>
    changes[one.report]!.numbers === 0 ? counts[i]! : countRows(one, rest.ledgers[one.report]!),
  );
  return {
    own_examples: own.stated,
    own_unstated: own.unstated,
    other_examples: newFailures(whole, rest).length,
    rows: changes.reduce((sum, { rows }) => sum + rows, 0),
    numbers: changes.reduce((sum, { numbers }) => sum + numbers, 0),
    gold: labelled.length === 0 ? null : gainOf(scoreOf(counts), scoreOf(restCounts)),
  };
}

/** The rule's own examples are not tried where it is left out, so that all of these are of other rules. */
function newFailures(whole: Reading, rest: Reading): ExampleFailure[] {
  const key = ({ ruleId, kind, text }: ExampleFailure) => `${ruleId} ${kind} ${text}`;
  const known = new Set(whole.failures.map(key));
  return rest.failures.filter((failure) => !known.has(key(failure)));
}
