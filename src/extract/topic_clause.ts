import type { Lexicon } from '../rules/lexicon.ts';
import type { GroupReading } from './group_reading.ts';
import { type Paragraph, phraseAt } from './paragraph.ts';
import { clauseStart, sentenceStart } from './punctuation.ts';
import { metricOf, verbsOf } from './register.ts';

/** A name that says nothing without what the clause before it tells of, with that in front: 国家育儿补贴政策惠及家庭. */
export function withTopic(name: string, reading: GroupReading): string {
  const { paragraph, choice } = reading;
  if (/^(?:累计)?开行/.test(name)) return trainsIn(paragraph.text, choice.fit.start) || name;
  // 开工建设龙川新城首期18个项目: what stands before the number names them.
  const stated = reading.noun ? (reading.phrase.name.split('、').at(-1) ?? '') : '';
  const isNamed = verbsOf(stated, paragraph.rules.lexicon) !== stated;
  if (isNamed || !(isLight(name, paragraph) || LIGHT_NOUN.test(name))) return name;
  const topic = topicBeforeName(reading, name);
  if (!isLight(name, paragraph) && !UNDERTAKING.test(topic)) return name;
  if (topic === '' || name.startsWith(topic)) return name;
  const own = name.replace(TAKES, '');
  return topic.endsWith(own) ? topic : topic + own;
}

/** 中欧班列（武汉）连续2年开行突破1000列: the trains that the sentence tells of; else ''. */
function trainsIn(text: string, at: number): string {
  const told = [...text.slice(sentenceStart(text, at), at).matchAll(TRAINS)];
  const trains = told
    .map(([words]) =>
      words.replace(/^.*(?:推动|推进|支持|确保|实现|开行|获批|建设|国家|其中|加快|[使让将把的])/, ''),
    )
    .findLast((words) => !words.startsWith('班列'));
  return trains === undefined ? '' : `${trains}开行`;
}
const TRAINS = /[^，。；、\d]{0,8}班列(?:（[^（）]{1,6}）|“[^”]{1,8}”)?/g;

/** 落实资金, 获补助资金: the verb says no more than that there is money. */
const TAKES = /^(?:落实|安排|统筹|拨付|获得?|争取)(?=.*资金)/;

/** 惠及家庭, 年产量, 获补助资金: a verb and a noun that anything may have, or a short metric of no one. */
function isLight(name: string, { rules }: Paragraph): boolean {
  const isKnown =
    rules.names.startingAt(name, 0, name.length)?.word === name || metricOf(name, rules.lexicon).length > 1;
  if (rules.lexicon.has(name, 'bare_head') || (OF_NO_ONE.test(name) && !isKnown)) return true;
  const taken = name.replace(TAKES, '');
  if (taken !== name) return LIGHT_NOUN.test(taken);
  const verbs = verbsOf(name, rules.lexicon);
  // 上级就业补助资金 says enough by itself.
  const mayStandAlone = verbs === '' && (name.length < 3 || /^.{5,}资金$/.test(name));
  return !mayStandAlone && LIGHT_NOUN.test(name.slice(verbs.length));
}

const LIGHT_NOUN =
  /^(?:(?:管控|注册|入驻|受益|参与)?(?:企业|项目|农民)|(?:.{0,4}(?:奖补|补助)|各类|专项)?资金(?:支持)?|投资|用户|群众|居民|市民|学生|师生|儿童|老人|家庭|农户|人口|人员|单位|机构|职工|旅客|成员|(?:年|总|资本|业务)?(?:招生)?规模)$/;

const OF_NO_ONE = /^(?:成员|年?\p{Script=Han}{1,2}[率数量额]|协议投资额?|合同外资额?)$/u;

/** What the clause right before the name, without a number of its own, is about. */
export function topicBeforeName({ paragraph, register, clause, choice }: GroupReading, name: string): string {
  const { text, rules } = paragraph;
  const joint = text.slice(clause.start, choice.fit.start).lastIndexOf('、');
  const start = joint < 0 ? clause.start : clause.start + joint + 1;
  const boundary = start - 1;
  if (boundary <= register.end || !/[，、]/.test(text[boundary] ?? '')) return '';
  if (text[boundary] === '、' && /等/.test(text.slice(start, choice.fit.start))) return '';
  const opens = clauseStart(text, boundary, register.end);
  if (register.end > 0 && opens <= register.end) return '';
  // 深汕中医医院开工，开工建设项目18个: what was done there is told of something else.
  const isDeed = verbsOf(name, rules.lexicon) !== '' && !REACHES.test(name) && !/^[新净]增$/.test(name);
  const told = phraseAt(paragraph, opens, boundary).name;
  return topicOf(told, rules.lexicon, text[boundary] === '，' && !isDeed);
}

/** 城市建设战役，236个项目完成投资270亿元: a clause that names nothing but an undertaking. */
const UNDERTAKING = /^\p{Script=Han}{2,12}(?:战役|攻坚战|行动|工程)$/u;

const REACHES = /^(?:惠及|带动|吸纳|服务)/;

/** 落实国家育儿补贴政策 → 国家育儿补贴政策; 碳交易扩大至交通领域 → 碳交易; else ''. */
function topicOf(clause: string, lexicon: Lexicon, mayBeSubject: boolean): string {
  const verb = verbAt(clause, lexicon);
  const subject = mayBeSubject ? UNDERTAKING.exec(clause)?.[0] || subjectOf(clause, lexicon) : '';
  const topic = verb > 0 ? objectIn(clause.slice(verb)) : subject.replace(/(?<=.{2})[数总]量$/, '');
  return topic.length < 3 || topic.length > 24 || UNCLEAR.test(topic) ? '' : topic;
}

/** 世界最大的赖氨酸生产基地建设 → 赖氨酸生产基地 */
const objectIn = (words: string): string =>
  words.replace(OF_CLASS, '').replace(PRAISE, '').replace(BUILT, '').replace(WORK, '');

/** Where the object of the verb begins with which a clause opens; 0 where it opens with none. */
function verbAt(clause: string, lexicon: Lexicon): number {
  let at = MANNER.exec(clause)![0].length;
  for (;;) {
    const own = VERB.exec(clause.slice(at))?.[0];
    if (own !== undefined) return at + own.length;
    const word = lexicon.startingAt(clause, at, clause.length);
    if (word?.classes.has('flow') || word?.classes.has('purpose'))
      return behindVerbs(clause, at + word.word.length, lexicon);
    if (!word?.classes.has('adverb') && !word?.classes.has('discourse') && !word?.classes.has('new'))
      return 0;
    at += word.word.length;
  }
}

/** 培育|发展|“四上”企业: a second verb of the same object. */
function behindVerbs(clause: string, at: number, lexicon: Lexicon): number {
  const word = lexicon.startingAt(clause, at, clause.length);
  if (word === undefined || word.word.length < 2 || !word.classes.has('purpose')) return at;
  return at + word.word.length + 3 < clause.length ? at + word.word.length : at;
}

export function subjectOf(clause: string, lexicon: Lexicon): string {
  for (let at = 3; at < clause.length - 1; at++) {
    const word = lexicon.startingAt(clause, at, clause.length);
    if (/^(?:呈现|跑出|成为)/.test(clause.slice(at))) return clause.slice(0, at);
    // 市场主体数量|提升
    const ends = at + (word?.word.length ?? 0) === clause.length;
    if (ends && word && (word.classes.has('rise') || word.classes.has('fall'))) return clause.slice(0, at);
    if (word?.classes.has('protected')) {
      at += word.word.length - 1;
      continue;
    }
    const opens =
      word !== undefined &&
      word.word.length > 1 &&
      (word.classes.has('stop') ||
        word.classes.has('reach') ||
        word.classes.has('praise') ||
        word.classes.has('adverb'));
    if (opens) return clause.slice(0, at);
  }
  return '';
}

/** How something is done, and verbs that leave nothing to count: the lexicon has the others. */
const MANNER = /^(?:强力|严厉|因地制宜)?/;
const VERB = /^(?:发起|打击|执行|发挥|举行|推行|实行|加大|抓好)/;
/** 小印花、塑料加工等|散乱污企业 */
const OF_CLASS = /^.*、.*等(?=.{3,})/;
/** 世界最大的|赖氨酸生产基地 */
const PRAISE = /^[^的]{0,6}(?:最[大高长优]|领先|一流|首[个座家]|唯一)的(?=.{3})|^具有[^的]{2,12}的(?=.{3})/;
const BUILT = /(?<=.{2}(?:中心|平台|基地|园区|网络|机场|公园))建设$/;
const WORK = /(?<=.{3})工作$/;
const UNCLEAR =
  /[并使让把将向、；：]|通过|围绕|针对|.开展|.进行|力度|步伐|投[入资]|标准|体系|机制|能力$|质量$|效益$|资金$|要求$|活动$|行为$|^[^“]*”|“[^”]*$|^(?:的|了|和|与)/;
