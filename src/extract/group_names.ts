import type { Pattern } from '../rules/pattern.ts';
import { distribute } from './coordination.ts';
import { fundName } from './fund.ts';
import { leading, unitIn } from './group.ts';
import type { GroupReading } from './group_reading.ts';
import { countedName, type NameClues, shareOfNoun, spentName, subjectName } from './naming.ts';
import type { NounAfter } from './noun.ts';
import { headAhead, nounAhead } from './noun_ahead.ts';
import { announcedSubject, pendingSubject } from './pending.ts';
import type { Fit } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { EMPTY, type Register, stockOf } from './register.ts';

/** One name for each quantity of a group, with what the text leaves out restored; '' where there is none. */
export function namesOf(reading: GroupReading): string[] {
  const { paragraph, register, group, choice, phrase, joined, noun } = reading;
  const { lexicon } = paragraph.rules;
  const { fit, pattern } = choice;
  const subject =
    phrase.name === ''
      ? { ...pendingSubject(paragraph, register, fit.start), partOf: phrase.partOf }
      : phrase;
  const sameSentence = sentenceStart(paragraph.text, fit.start) <= register.end && register.end > 0;
  const announced =
    !sameSentence && lexicon.has(subject.name, 'bare_head')
      ? announcedSubject(paragraph, register, fit.start)
      : '';
  const clues: NameClues = {
    phrase: subject,
    register: announced === '' ? register : { ...EMPTY, subject: announced },
    joined,
    sameSentence: sameSentence || announced !== '',
    total: fit.tokens.some(
      ({ lexeme }) => lexeme && (lexicon.has(lexeme.word, 'total') || /^(?:累计|总)/.test(lexeme.word)),
    ),
    measure: pattern.source.gives.measure,
    isReached: fit.tokens.some(({ lexeme }) => lexeme !== undefined && /^[至到]$/.test(lexeme.word)),
    unitClass: leading(group).unit?.unitClass ?? '',
    unitText: unitIn(group, 0),
    topic: paragraph.topic,
    lexicon,
  };
  const fund = fundName(reading);
  if (fund !== '') return [fund];
  if (noun) {
    const name = nameFromNoun(reading, clues, noun);
    return group.map(() => name);
  }
  const ahead = lexicon.has(phrase.name, 'flow') ? nounAhead(reading) : '';
  if (ahead !== '') return group.map(() => phrase.name + ahead);
  const back = referredTo(reading, clues);
  return (back ?? distributed(group.length, clues))
    .map((name) => (lexicon.has(name, 'flow') ? name + spentOn(reading) : name))
    .map((name) => fill(templateOf(pattern, fit), name, reading));
}

/** A share is named by its part and the whole that the pattern found; everything else by its subject. */
function templateOf({ source }: Pattern, { captures }: Fit): string {
  const { measure, name } = source.gives;
  return name ?? (measure === 'share' && captures.has('whole') ? '{subject}占{whole}比重' : '{subject}');
}

/** The name by a pattern's template: {subject}, {growth}, {own}, {word}, and what the pattern captured. */
function fill(template: string, subject: string, reading: GroupReading): string {
  if (template === '{subject}') return subject;
  const { paragraph, register, phrase, choice } = reading;
  const { captures, literals } = choice.fit;
  const part = subject.replace(/(?:占比|比重)$/, '');
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === 'subject') return template.includes('占') ? part : subject;
    if (key === 'own') return phrase.name;
    if (key === 'growth') return grown(subject, register);
    if (key === 'word') return literals[0] ?? '';
    const span = captures.get(key);
    return span ? ofReport(paragraph.text.slice(span.start, span.end)) : '';
  });
}

/** 全市生产总值 → 生产总值 */
const ofReport = (name: string): string =>
  name.replace(/^(?:全[市省区县州]|我[市省区县])(?=.{2})|（.*?）|的$/g, '');

/** The pattern is about the growth rate that was told before, and the growth stays what is spoken of. */
export const comparesRate = ({ source }: Pattern): boolean =>
  source.gives.name?.includes('{growth}') ?? false;

/**
 * A完成5亿元、B3亿元，分别增长8%、6%: the growth rates are of the facts before, in order; 新增A3家、B5家，总数分别达20家、
 * 60家: so are the totals.
 */
function referredTo(
  { group, choice, register, phrase }: GroupReading,
  { sameSentence, lexicon }: NameClues,
): string[] | undefined {
  const named = choice.fit.tokens.some(({ lexeme }) => lexeme?.classes.has('respectively'));
  if (group.length < 2) return undefined;
  if (named && sameSentence && register.recent.length >= group.length && lexicon.has(phrase.name, 'total'))
    return register.recent.slice(-group.length).map((name) => stockOf(name, lexicon));
  if (phrase.name !== '') return undefined;
  if (register.group.length === group.length) return [...register.group];
  if (!named || !sameSentence || register.recent.length < group.length) return undefined;
  return register.recent.slice(-group.length);
}

/** 安排5亿元用于学前教育 → 安排学前教育资金 */
function spentOn({ paragraph, group, choice, follows }: GroupReading): string {
  if (!follows?.spentOn || choice.pattern.source.gives.measure !== 'level') return '';
  if (leading(group).unit?.unitClass !== 'amount') return '';
  return `${paragraph.text.slice(follows.start, follows.end)}资金`;
}

/** 地区生产总值增长4.7%、低于全国0.3个百分点: what is compared is the growth rate. */
function grown(name: string, { measure, subject }: Register): string {
  return measure === 'growth' && name === subject && !/[率速度]$/.test(name) ? `${name}增速` : name;
}

function nameFromNoun(reading: GroupReading, clues: NameClues, noun: NounAfter): string {
  const { paragraph, group, choice } = reading;
  const text = paragraph.text.slice(noun.start, noun.end) + headAhead(reading);
  const predicate = paragraph.text.slice(noun.end, noun.predicateEnd);
  const { measure, subject } = choice.pattern.source.gives;
  if (subject === 'spent') return spentName(text, paragraph.text.slice(endOfGroup(group), noun.start), clues);
  if (measure === 'share' && clues.phrase.name !== '' && predicate === '' && text.length <= LONGEST_VERBAL)
    return `${subjectName(clues).replace(/(?:实现|达到)$/, '')}${text}率`;
  return measure === 'share'
    ? shareOfNoun(text, predicate)
    : countedName(clues, text, noun.runsOn ? '' : predicate);
}

const endOfGroup = (group: GroupReading['group']): number => group.at(-1)!.span.end;

/** 托育服务实现100%覆盖: what so few characters name is what the subject does. */
const LONGEST_VERBAL = 4;

function distributed(count: number, clues: NameClues): string[] {
  const name = subjectName(clues);
  if (count === 1) return [name];
  const several = distribute(clues.phrase.name === '' ? name : clues.phrase.name, count, clues.lexicon);
  if (!several) return Array.from({ length: count }, () => name);
  return several.map((member) =>
    subjectName({ ...clues, sameSentence: false, phrase: { ...clues.phrase, name: member } }),
  );
}
