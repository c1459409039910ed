import type { Pattern } from '../rules/pattern.ts';
import { splitCoordination } from './coordination.ts';
import { distributed } from './distributed_names.ts';
import { isOfResidents } from './elisions.ts';
import { fundName, rateOfBenefit, sizeOf } from './fund.ts';
import { endOfGroup, leading, unitIn } from './group.ts';
import type { GroupReading } from './group_reading.ts';
import { isLength, lineOpening } from './lines.ts';
import type { NameClues } from './name_clues.ts';
import { subjectName } from './naming.ts';
import { nounAhead } from './noun_ahead.ts';
import { nameFromNoun } from './noun_name.ts';
import { unscaled } from './parts_of.ts';
import {
  announcedSubject,
  lineBefore,
  openingSubject,
  opensApart,
  pendingSubject,
  praisedSubject,
  topicBefore,
} from './pending.ts';
import { NO_PHRASE } from './phrase.ts';
import type { Fit } from './predicate.ts';
import { opensSplit, sentenceStart } from './punctuation.ts';
import { EMPTY, partOfShare, type Register } from './register.ts';
import {
  bothTold,
  listedBefore,
  ofEachBefore,
  ofIndustries,
  referredTo,
  sharesOfTold,
} from './told_before.ts';
import { topicBeforeName, withTopic } from './topic_clause.ts';

/** One name for each quantity of a group, with what the text leaves out restored; '' where there is none. */
export function namesOf(reading: GroupReading): string[] {
  const { paragraph, register, group, choice, phrase, joined, noun } = reading;
  const { lexicon } = paragraph.rules;
  const { fit, pattern } = choice;
  const isBare =
    phrase.name === '' || splitCoordination(phrase.name).every((head) => lexicon.has(head, 'bare_head'));
  const praised = isBare ? praisedSubject(paragraph, register, fit.start) : '';
  const subject =
    phrase.name === ''
      ? {
          ...(praised === ''
            ? pendingSubject(paragraph, register, fit.start)
            : { ...NO_PHRASE, name: praised }),
          partOf: phrase.partOf,
        }
      : phrase;
  const sameSentence = sentenceStart(paragraph.text, fit.start) <= register.end && register.end > 0;
  const told = praised || announcedBefore(reading, subject.name, sameSentence);
  const announced = told === subject.name ? '' : told;
  const isApart =
    announced === '' && lexicon.has(subject.name, 'bare_head') && opensApart(paragraph, register, fit.start);
  const clues: NameClues = {
    phrase: subject,
    register:
      announced !== '' || isApart
        ? { ...EMPTY, subject: announced, unitClass: leading(group).unit?.unitClass ?? '' }
        : ofSplit(reading),
    joined,
    adjoins: register.end > 0 && !/[，。；：\n]/.test(paragraph.text.slice(register.end, fit.start)),
    sameSentence: sameSentence || announced !== '',
    total:
      isSumOfFlow(reading) ||
      fit.tokens.some(
        ({ lexeme }) => lexeme && (lexicon.has(lexeme.word, 'total') || /^(?:累计|总)/.test(lexeme.word)),
      ),
    addends: addendsOf(reading),
    measure: pattern.source.gives.measure,
    isReached: fit.tokens.some(({ lexeme }) => lexeme !== undefined && /^[至到]$/.test(lexeme.word)),
    isMoved: fit.tokens.some(({ lexeme }) => lexeme !== undefined && /.[至到为]$/.test(lexeme.word)),
    unitClass: leading(group).unit?.unitClass ?? '',
    unitText: unitIn(group, 0),
    topic: paragraph.topic,
    lexicon,
  };
  const fund = sizeOf(reading) || rateOfBenefit(reading) || fundName(reading);
  if (fund !== '') return [fund];
  const deed = deedOfPersons(reading);
  if (deed !== '') return group.map(() => deed);
  if (noun) {
    const name = nameFromNoun(reading, { ...clues, phrase: { ...subject, name: phrase.name } }, noun);
    return group.map(() => withTopic(name, reading));
  }
  // 634个补短板项目|开工626个，1781个专项债券项目全部开工: of what was counted right before.
  const isOwn = clues.adjoins && lexicon.has(phrase.name, 'flow');
  const ahead =
    !isOwn && (lexicon.has(phrase.name, 'flow') || isOfResidents(phrase.name)) ? nounAhead(reading) : '';
  if (ahead !== '') return group.map(() => phrase.name + ahead);
  const refers = praised === '' && !comparesWithSeveral(reading);
  // 发展新兴产业和未来产业，产业规模分别达到2.3万亿元和4000亿元
  const topics =
    group.length > 1 && splitCoordination(phrase.name).length === 1 ? splitCoordination(announced) : [];
  if (topics.length > 1 && topics.length === group.length)
    return topics.map((one) => subjectName({ ...clues, register: { ...clues.register, subject: one } }));
  const back = refers ? (bothTold(reading, clues) ?? referredTo(reading, clues)) : undefined;
  return (
    back ??
    sharesOfTold(reading, clues) ??
    ofIndustries(reading) ??
    ofEachBefore(reading) ??
    listedBefore(reading) ??
    distributed(reading, clues)
  )
    .map((name) => (lexicon.has(name, 'flow') ? name + spentOn(reading) : name))
    .map((name) => (group.length === 1 ? withTopic(name, reading) : name))
    .map((name) => fill(templateOf(pattern, fit), name, reading))
    .map(withoutLooseMarks);
}

/** 全面完成“十五”计划, 按级次划分: nothing that is counted. */
const OF_PLAN = /^.*(?:计划|规划|任务|目标|划分)$/;

/** What clauses without a number in front tell the subject of a bare name to be; else ''. */
function announcedBefore(reading: GroupReading, name: string, sameSentence: boolean): string {
  const { paragraph, register, choice, phrase } = reading;
  const at = choice.fit.start;
  const isBare = paragraph.rules.lexicon.has(name, 'bare_head');
  const isDeed = phrase.name !== '' && paragraph.rules.lexicon.has(name, 'flow');
  // 夯实国家高企基本盘，确保达到9500家
  const isReached =
    name === '' && choice.pattern.source.gives.measure === 'level' && reading.group.length === 1;
  if (isDeed || isReached) return topicBeforeName(reading, name).replace(OF_PLAN, '');
  // 地铁1、2号线相继开通，累计通车里程61公里: the clause before tells of what lines.
  const part = Math.max(sentenceStart(paragraph.text, at), paragraph.text.lastIndexOf('；', at) + 1);
  if (sameSentence && isLength(name) && reading.register.end <= part)
    return lineOpening(paragraph.text.slice(part, at));
  // 金融业增加值增长14%；推进技术转移中心建设，交易额550亿元: the clause between tells of something else.
  if (sameSentence) return isBare && phrase.name !== '' ? topicBeforeName(reading, name) : '';
  if (isLength(name)) return lineBefore(paragraph, at);
  if (isOfResidents(name)) return topicBefore(paragraph, at);
  return isBare
    ? announcedSubject(paragraph, register, at) ||
        topicBeforeName(reading, name) ||
        openingSubject(paragraph, at)
    : '';
}

/** A quote or bracket whose other half stands outside the name is no part of it. */
function withoutLooseMarks(name: string): string {
  return ['“”', '（）', '《》'].reduce((kept, [open, close]) => {
    const opens = kept.split(open!).length;
    const closes = kept.split(close!).length;
    if (opens === closes) return kept;
    return opens > closes ? kept.replace(open!, '') : kept.replace(close!, '');
  }, name);
}

/** A share is named by its part and the whole that the pattern found; everything else by its subject. */
function templateOf({ source }: Pattern, { captures }: Fit): string {
  const { measure, name } = source.gives;
  return name ?? (measure === 'share' && captures.has('whole') ? '{subject}占{whole}比重' : '{subject}');
}

/** 新增铁路运营里程1700公里、突破7000公里: what is reached with the new is the stock. */
export function isSumOfFlow({ paragraph, register, group, phrase, joined, choice }: GroupReading): boolean {
  const { text } = paragraph;
  const goesOn = joined || /^，达到?/.test(text.slice(register.end, register.end + 3));
  if (phrase.name !== '' || !goesOn || !/^(?:新增|净增)/.test(register.flow)) return false;
  const reached = /突破|超过?$|达到?|增至/.test(text.slice(register.end, group[0]!.mark.start));
  return (
    reached &&
    choice.pattern.source.gives.measure === 'level' &&
    unscaled(unitIn(group, 0)) === unscaled(register.unitText)
  );
}

/** 新增债券342亿元，再融资债券340亿元，合计682亿元: what was told in the sentence, of which this is the sum. */
function addendsOf({ paragraph, register, group, choice }: GroupReading): readonly string[] {
  const between = paragraph.text.slice(register.end, group[0]!.mark.start);
  const isSum = register.end > 0 && SUM.test(between) && !register.inPart;
  return isSum && choice.pattern.source.gives.measure === 'level' ? register.recent : [];
}
const SUM = /^[，、](?:合计|共计|总计|合共)(?:为|达)?$/;

/** 共有7127人纳入最低生活保障: persons are counted by what they do or get. */
function deedOfPersons({ paragraph, group, choice }: GroupReading): string {
  const has = choice.fit.tokens.some(({ lexeme }) => lexeme && /^(?:共?有|现有|已有)$/.test(lexeme.word));
  if (!has || !/[人户]$/.test(unitIn(group, 0))) return '';
  const behind = paragraph.text.slice(endOfGroup(group), endOfGroup(group) + LONGEST_DEED);
  return DEED_OF_PERSONS.exec(behind)?.[1]?.replace(/了/g, '') ?? '';
}

const LONGEST_DEED = 28;
const DEED_OF_PERSONS =
  /^((?:纳入|享受|参加|领取|获得|接受|通过|从事|实现|脱离|摆脱|申领|与[^，。；]{2,10}(?:解除|签订|建立))[^，。；、\d]{2,18})(?=[，。；]|$)/;

/** 分性质看，…；分级次看，市本级…: the second split is of what the first was of. */
function ofSplit({ paragraph, register, clause }: GroupReading): Register {
  if (!opensSplit(paragraph.text, clause.start)) return register;
  const whole = register.split || (register.inPart ? register.parent : '');
  return whole === '' ? register : { ...register, subject: whole, parent: whole };
}

/** The name by a pattern's template: {subject}, {growth}, {last}, {own}, {word} and {head} (the nearest literal and the first), and what the pattern captured. */
function fill(template: string, subject: string, reading: GroupReading): string {
  const isWhole = template === '{subject}{head}' && subject.endsWith('比重') && subject.includes('占');
  if (template === '{subject}' || isWhole) return subject;
  const { paragraph, register, phrase, choice } = reading;
  // 在全省占比由22.5%提高到23.5%
  if (template === '{subject}{head}' && phrase.name === '' && /^全[国省]$/.test(phrase.ownLevel))
    return `${subject}占${phrase.ownLevel}比重`;
  const { captures, literals } = choice.fit;
  const part = partOfShare(subject);
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === 'subject') return template.includes('占') ? part : subject.replace(CONTRIBUTES, '');
    if (key === 'own') return phrase.name;
    if (key === 'growth') return grown(subject, register, phrase.name);
    if (key === 'last') return withoutSubject(register);
    if (key === 'word') return literals[0] ?? '';
    if (key === 'head') return literals.at(-1) ?? '';
    const span = captures.get(key);
    return span ? ofReport(paragraph.text.slice(span.start, span.end)) : '';
  });
}

/** 第一产业对经济的贡献率15.9%，拉动经济增长0.9个百分点: what contributes. */
const CONTRIBUTES = /(?<=.{2})对[^对]{2,12}贡献率$/;

/** 全市生产总值 → 生产总值 */
const ofReport = (name: string): string =>
  name.replace(/^(?:.{2,24}?(?:批准|审议通过)的?|全[市省区县州]|我[市省区县])(?=.{2})|（.*?）|的$/g, '');

/** 一般公共预算支出预算数 → 预算数 */
function withoutSubject({ last, subject }: Register): string {
  return last.length > subject.length && last.startsWith(subject) ? last.slice(subject.length) : last;
}

/** The pattern is about the growth rate that was told before, and the growth stays what is spoken of. */
export const comparesRate = ({ source }: Pattern): boolean =>
  source.gives.name?.includes('{growth}') ?? false;

/** 失业率2.15%，分别低于全国、全省1.47个和0.1个百分点: one rate, compared with several. */
const comparesWithSeveral = ({ paragraph, choice }: GroupReading): boolean => {
  const whole = choice.fit.captures.get('whole');
  return (
    whole !== undefined &&
    choice.pattern.source.gives.measure === 'change' &&
    /[、和]/.test(paragraph.text.slice(whole.start, whole.end))
  );
};

/** 安排5亿元用于学前教育 → 安排学前教育资金 */
function spentOn({ paragraph, group, choice, follows }: GroupReading): string {
  if (!follows?.spentOn || choice.pattern.source.gives.measure !== 'level') return '';
  if (leading(group).unit?.unitClass !== 'amount') return '';
  return `${paragraph.text.slice(follows.start, follows.end)}资金`;
}

/** 地区生产总值增长4.7%、低于全国0.3个百分点; 生产总值增速低于全国: what is compared is the growth rate. */
function grown(name: string, { measure, subject }: Register, stated: string): string {
  const isRate = (measure === 'growth' && name === subject) || /增[速幅]$/.test(stated);
  return isRate && !/(?:[率速度]|增幅)$/.test(name) ? `${name}增速` : name;
}
