import { type ExampleFailure, type ReadText, runExamples } from '../explain/examples.ts';
import { readSentence } from '../explain/sentence.ts';
import { extract } from '../extract/extract.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Document, LedgerEntry, Span } from '../types.ts';

/** All examples and all reports, read with one book. */
export interface Reading {
  readonly read: ReadText;
  /** Examples and counterexamples that do not hold. */
  readonly failures: readonly ExampleFailure[];
  /** The ledger of each report, in their order. */
  readonly ledgers: readonly (readonly LedgerEntry[])[];
}

export function readAllWith(rules: RuleBook, reports: readonly Document[]): Reading {
  const read = once((text) => readSentence(text, rules));
  return {
    read,
    failures: runExamples(rules, read).failures,
    ledgers: reports.map((report) => extract(report, rules).ledger),
  };
}

/** Stands for the id of a rule where none decided. */
export const UNDECIDED = '';

/** The rule that decided an entry. */
export function ruleIdOf(entry: LedgerEntry): string {
  if (entry.fate === 'observed') return entry.fact.ruleId;
  return entry.fate === 'set_aside' ? entry.ruleId : UNDECIDED;
}

/** All that is said of numbers but the names of the rules, as a text to compare. */
export function withoutName(said: unknown): string {
  return JSON.stringify(said, (key, value: unknown) => {
    if (key === 'ruleId') return undefined;
    // The mark of a quantity has its value too; one that a rule set aside may have its place alone.
    return key === 'mark' ? placeOf(value as Span) : value;
  });
}

const placeOf = ({ start, end }: Span): string => `${start}-${end}`;

function once(read: ReadText): ReadText {
  const known = new Map<string, ReturnType<ReadText>>();
  return (text) => {
    const reading = known.get(text) ?? read(text);
    known.set(text, reading);
    return reading;
  };
}
