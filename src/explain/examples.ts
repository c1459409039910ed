import type { ProseEntry, ProseFact } from '../extract/prose.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Pattern } from '../rules/pattern.ts';
import type { ExpectedFact } from '../rules/schema.ts';
import type { SetAsideRule } from '../rules/set_aside.ts';
import { markOf, type ReadSentence, readSentence } from './sentence.ts';

/** How a text is read; by default anew with the rules given. */
export type ReadText = (text: string) => ReadSentence;

/** An example or counterexample of a rule that the reader does not bear out. */
export interface ExampleFailure {
  /** The pack, relative to the folder of packs. */
  readonly file: string;
  readonly ruleId: string;
  readonly kind: 'example' | 'counterexample';
  readonly text: string;
  readonly expected: string;
  readonly came: string;
}

export interface ExampleRun {
  readonly rules: number;
  /** Examples and counterexamples together. */
  readonly examples: number;
  readonly failures: readonly ExampleFailure[];
}

/** Reads every example and counterexample of every rule as a run would read it, all rules together. */
export function runExamples(rules: RuleBook, read: ReadText = readingWith(rules)): ExampleRun {
  const all = [...rules.patterns, ...rules.setAside];
  const count = ({ source: { examples, counterexamples } }: (typeof all)[number]) =>
    examples.length + counterexamples.length;
  return {
    rules: all.length,
    examples: all.reduce((sum, rule) => sum + count(rule), 0),
    failures: [
      ...rules.patterns.flatMap((pattern) => tryPattern(pattern, rules, read)),
      ...rules.setAside.flatMap((rule) => trySetAside(rule, rules, read)),
    ],
  };
}

/** An example holds if this pattern gives a fact and the stated facts come out in order; others may stand between. */
export function tryPattern(
  { id, file, source }: Pattern,
  rules: RuleBook,
  read: ReadText = readingWith(rules),
): ExampleFailure[] {
  const failures: ExampleFailure[] = [];
  for (const { text, facts } of source.examples) {
    const came = factsOf(read(text).entries);
    const missing = firstMissing(facts, came);
    const decides = came.some(({ ruleId }) => ruleId === id);
    if (decides && !missing) continue;
    const expected = missing ? describeExpected(missing) : `a fact by ${id}`;
    const fields = Object.keys(missing ?? {}) as (keyof ExpectedFact)[];
    const seen = came.map((fact) => describeFact(fact, fields)).join('; ') || 'no fact';
    failures.push({ file, ruleId: id, kind: 'example', text, expected, came: seen });
  }
  for (const text of source.counterexamples) {
    const own = factsOf(read(text).entries).find(({ ruleId }) => ruleId === id);
    if (!own) continue;
    const came = describeFact(own, ['indicator', 'measure', 'value']);
    failures.push({ file, ruleId: id, kind: 'counterexample', text, expected: `no fact by ${id}`, came });
  }
  return failures;
}

/** An example holds if the first mark of the stated wording is set aside by this rule. */
export function trySetAside(
  { id, file, source }: SetAsideRule,
  rules: RuleBook,
  read: ReadText = readingWith(rules),
): ExampleFailure[] {
  const attempt = (kind: ExampleFailure['kind']) => (stated: { text: string; numeral: string }) => {
    const entry = entryOf(stated.numeral, read(stated.text));
    const isOwn = entry?.kind === 'aside' && entry.ruleId === id;
    if (entry && isOwn === (kind === 'example')) return [];
    const expected = `${stated.numeral} ${kind === 'example' ? '' : 'not '}set aside by ${id}`;
    const came = entry ? describeFate(entry) : `no numeral ${stated.numeral}`;
    return [{ file, ruleId: id, kind, text: stated.text, expected, came }];
  };
  return [
    ...source.examples.flatMap(attempt('example')),
    ...source.counterexamples.flatMap(attempt('counterexample')),
  ];
}

/** One line for a rule author. */
export function printFailure({ file, ruleId, kind, text, expected, came }: ExampleFailure): string {
  return `${file}: ${ruleId}: ${kind} “${text}”: expected ${expected}; came ${came}`;
}

/** What became of the first mark of this wording. */
export function entryOf(numeral: string, { reading, entries }: ReadSentence): ProseEntry | undefined {
  return entries.find((entry) => {
    const { start, end } = markOf(entry);
    return reading.text.slice(start, end) === numeral;
  });
}

/** Whether the stated facts come out in order, by whatever rule. */
export function hasFacts(stated: readonly ExpectedFact[], { entries }: ReadSentence): boolean {
  return firstMissing(stated, factsOf(entries)) === undefined;
}

function readingWith(rules: RuleBook): ReadText {
  return (text) => readSentence(text, rules);
}

function factsOf(entries: readonly ProseEntry[]): ProseFact[] {
  return entries.flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []));
}

function firstMissing(
  expected: readonly ExpectedFact[],
  came: readonly ProseFact[],
): ExpectedFact | undefined {
  let from = 0;
  return expected.find((stated) => {
    const at = came.findIndex((fact, i) => i >= from && fits(fact, stated));
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

function fits(fact: ProseFact, stated: ExpectedFact): boolean {
  return Object.entries(stated).every(
    ([field, value]) => fieldOf(fact, field as keyof ExpectedFact) === value,
  );
}

function fieldOf(fact: ProseFact, field: keyof ExpectedFact): string {
  return field === 'value_max' ? fact.valueMax : fact[field];
}

function describeExpected(stated: ExpectedFact): string {
  return Object.entries(stated)
    .map(([field, value]) => `${field} ${value}`)
    .join(', ');
}

function describeFact(fact: ProseFact, fields: readonly (keyof ExpectedFact)[]): string {
  const shown = fields.length > 0 ? fields : (['indicator', 'measure', 'value'] as const);
  return `${shown.map((field) => `${field} ${fieldOf(fact, field)}`).join(', ')} by ${fact.ruleId}`;
}

function describeFate(entry: ProseEntry): string {
  if (entry.kind === 'unexplained') return 'unexplained';
  if (entry.kind === 'aside') return `set aside by ${entry.ruleId} (${entry.reason})`;
  return describeFact(entry.fact, []);
}
