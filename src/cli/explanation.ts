import type {
  ExplainedCandidate,
  ExplainedFact,
  ExplainedNumber,
  ExplainedQuantity,
  Explanation,
} from '../explain/explanation.ts';
import { padEnd, widthOf } from './width.ts';

const LABEL = 10;

export interface PrintOptions {
  /** Also the rules whose unit class does not fit. */
  readonly all: boolean;
}

/** How a text was read, for a person who writes rules. */
export function printExplanation(explanation: Explanation, { all }: PrintOptions): string {
  const { reading, section, status, period, topic, numbers } = explanation;
  const head = [
    reading,
    '',
    ...entry('read as', `${status} of ${period || 'no stated period'}`),
    ...entry('section', section),
    ...entry('topic', topic),
  ];
  const body =
    numbers.length > 0 ? numbers.flatMap((number) => printNumber(number, all)) : ['', 'It holds no numbers.'];
  return `${[...head, ...body].join('\n')}\n`;
}

function printNumber(number: ExplainedNumber, all: boolean): string[] {
  const { text, start, context, fate, reason, rule, quantity, sharedWith, words, fact, candidates } = number;
  const losers = candidates.filter(({ outcome, isNear }) => outcome === 'lost' && (isNear || all));
  const left = candidates.filter(({ outcome }) => outcome === 'lost').length - losers.length;
  return [
    '',
    `${text}  ${FATES[fate]}${reason && `: ${reason}`}  (at ${start})`,
    ...entry('  in', context),
    ...entry('  quantity', quantity ? describeQuantity(quantity) : ''),
    ...entry(
      '  words',
      words.map(({ text: word, classes }) => `${word} (${classes.join(', ')})`).join(' ← '),
    ),
    ...entry('  list', sharedWith && `it shares its name and predicate with ${sharedWith}`),
    ...entry('  rule', rule ? `${rule.id}${rule.file && `  ${rule.file}`}` : undecided(candidates)),
    ...entry('', rule?.why ?? ''),
    ...lines('  gives', fact ? describeFact(fact) : []),
    ...lines('  lost', columns(losers)),
    ...entry('', left > 0 ? `and ${left} for other units; --all lists them` : ''),
  ];
}

function undecided(candidates: readonly ExplainedCandidate[]): string {
  const winner = candidates.find(({ outcome }) => outcome === 'won');
  return winner ? `${winner.ruleId} fits, but nothing names what is measured` : 'none fits';
}

const FATES = { observed: 'observed', set_aside: 'set aside', unexplained: 'unexplained' } as const;

function describeQuantity({
  value,
  valueMax,
  form,
  unit,
  unitClass,
  dimension,
  qualifier,
}: ExplainedQuantity): string {
  const range = valueMax && `–${valueMax}`;
  const meaning = unitClass
    ? `of class ${unitClass}, dimension ${dimension}`
    : unit
      ? 'of no known class'
      : 'no unit';
  return [`${value}${range}${unit && ` ${unit}`}`, meaning, `qualifier ${qualifier}`, form].join('; ');
}

function describeFact(fact: ExplainedFact): string[] {
  const fields = [
    ['indicator', fact.indicator],
    ['measure', fact.measure],
    ['value', `${fact.value}${fact.valueMax && `–${fact.valueMax}`}${fact.unit && ` ${fact.unit}`}`],
    ['qualifier', fact.qualifier === 'eq' ? '' : fact.qualifier],
    ['period', [fact.period, fact.status, fact.basis].filter(Boolean).join(', ')],
    ['area', fact.area],
    ['scope', fact.scope],
    ['geo_scope', fact.geoScope === 'unstated' ? '' : fact.geoScope],
  ] as const;
  return fields.flatMap(([name, value]) => (value === '' ? [] : [`${padEnd(name, LABEL)}${value}`]));
}

function columns(losers: readonly ExplainedCandidate[]): string[] {
  const width = Math.max(0, ...losers.map(({ ruleId }) => widthOf(ruleId)));
  return losers.map(({ ruleId, reason }) => `${padEnd(ruleId, width)}  ${reason}`);
}

function entry(label: string, text: string): string[] {
  return lines(label, text === '' ? [] : [text]);
}

function lines(label: string, texts: readonly string[]): string[] {
  return texts.map((text, i) => `${padEnd(i === 0 ? label : '', LABEL + 2)}${text}`);
}
