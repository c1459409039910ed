import type { Candidate, Decision } from '../extract/decision.ts';
import { spanInDocument } from '../extract/extract.ts';
import type { ProseEntry } from '../extract/fact.ts';
import { type Item, readItems } from '../extract/items.ts';
import { findMarks } from '../extract/marks.ts';
import { readProse } from '../extract/prose.ts';
import type { Surroundings } from '../extract/surroundings.ts';
import { type Calendar, findTimes, TimeTable } from '../extract/times.ts';
import type { RuleBook } from '../rules/book.ts';
import type { DocumentMetadata, Reading, Span } from '../types.ts';
import type { ExplainedCandidate, ExplainedNumber, ExplainedQuantity } from './explanation.ts';
import { ruleOf } from './rule_lookup.ts';
import { markOf } from './sentence.ts';

export interface ParagraphInput extends Surroundings {
  readonly reading: Reading;
  readonly calendar: Calendar;
  readonly metadata?: DocumentMetadata;
  readonly rules: RuleBook;
}

/** Reads a paragraph as a run does and tells for each of its numbers how it was decided. */
export function explainParagraph({ reading, rules, ...rest }: ParagraphInput): ExplainedNumber[] {
  const { text } = reading;
  const decisions = new Map<number, Decision>();
  const trace = (decision: Decision) => decisions.set(decision.mark.start, decision);
  const entries = readProse({ text, rules, ...rest, trace });
  const quantities = quantitiesOf(text, rest.calendar, rules);
  let last: Decision | undefined;
  return entries.map((entry) => {
    const mark = markOf(entry);
    const own = decisions.get(mark.start);
    last = own ?? last;
    const isShared =
      !own && entry.kind === 'fact' && last?.candidates.some(({ ruleId }) => ruleId === entry.fact.ruleId);
    const decision = isShared ? last : own;
    const sharedWith = isShared && last ? text.slice(last.mark.start, last.mark.end) : '';
    const quantity = quantities.get(mark.start);
    return {
      ...spanInDocument(reading, mark),
      text: text.slice(mark.start, mark.end),
      context: contextOf(text, mark, decision?.clauseStart),
      ...fateOf(entry, rules),
      quantity,
      sharedWith,
      words: decision?.words ?? [],
      candidates: (decision?.candidates ?? []).map((candidate) => judge(candidate, quantity, rules)),
    };
  });
}

function fateOf(
  entry: ProseEntry,
  rules: RuleBook,
): Pick<ExplainedNumber, 'fate' | 'reason' | 'rule' | 'fact'> {
  if (entry.kind === 'unexplained')
    return { fate: 'unexplained', reason: '', rule: undefined, fact: undefined };
  if (entry.kind === 'aside') {
    const { reason, ruleId } = entry;
    return { fate: 'set_aside', reason, rule: ruleOf(ruleId, rules), fact: undefined };
  }
  const { mark: _mark, clause: _clause, ruleId, ...fact } = entry.fact;
  return { fate: 'observed', reason: '', rule: ruleOf(ruleId, rules), fact };
}

function quantitiesOf(text: string, calendar: Calendar, rules: RuleBook): Map<number, ExplainedQuantity> {
  const times = new TimeTable(findTimes(text, calendar));
  const items = readItems(text, findMarks(text, rules.lexicon), times, rules);
  const isQuantity = (item: Item) => item.kind === 'quantity';
  return new Map(
    items.filter(isQuantity).map(({ mark, quantity }) => {
      const { value, valueMax, form, unitText, unit, qualifier } = quantity;
      const { unitClass = '', dimension = '' } = unit ?? {};
      return [mark.start, { value, valueMax, form, unit: unitText, unitClass, dimension, qualifier }];
    }),
  );
}

function judge(
  { ruleId, outcome, reason }: Candidate,
  quantity: ExplainedQuantity | undefined,
  rules: RuleBook,
): ExplainedCandidate {
  const units = rules.patterns.find(({ id }) => id === ruleId)?.units;
  const unitClass = quantity?.unitClass || (quantity?.form === 'fraction' ? 'ratio' : '');
  const isNear = !units || [...units].some((unit) => unit === unitClass);
  return { ruleId, outcome, reason, isNear };
}

const AROUND = 16;

function contextOf(text: string, { start, end }: Span, clauseStart: number | undefined): string {
  const from = Math.max(0, Math.min(clauseStart ?? start, start), start - 2 * AROUND);
  const left = text.slice(clauseStart === undefined ? Math.max(0, start - AROUND) : from, start);
  const right = text.slice(end, end + AROUND).split(/(?<=[。；\n])/)[0] ?? '';
  return `${left}【${text.slice(start, end)}】${right}`;
}
