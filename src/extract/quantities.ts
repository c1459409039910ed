import type { Measure, SetAsideReason, Span } from '../types.ts';
import { type Choice, choose } from './choice.ts';
import { distribute } from './coordination.ts';
import { dateFact, originPeriod } from './dating.ts';
import { type ProseEntry, type Step, setAside } from './fact.ts';
import { leading, qualifierIn, unitIn } from './group.ts';
import type { QuantityItem } from './items.ts';
import { countedName, type NameClues, shareOfNoun, spentName, subjectName } from './naming.ts';
import { type NounAfter, nounAfter } from './noun.ts';
import { clauseAt, nextNumberAt, type Paragraph, phraseAt } from './paragraph.ts';
import { pendingSubject } from './pending.ts';
import type { Phrase } from './phrase.ts';
import type { Clause, Fit } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { flowOf, type Register } from './register.ts';

/** A group on its way to facts. */
interface Reading {
  readonly paragraph: Paragraph;
  readonly register: Register;
  readonly group: readonly QuantityItem[];
  readonly clause: Clause;
  readonly choice: Choice;
  readonly phrase: Phrase;
  readonly joined: boolean;
  /** The noun that follows, where the pattern takes its subject from there. */
  readonly noun: NounAfter | undefined;
  /** The noun that follows, wherever the subject stands. */
  readonly follows: NounAfter | undefined;
}

/** Reads quantities that share their predicate; `next` is the item after them. */
export function readGroup(
  paragraph: Paragraph,
  register: Register,
  group: readonly QuantityItem[],
  next: number,
): Step {
  const { text, rules } = paragraph;
  const first = group[0]!;
  const last = group.at(-1)!;
  const marks = group.map(({ mark }) => mark);
  const clause = clauseAt(paragraph, register, first.span.start);
  const limit = nextNumberAt(paragraph, next);
  const asSubject = /^$|等$/.test(phraseAt(paragraph, clause.start, first.span.start).name);
  const noun = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject }, last.span.end);
  const choice = choose(paragraph, register, clause, leading(group), noun);
  const moved = { ...register, end: last.span.end };
  if (!choice) return { entries: unexplained(marks), register };
  const bare = group.every(({ quantity }) => quantity.unitText === '' && quantity.form !== 'fraction');
  if (
    choice.pattern.id === 'level.plain' &&
    bare &&
    !/(?:比|比值|指数|系数|得分|评分|密度|强度)$/.test(text.slice(clause.start, choice.fit.start))
  ) {
    const glued = /[\p{L}”’》]$/u.test(text.slice(0, first.span.start));
    return { entries: glued ? setAside(marks, 'name', 'name.no_unit') : unexplained(marks), register };
  }
  const { subject } = choice.pattern.source.gives;
  const counted = subject === 'before' ? undefined : noun;
  if (counted && qualifiesNext(last, counted, limit)) {
    return { entries: setAside(marks, 'threshold', 'threshold.in_name'), register };
  }
  const phrase = phraseAt(paragraph, clause.start, choice.fit.start);
  const joined = isJoined(text, register, clause.start);
  const reading: Reading = {
    paragraph,
    register,
    group,
    clause,
    choice,
    phrase,
    joined,
    noun: counted,
    follows: noun,
  };
  const reason =
    counted &&
    asideReason(
      reading,
      text.slice(counted.start, counted.end),
      text.slice(counted.end, counted.predicateEnd),
    );
  const end = counted?.end ?? last.span.end;
  if (reason) return { entries: setAside(marks, reason, `noun.${reason}`), register: { ...register, end } };
  const names = namesOf(reading);
  if (names.every((name) => name === '')) return { entries: unexplained(marks), register: moved };
  const after = remember(reading, names, end);
  const adjusted = paragraph.metadata.kind === 'budget_report' && text.startsWith('调', last.span.end);
  const undated =
    phrase.isOrigin &&
    !phrase.time &&
    !timeIn(choice.fit) &&
    originPeriod(paragraph, first.span.start) === '';
  if (undated && !adjusted) {
    return { entries: setAside(marks, 'base_value', 'origin.undated'), register: after };
  }
  const entries = group.map((item, i) =>
    names[i] === ''
      ? ({ kind: 'unexplained', mark: item.mark } as const)
      : toFact(reading, item, i, names[i]!, end),
  );
  return { entries, register: after };
}

function timeIn({ tokens }: Fit): boolean {
  return tokens.some(({ time }) => time !== undefined && time.kind !== 'base');
}

function unexplained(marks: readonly Span[]): ProseEntry[] {
  return marks.map((mark) => ({ kind: 'unexplained', mark }));
}

/** 90-144平方米住宅价格下降0.6%: a measure whose noun runs on to the next number is part of that number's name. */
function qualifiesNext(item: QuantityItem, noun: NounAfter, limit: number): boolean {
  const unitClass = item.quantity.unit?.unitClass ?? '';
  const bounded = unitClass === 'amount' && item.quantity.qualifier !== 'eq';
  return (bounded || ['extent', 'time', 'measure'].includes(unitClass)) && noun.predicateEnd === limit;
}

/** The clause begins right behind the last fact, with 、 or 和 between. */
function isJoined(text: string, register: Register, start: number): boolean {
  return (
    start === register.end && register.end > 0 && /^(?:[、和与及]|以及)/.test(text.slice(start, start + 2))
  );
}

/** 4个万亿元台阶 are steps of a size, not things. */
const MILESTONE = /^新?(?:台阶|大关|关口)/;

function asideReason(
  { group, phrase, paragraph }: Reading,
  noun: string,
  predicate: string,
): SetAsideReason | undefined {
  const { lexicon } = paragraph.rules;
  if (group[0]!.quantity.unit?.unitClass !== 'classifier') return undefined;
  if (/(?:台阶|大关|关口)$/.test(noun) || MILESTONE.test(predicate)) return 'vague';
  if (lexicon.endingAt(noun, noun.length, 0, 'policy_noun')) return 'policy_item';
  if (lexicon.endingAt(noun, noun.length, 0, 'honour_noun')) return 'honour';
  return lexicon.endingAt(phrase.name, phrase.name.length, 0, 'honour_verb') ? 'honour' : undefined;
}

function namesOf(reading: Reading): string[] {
  const { paragraph, register, group, choice, phrase, joined, noun } = reading;
  const { lexicon } = paragraph.rules;
  const { fit, pattern } = choice;
  const subject =
    phrase.name === ''
      ? { ...pendingSubject(paragraph, register, fit.start), partOf: phrase.partOf }
      : phrase;
  const clues: NameClues = {
    phrase: subject,
    register,
    joined,
    sameSentence: sentenceStart(paragraph.text, fit.start) <= register.end && register.end > 0,
    total: fit.tokens.some(
      ({ lexeme }) => lexeme && (lexicon.has(lexeme.word, 'total') || /^(?:累计|总)/.test(lexeme.word)),
    ),
    measure: pattern.source.gives.measure,
    unitClass: leading(group).unit?.unitClass ?? '',
    unitText: unitIn(group, 0),
    topic: paragraph.topic,
    lexicon,
  };
  if (noun) {
    const name = nameFromNoun(reading, clues, noun);
    return group.map(() => name);
  }
  const back = referredTo(reading, clues);
  const word = pattern.id === 'share.bare' ? shareWord(paragraph.text, fit.start) : '';
  const names = (back ?? distributed(group.length, clues))
    .map((name) => name + word)
    .map((name) => (lexicon.has(name, 'flow') ? name + spentOn(reading) : name));
  const whole = fit.captures.get('whole');
  if (whole && pattern.id === 'change.compared') return names.map((name) => compared(name, register));
  if (whole && pattern.id === 'change.contribution') return contributions(paragraph.text, whole, fit, names);
  if (!whole || pattern.source.gives.measure !== 'share') return names;
  const wholeEnd = pattern.id === 'share.of_budget_plain' ? group[0]!.span.start : whole.end;
  const wholeName = paragraph.text
    .slice(whole.start, wholeEnd)
    .replace(/^(?:全[市省区县州]|我[市省区县])(?=.{2})|（.*?）|的$/g, '');
  const form = pattern.id === 'share.equal_to_part' ? '' : `占${wholeName}比重`;
  return names.map((name) => `${name.replace(/(?:占比|比重)$/, '')}${form}`);
}

/** X占比 and X市场份额 keep the word that makes them shares. */
function shareWord(text: string, at: number): string {
  return /^(?:占比|比重|份额)/.exec(text.slice(at, at + 2))?.[0] ?? '';
}

/** A完成5亿元、B3亿元，分别增长8%、6%: the growth rates are of the facts before, in order. */
function referredTo(
  { group, choice, register, phrase }: Reading,
  { sameSentence }: NameClues,
): string[] | undefined {
  const named = choice.fit.tokens.some(({ lexeme }) => lexeme?.classes.has('respectively'));
  if (phrase.name !== '' || group.length < 2) return undefined;
  if (register.group.length === group.length) return [...register.group];
  if (!named || !sameSentence || register.recent.length < group.length) return undefined;
  return register.recent.slice(-group.length);
}

/** 安排5亿元用于学前教育 → 安排学前教育资金 */
function spentOn({ paragraph, group, choice, follows }: Reading): string {
  if (!follows?.spentOn || choice.pattern.source.gives.measure !== 'level') return '';
  if (leading(group).unit?.unitClass !== 'amount') return '';
  return `${paragraph.text.slice(follows.start, follows.end)}资金`;
}

/** 地区生产总值增长4.7%、低于全国0.3个百分点: what is compared is the growth rate. */
function compared(name: string, { measure, subject }: Register): string {
  return measure === 'growth' && name === subject && !/[率速度]$/.test(name) ? `${name}增速` : name;
}

/** 第一产业拉动经济增长: the contribution keeps its verb and what it moves. */
function contributions(text: string, whole: Span, fit: Fit, names: readonly string[]): string[] {
  const moved = text.slice(whole.start, whole.end);
  return names.map(
    (name) =>
      `${name}拉动${moved}${fit.tokens.find(({ lexeme }) => lexeme?.classes.has('rise')) ? '增长' : ''}`,
  );
}

function nameFromNoun({ paragraph, register, choice }: Reading, clues: NameClues, noun: NounAfter): string {
  const text = paragraph.text.slice(noun.start, noun.end);
  const predicate = paragraph.text.slice(noun.end, noun.predicateEnd);
  const { measure, subject } = choice.pattern.source.gives;
  if (subject === 'spent') return spentName(text, register);
  return measure === 'share'
    ? shareOfNoun(text, predicate)
    : countedName(clues, text, noun.runsOn ? '' : predicate);
}

function distributed(count: number, clues: NameClues): string[] {
  const name = subjectName(clues);
  if (count === 1) return [name];
  const several = distribute(clues.phrase.name === '' ? name : clues.phrase.name, count, clues.lexicon);
  if (!several) return Array.from({ length: count }, () => name);
  return several.map((member) =>
    subjectName({ ...clues, sameSentence: false, phrase: { ...clues.phrase, name: member } }),
  );
}

function toFact(reading: Reading, item: QuantityItem, index: number, name: string, end: number): ProseEntry {
  const { paragraph, register, group, clause, choice, phrase } = reading;
  const { measure } = choice.pattern.source.gives;
  const { quantity } = item;
  const growing = measure === 'growth' || measure === 'change';
  const falls = growing && signOf(choice.fit) === '-' && !quantity.value.startsWith('-');
  const sign = falls ? '-' : '';
  const stated = paragraph.text.slice(clause.start, item.span.start);
  const when = dateFact(paragraph, {
    at: Math.min(choice.fit.start, item.span.start),
    phrase,
    tokens: choice.fit.tokens,
    measure,
    name,
    unitClass: quantity.unit?.unitClass ?? '',
    planned:
      (phrase.isOrigin && paragraph.metadata.kind === 'budget_report') ||
      isBudgeted(paragraph, choice.fit, measure, stated),
  });
  return {
    kind: 'fact',
    fact: {
      mark: item.mark,
      clause: { start: clause.start, end: Math.max(end, item.span.end) },
      indicator: name,
      measure,
      value: `${sign}${quantity.value}`,
      valueMax: quantity.valueMax === '' ? '' : `${sign}${quantity.valueMax}`,
      unit: growing && quantity.form === 'doubling' ? '倍' : unitIn(group, index),
      qualifier: qualifierIn(group, index),
      ...when,
      area: phrase.name === '' ? phrase.ownLevel || register.area : phrase.ownLevel,
      geoScope: phrase.name === '' ? register.geoScope : phrase.geoScope,
      scope: '',
      ruleId: choice.pattern.id,
    },
  };
}

function isBudgeted({ metadata }: Paragraph, { tokens }: Fit, measure: Measure, stated: string): boolean {
  if (measure === 'level' && BUDGETED.test(stated)) return true;
  return (
    metadata.kind === 'budget_report' &&
    tokens.some(({ lexeme }) => lexeme && /^调[整增减]/.test(lexeme.word))
  );
}

/** A budget that is fixed or changed is a plan, also in the report on its execution. */
const BUDGETED =
  /(?:收入|支出|收支)(?:总)?预算(?:数)?(?:相应)?(?:由|调整|调增|调减|安排|为)|调整(?:收入|支出)?预算(?:为|至|到|数)|年初(?:收入|支出)?预算(?:安排|为|数)|预算(?:数)?(?:由.*)?调整(?:为|至|到)/;

/** The sign that the verb nearest to the number gives. */
function signOf(fit: Fit): string {
  for (const { lexeme } of fit.tokens) {
    const noun = lexeme?.classes.get('trend_noun');
    if (noun !== undefined) return noun;
    if (lexeme?.classes.has('fall')) return '-';
    if (lexeme?.classes.has('rise')) return '+';
  }
  return '+';
}

function remember(
  { paragraph, register, group, choice, phrase, joined }: Reading,
  names: readonly string[],
  end: number,
): Register {
  const name = names.at(-1)!;
  const { measure } = choice.pattern.source.gives;
  const { quantity } = group.at(-1)!;
  const inPart = phrase.partOf || (register.inPart && (joined || phrase.name === ''));
  const aside = choice.pattern.id === 'change.compared';
  const isShare = measure === 'share' && choice.fit.captures.has('whole');
  const subject = aside
    ? register.subject || name
    : isShare
      ? name.slice(0, name.lastIndexOf('占')) || register.subject
      : name;
  const leads = measure === 'level';
  const sameSentence = sentenceStart(paragraph.text, choice.fit.start) <= register.end && register.end > 0;
  return {
    subject,
    last: name,
    group: names,
    recent: leads ? [...(sameSentence ? register.recent : []), ...names] : register.recent,
    flow: flowOf(subject, paragraph.rules.lexicon),
    parent: inPart ? register.parent : subject,
    inPart,
    area: phrase.name === '' ? phrase.ownLevel || register.area : phrase.ownLevel,
    geoScope: phrase.name === '' ? register.geoScope : phrase.geoScope,
    measure: aside ? register.measure : measure,
    unitClass: leads ? (quantity.unit?.unitClass ?? '') : register.unitClass,
    unitText: leads ? quantity.unitText : register.unitText,
    end,
  };
}
