import type { RuleBook } from '../rules/book.ts';
import type { DocumentMetadata } from '../types.ts';
import type { Setting } from './context.ts';
import type { Trace } from './decision.ts';
import type { Item } from './items.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import type { Clause } from './predicate.ts';
import { clauseStart } from './punctuation.ts';
import type { Register } from './register.ts';
import type { Calendar, TimeTable } from './times.ts';
import type { Whose } from './whose.ts';

/** A paragraph with all that is known before any of its numbers is read. */
export interface Paragraph {
  readonly text: string;
  /** Of what kind the report is, and the place it is about. */
  readonly metadata: Pick<DocumentMetadata, 'kind' | 'place'>;
  readonly setting: Setting;
  readonly calendar: Calendar;
  /** What the section or the words before announce as the subject of bare 收入 and 支出; or ''. */
  readonly topic: string;
  /** Whose figures its section tells. */
  readonly whose: Whose;
  readonly rules: RuleBook;
  readonly times: TimeTable;
  readonly items: readonly Item[];
  /** For each item where the next quantity or rank from it on begins, or the end of the paragraph. */
  readonly nextNumbers: readonly number[];
  readonly trace: Trace | undefined;
}

/** The clause in which the number at `at` stands, not reaching back over the last fact. */
export function clauseAt({ text, rules, times }: Paragraph, register: Register, at: number): Clause {
  return { text, start: clauseStart(text, at, register.end), lexicon: rules.lexicon, times };
}

export function phraseAt({ text, rules, times, metadata }: Paragraph, start: number, end: number): Phrase {
  return readPhrase({ text, lexicon: rules.lexicon, times, place: metadata.place }, start, end);
}

/** Where the next quantity or rank after item `next - 1` begins, or the end of the paragraph. */
export function nextNumberAt({ text, nextNumbers }: Paragraph, next: number): number {
  return nextNumbers[next] ?? text.length;
}

export function nextNumbersOf(text: string, items: readonly Item[]): number[] {
  const starts = new Array<number>(items.length);
  let next = text.length;
  for (let i = items.length - 1; i >= 0; i--) {
    if (items[i]!.kind !== 'aside') next = items[i]!.span.start;
    starts[i] = next;
  }
  return starts;
}
