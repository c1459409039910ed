import type { Lexicon } from '../rules/lexicon.ts';
import { lineOpening } from './lines.ts';
import { type Paragraph, phraseAt } from './paragraph.ts';
import { NO_PHRASE, type Phrase } from './phrase.ts';
import { clauseStart, sentenceStart } from './punctuation.ts';
import { metricOf, type Register } from './register.ts';

/** The subject of a clause without numbers right before the one at `at`: 参合率再创新高，达到98.5%. */
export function pendingSubject(paragraph: Paragraph, register: Register, at: number): Phrase {
  const { text, rules } = paragraph;
  const boundary = clauseStart(text, at, register.end) - 1;
  if (text[boundary] !== '，' || boundary <= register.end) return NO_PHRASE;
  const start = clauseStart(text, boundary, register.end);
  if (start <= register.end && register.end > 0) return NO_PHRASE;
  const clause = phraseAt(paragraph, start, boundary);
  if (rules.lexicon.startingAt(clause.name, 0, clause.name.length, 'adverb')) return NO_PHRASE;
  // 城镇居民收入，在形势严峻的情况下，增长6.7%: what stands before the circumstances.
  if (CIRCUMSTANCES.test(text.slice(start, boundary))) return pendingSubject(paragraph, register, start);
  // 达到国家二级标准，同比…: what was reached is no subject.
  if (
    /^[，。；\s]*(?:达到|达|符合|优于|好于|成为|跃居|跻身|(?:预算)?执行中|期间|其间)/.test(
      text.slice(start, boundary),
    )
  )
    return NO_PHRASE;
  const undertaken = UNDERTAKEN.exec(clause.name);
  if (undertaken) return { ...clause, name: `${undertaken[2]}${undertaken[1]}` };
  const subject = metricPrefix(
    clause.name.replace(/^(?:有效|有力)?(?:带动|推动|促进|拉动)(?=.{4})/, ''),
    rules.lexicon,
  );
  if (subject !== '') return { ...clause, name: subject };
  return register.subject === '' ? clause : NO_PHRASE;
}

/** 对全市老旧泵站进行改造，其中2025年完成120座 */
const UNDERTAKEN =
  /^(?:全[市省区县州])?(?:所有)?([^，；]{2,16})进行(?:全面|集中|分类)?(改造|提升|整治|修缮|治理|维修)$/;

const CIRCUMSTANCES = /^[，\s]*(?:在|面对|受|因|由于|剔除|扣除)[^，]*(?:下|后|影响|因素|同时)$/;

/** The subject of a clause that opens the sentence and praises it without a number: 高新技术企业不断壮大，总数达300家; else ''. */
export function praisedSubject(paragraph: Paragraph, register: Register, at: number): string {
  const { text, rules } = paragraph;
  const boundary = clauseStart(text, at, register.end) - 1;
  if (text[boundary] !== '，') return '';
  const start = clauseStart(text, boundary, register.end);
  if (start === register.end && register.end > 0) return '';
  const opens = start === 0 || /[。；！？：\n—]/.test(text[start - 1]!);
  const { name } = phraseAt(paragraph, start, boundary);
  const first = rules.lexicon.startingAt(name, 0, name.length);
  if (first && (first.classes.has('flow') || first.classes.has('adverb'))) return '';
  for (let i = Math.max(2, name.length - LONGEST_PRAISE); i < name.length - 1; i++) {
    if (!rules.lexicon.startingAt(name, i, name.length, 'praise')) continue;
    const subject = withoutDeed(name.slice(0, i).replace(QUALITY, ''), rules.lexicon);
    // 财税质量不断提高，税收占比72%: a quality has no figures.
    return (opens || BODY.test(subject)) && !subject.endsWith('质量') ? subject : '';
  }
  return '';
}

/** 纺织业整合升级 → 纺织业 */
function withoutDeed(name: string, lexicon: Lexicon): string {
  const deed = lexicon.endingAt(name, name.length, 0, 'flow')?.word ?? '';
  return deed.length < 2 || name.length - deed.length < 2
    ? name
    : withoutDeed(name.slice(0, -deed.length), lexicon);
}

/** 服务业支撑作用更加明显: the quality that is praised is one of the subject. */
const QUALITY =
  /(?<=.{2})(?:支撑|引领|带动|主导|主体)?(?:作用|地位|活力|实力|质效|效益|步伐|贡献|优势|(?:产业化)?进程)$/;

/** What can have revenue, members or a size of its own. */
const BODY = /(?:业|企业|园区|主体|市场|队伍|集群|基地|人才|集团)$/;

const LONGEST_PRAISE = 6;

/**
 * What the sentence, or the one before, announces before any number: 经营主体稳中培优，总量达1461万户. Only a name of the
 * dictionary is taken, since nothing else tells where it ends.
 */
export function announcedSubject({ text, rules }: Paragraph, register: Register, at: number): string {
  const start = sentenceStart(text, at);
  const own = start >= register.end ? nameAt(text, start, at, rules) : '';
  if (own !== '') return own;
  const before = sentenceStart(text, start - 1);
  return start === 0 || before < register.end ? '' : nameAt(text, before, start, rules);
}

/** A new sentence opens with a clause of its own, without a number: 新项目投产，总产能达190万吨. */
export function opensApart({ text }: Paragraph, register: Register, at: number): boolean {
  const start = sentenceStart(text, at);
  return start >= register.end && text.slice(start, at).indexOf('，') >= SHORTEST_CLAUSE;
}

const SHORTEST_CLAUSE = 5;

/** 吉化乙烯项目投产，总产能达190万吨; 共建牛羊肉交易中心，交易额达100亿元: what the opening clause tells of; else ''. */
export function openingSubject({ text }: Paragraph, at: number): string {
  const start = sentenceStart(text, at);
  const clause = text.slice(start, start + text.slice(start, at).indexOf('，'));
  const opening = OPERATING.exec(clause) ?? BUILT.exec(clause);
  if (opening) return opening[1]!.replace(/^(?:全[市省区县州]|其中|目前)/, '');
  const before = text.slice(
    clauseStart(text, clauseStart(text, at, start) - 1, start),
    clauseStart(text, at, start) - 1,
  );
  return DEVELOPED.exec(before)?.[1] ?? '';
}

/** 居民家庭恩格尔系数（…），城市为37.7%: the sentence opens with what it tells of one place and another; else ''. */
export function topicBefore({ text, rules }: Paragraph, at: number): string {
  const told = text.slice(sentenceStart(text, at), at);
  const name = /^([^，。；：（）\d]{4,20})(?:（[^）]*）)?，[^，]*$/.exec(told)?.[1] ?? '';
  return metricOf(name, rules.lexicon) === '' ? '' : name.replace(/^全[市省区县州国]/, '');
}

/** 轨道交通2号线投入运营，运营总里程达93公里: the kind of line with which a clause of the sentence opens; else ''. */
export function lineBefore({ text }: Paragraph, at: number): string {
  return lineOpening(text.slice(sentenceStart(text, at), at));
}

const WORKS = '(?:项目|工程|基地|园区|电站|机场|港|码头|铁路|公路|高速|工厂|厂|装置|生产线|中心|平台)';

/** What is built comes into use. */
const OPERATING = new RegExp(
  `^([^、，\\d]{2,14}?${WORKS})(?:一期|二期)?(?:已|正式|全面|顺利|成功|如期|建成|相继|先后|实现)*(?:投产|投用|投运|投入(?:使用|运营|运行)|达产|竣工|完工|通车|通航|运营|启用|开工|开业|揭牌|落地|上线)(?:投运|投用|投产|运营|达产)?$`,
);
const BUILT = new RegExp(`(?:共建|建设|建成|打造|建立|创建)(?:[^、，\\d]*的)?([^、，的\\d]{2,20}${WORKS})$`);

/** 推进国家技术转移南方中心建设; 加快空港新城等重点区域开发: what is developed. */
const DEVELOPED =
  /(?:加快|推进|推动|实施|抓好)(?:[^，]*等)?([^、，的\d]{2,16}?(?:区域|园区|片区|中心|新城|新区|基地|平台))(?:开发|建设)$/;

function nameAt(text: string, start: number, end: number, rules: Paragraph['rules']): string {
  const opening = /^[-—●\s]*(?:全年|预计)*(?:全[市省区县州])?/.exec(text.slice(start, start + 8))![0].length;
  return rules.names.startingAt(text, start + opening, end)?.word ?? '';
}

/** 固定资产 of 固定资产投资 is no metric of its own. */
function runsOn(clause: string, end: number, lexicon: Lexicon): boolean {
  for (let at = Math.max(0, end - LONGEST_METRIC); at < end; at++) {
    const word = lexicon.startingAt(clause, at, clause.length, 'metric');
    if (word && at + word.word.length > end) return true;
  }
  return false;
}

const LONGEST_METRIC = 8;

/** 参合率再创新高 → 参合率: the clause's first words that end in a metric. */
function metricPrefix(clause: string, lexicon: Lexicon): string {
  for (let end = 2; end <= clause.length; end++) {
    const metric = lexicon.endingAt(clause, end, 0, 'metric');
    if (!metric || metric.word.length === end) continue;
    if (runsOn(clause, end, lexicon)) continue;
    const further = /^[、和与]/.test(clause.slice(end)) ? metricPrefix(clause.slice(end + 1), lexicon) : '';
    return further === '' ? clause.slice(0, end) : clause.slice(0, end + 1) + further;
  }
  return '';
}
