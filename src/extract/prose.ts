import type { RuleBook } from '../rules/book.ts';
import type { DocumentMetadata } from '../types.ts';
import type { Trace } from './decision.ts';
import type { ProseEntry, Step } from './fact.ts';
import { groupFrom } from './group.ts';
import { readItems } from './items.ts';
import { findMarks } from './marks.ts';
import { nextNumbersOf, type Paragraph } from './paragraph.ts';
import { bracketAround } from './punctuation.ts';
import { readGroup } from './quantities.ts';
import { ranksFrom, readRank } from './ranks.ts';
import { readRatio } from './ratio.ts';
import { EMPTY, type Register } from './register.ts';
import { readStreak } from './streaks.ts';
import type { Surroundings } from './surroundings.ts';
import { type Calendar, findTimes, TimeTable } from './times.ts';

export type { ProseEntry, ProseFact } from './fact.ts';

export interface ProseInput extends Surroundings {
  readonly text: string;
  readonly calendar: Calendar;
  /** Left out for a sentence that belongs to no report. */
  readonly metadata?: Pick<DocumentMetadata, 'kind' | 'place'>;
  readonly rules: RuleBook;
  readonly trace?: Trace;
}

const NO_REPORT = { kind: 'other', place: '' } as const;

/** Reads one paragraph; what stands in brackets leaves no subject behind. Every numeral and rank word of it comes out as one entry, ascending. */
export function readProse({
  text,
  setting,
  calendar,
  topic,
  whose,
  metadata = NO_REPORT,
  rules,
  trace,
}: ProseInput): ProseEntry[] {
  const times = new TimeTable(findTimes(text, calendar));
  const items = readItems(text, findMarks(text, rules.lexicon), times, rules);
  const paragraph: Paragraph = {
    text,
    metadata,
    setting,
    calendar,
    topic,
    whose,
    rules,
    times,
    items,
    nextNumbers: nextNumbersOf(text, items),
    trace,
  };
  const entries: ProseEntry[] = [];
  let register: Register = { ...EMPTY, ...whose, whole: whose };
  let outside = { bracket: -1, register };
  for (let i = 0; i < items.length; ) {
    const bracket = bracketAround(text, items[i]!.span.start);
    if (outside.bracket >= 0 && bracket !== outside.bracket) {
      register = { ...outside.register, end: register.end };
      outside = { bracket: -1, register };
    }
    if (bracket >= 0 && outside.bracket < 0) outside = { bracket, register };
    const { step, read } = readFrom(paragraph, register, i);
    entries.push(...step.entries);
    register = {
      ...step.register,
      when: whenOf(step.entries) ?? register.when,
      grown: grownOver(step.entries) ?? register.grown,
      falls: hasFallen(step.entries, text) ?? register.falls,
    };
    i += read;
  }
  return entries;
}

function whenOf(entries: readonly ProseEntry[]): Register['when'] | undefined {
  const last = entries.findLast((entry) => entry.kind === 'fact');
  return last && { period: last.fact.period, status: last.fact.status, basis: last.fact.basis };
}

/** Whether the last fact of a step is negative without a sign of its own; undefined where the step has none. */
function hasFallen(entries: readonly ProseEntry[], text: string): boolean | undefined {
  const last = entries.findLast((entry) => entry.kind === 'fact');
  if (last?.kind !== 'fact') return undefined;
  const { value, mark } = last.fact;
  return value.startsWith('-') && !/[-－−]/.test(text.slice(mark.start, mark.end));
}

/** The years over which the last growth of a step was told, '' if it was of one year; undefined where it told none. */
function grownOver(entries: readonly ProseEntry[]): string | undefined {
  const last = entries.findLast(
    (entry) => entry.kind === 'fact' && /^(?:growth|change)$/.test(entry.fact.measure),
  );
  if (last?.kind !== 'fact') return undefined;
  return last.fact.basis === 'cumulative' ? last.fact.period : '';
}

function readFrom(paragraph: Paragraph, register: Register, index: number): { step: Step; read: number } {
  const item = paragraph.items[index]!;
  switch (item.kind) {
    case 'aside': {
      const { mark, reason, ruleId } = item;
      return { step: { entries: [{ kind: 'aside', mark, reason, ruleId }], register }, read: 1 };
    }
    case 'rank': {
      const ranks = ranksFrom(paragraph, index);
      return { step: readRank(paragraph, register, ranks), read: ranks.length };
    }
    case 'ratio':
      return { step: readRatio(paragraph, register, item), read: 1 };
    case 'quantity': {
      const streak = readStreak(paragraph, register, item, index + 1);
      if (streak) return { step: streak, read: 1 };
      const group = groupFrom(paragraph.text, paragraph.items, index);
      return { step: readGroup(paragraph, register, group, index + group.length), read: group.length };
    }
  }
}
