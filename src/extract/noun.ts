import type { Lexeme, Lexicon } from '../rules/lexicon.ts';
import type { WordClass } from '../rules/schema.ts';
import { belongs } from './predicate.ts';
import { clauseEnd } from './punctuation.ts';

/** The noun that follows a number, and how far the words about it reach. Offsets of the reading text. */
export interface NounAfter {
  readonly start: number;
  readonly end: number;
  /** What is said of it up to the end of the clause: 实现网上办理. */
  readonly predicateEnd: number;
  /** The predicate leads to another number, so it belongs to that one. */
  readonly runsOn: boolean;
  /** 投向 or 用于 stands between the number and the noun. */
  readonly spentOn: boolean;
}

const HARD_STOP = /[，。；：！？（）\n]/;

interface Surroundings {
  readonly text: string;
  readonly lexicon: Lexicon;
  /** Where the next number begins, or the end of the text. */
  readonly limit: number;
  /** Nothing stands before the number: what follows the noun is its predicate (68个项目落户). */
  readonly asSubject: boolean;
}

/** Reads the noun phrase that begins at `from`; undefined where a clause ends, a verb begins or a number follows. */
export function nounAfter(surroundings: Surroundings, from: number): NounAfter | undefined {
  const { text, limit, lexicon } = surroundings;
  const spent = lexicon.startingAt(text, from, limit, 'spent');
  const opening = spent ? from + spent.word.length : text[from] === '的' ? from + 1 : from;
  const size = sizeAhead(text.slice(opening, opening + LONGEST_ATTRIBUTE));
  const start = opening + size;
  const bound = BOUND.exec(text.slice(start, start + LONGEST_ATTRIBUTE))?.[0].length ?? 0;
  const end = nounEnd(
    size + bound > 0 ? { ...surroundings, limit: text.length } : surroundings,
    start + bound,
    start,
  );
  const noun = text.slice(start, end);
  const ahead = text.slice(start, Math.min(limit, start + LONGEST_ATTRIBUTE));
  const attribute = BOUNDED.exec(ahead) ?? (noun === '' ? ATTRIBUTE.exec(ahead) : null);
  if (attribute) {
    const stop = start + attribute[1]!.length;
    return { start, end: stop, predicateEnd: stop, runsOn: false, spentOn: false };
  }
  if (noun === '' || noun === '等' || NO_NOUNS.some((form) => form.test(noun)) || stepAt(text, start) !== '')
    return undefined;
  const isListed = /^(?:[、和与及]|以及)$/.test(text.slice(end, limit)) || text[end] === '和';
  const predicateEnd = isListed ? end : clauseEnd(text, end, limit);
  const head = attributeHead(text, start, end, limit);
  return {
    start: head?.start ?? start,
    end: head?.end ?? end,
    predicateEnd,
    runsOn: predicateEnd === limit,
    spentOn: spent !== undefined,
  };
}

/** What may stand behind a number like a noun and is none. */
const NO_NOUNS: readonly RegExp[] = [
  // 在3%的基础上, 3年之后, 10个因素
  /^(?:基础上|情况下|前提下|同时|之间)|^[中里内]$|^之?后$|^等(?:因素|影响|原因|[^，。；、]{2,10}之?后$)/,
  // 保持在2.3%的较低水平, 3%左右的合理区间
  /^的?(?:较[低高]|合理|良好|历史[最较]?[低高]?)(?:水平|[区低高]间?位?)|^(?:合理)?区间$|^的?新(?:跨越|突破|台阶)$/,
  // 调入资金5亿元解决, 结转2亿元下年使用, 按3%考虑
  /^(?:解决|弥补|补足|平衡)$|^(?:安排)?考虑$|^(?:下年|下一年|次年|下年度)(?:度)?(?:继续)?(?:使用|支出|$)/,
  // 突破5000公里规划目标
  /^(?:规划|计划|预期|年度)$/,
  // 减少9.1亿元导致支出下降
  /^(?:导致|致使|造成)/,
  // 增至10家列全国第3位
  /^[列居]$/,
  // Marks alone.
  /^[\s、”’"%／/）]+$/,
  /^[^\p{Script=Han}A-Za-z]*$/u,
];

/** 260个总投资3600多亿元的|项目: how many characters a size without a bound takes up, which is no part of the noun. */
const sizeAhead = (words: string): number => SIZED.exec(words)?.[0].length ?? 0;
const SIZED =
  /^[\p{Script=Han}]{2,10}?(?<!超|过|逾|达|上|破|于)[\d.]+多?余?[万亿]*[\p{Script=Han}]{1,3}的(?=[\p{Script=Han}A-Z“]{2})/u;
const LONGEST_ATTRIBUTE = 40;
/** 3个设计师超千人的工业设计基地: a bound says which things are counted. */
const BOUNDED =
  /^(\p{Script=Han}{2,10}?(?:超过?|过|逾|达到?|突破|不低于|上)(?:[\d.]+多?余?[万亿]*|[百千万亿])\p{Script=Han}{1,3}(?:以上)?的\p{Script=Han}{2,12}?)(?=投产|建成|落户|落地|开工|竣工|上市|[，。；、]|$)/u;

/** 180个|20户以上|自然村, 3个|投资超百亿元|项目, 7家|百亿产值|企业: the size of what is counted is part of its name. */
const BOUND =
  /^(?:总?(?:投资|产值|规模|营收|收入|税收|主营收入|营业收入|销售收入)?(?:超过?|过|逾|突破|上)(?:[\d.]+|[一二三四五六七八九十百千]+)?[十百千万亿]*(?:元|人|吨)?(?:以上)?的?|(?:[\d.]+|[一二三四五六七八九十百千]+)?[十百千万亿]*(?:元|户|人|亩|吨)以上的?|[一二三四五六七八九]?[十百千]+[万亿]+(?:元)?(?:以上|级)?的?(?:产值|投资)?)(?![元级以的])(?=[\p{Script=Han}“]{2})/u;

/** 5万亿元、6万亿元两个台阶 */
const STEPS = /^[一两二三四五六]?个?大?新?[千百万]?[亿]?(?:级|元)?新?(?:台阶|大关|关口)/;
const LONGEST_STEPS = 10;

/** The step that a number behind which the text goes on at `at` reaches (5万亿|台阶), or ''. */
export const stepAt = (text: string, at: number): string =>
  STEPS.exec(text.slice(at, at + LONGEST_STEPS))?.[0] ?? '';

/** 对18家获得省级名牌的中小企业进行奖励: a verb right behind the number opens an attribute of the noun. */
const ATTRIBUTE =
  /^((?:获得|获|入选|进入|通过|达到|纳入|列入)[^，。；：（）\d、]{2,18}的\p{Script=Han}{2,12}?)(?:进行|给予|予以|实现|[，。；、]|$)/u;

/** 40个功能定位清晰、产业特色鲜明的集聚区: the noun stands behind the attributes. */
function attributeHead(
  text: string,
  start: number,
  end: number,
  limit: number,
): { start: number; end: number } | undefined {
  if (text[end] !== '、' && !text.slice(start, end).includes('、')) return undefined;
  const clause = /^[^，。；：（）\d]*/.exec(text.slice(start, limit))![0];
  const head = /^.*[^的]的(\p{Script=Han}{3,16})$/u.exec(clause)?.[1];
  return head ? { start: start + clause.length - head.length, end: start + clause.length } : undefined;
}

/** Where the noun ends that begins at `start`; its words are read from `from` on. */
function nounEnd(surroundings: Surroundings, from: number, start: number): number {
  return trimCoordination(surroundings.text, start, wordsEnd(surroundings, from));
}

function wordsEnd(surroundings: Surroundings, start: number): number {
  const { text, limit, lexicon } = surroundings;
  let at = start;
  let quoted = false;
  while (at < limit) {
    const character = text[at]!;
    if (character === '“') quoted = true;
    else if (character === '”') {
      if (!quoted) return at;
      quoted = false;
    } else if (character === '（' && at > start && IN_NOUN.test(text.slice(at, at + LONGEST_BRACKET))) {
      at = text.indexOf('）', at) + 1;
      continue;
    } else if (HARD_STOP.test(character)) return at;
    else if (!quoted) {
      if (character === '、' && !listGoesOn(surroundings, start, at)) return at;
      const word = lexicon.startingAt(text, at, limit);
      if (word && at === start && (isVerbAtStart(word) || SPENT.test(text.slice(at, at + LONGEST_STATE))))
        return at;
      if (word && at > start && (word.word.startsWith('完成') || ranksBehind(word, at, limit))) return at;
      // 16个平台|规模不断壮大
      if (at > start + 1 && surroundings.asSubject && STATE.test(text.slice(at, at + LONGEST_STATE)))
        return at;
      // 1766个重大项目|年度投资完成率达124%
      if (word && at > start + 1 && word.classes.has('bare_head') && /^.{4,}率$/.test(word.word)) return at;
      if (word?.classes.has('flow') && at === start && at + word.word.length >= limit) return at;
      // 12193万元信贷引导资金|解决续贷难题
      if (word?.classes.has('flow') && /.{2}(?:资金|基金|经费)$/.test(text.slice(start, at))) return at;
      const least = word?.word.length === 1 && !PLACES.test(text[start]!) ? 1 : 0;
      if (word && at > start + least && endsNoun(word, surroundings, at)) return at;
      if (word?.classes.has('coordination') && at + word.word.length >= limit) return at;
      if (word && word.word.length > 1) {
        at += word.word.length;
        continue;
      }
    }
    at++;
  }
  return Math.min(at, limit);
}

/** 954个|完成投资2400亿元: what was spent on them. */
const SPENT = /^(?:累计|年度)?完成(?:年度)?(?:投资|产值)/;

/** What things have that does not say which they are. */
const STATE =
  /^(?:带动|支撑|引领)?(?:规模|实力|效益|质量|水平|能力|作用|活力|竞争力|影响力)(?:不断|持续|稳步|明显|显著|更加|日益|进一步|大幅|全面)|^取得[^，。；]{0,4}(?:成效|进展|突破|成果)/;
const LONGEST_STATE = 10;

/** 11个县|被认定为…: nouns of one character, behind which one more ends them. */
const PLACES = /[省市县区镇乡村]/;

/** 新建4000个村（社区）综合服务中心: a short bracket in the midst of the noun. */
const IN_NOUN = /^（[\p{Script=Han}、]{1,4}）\p{Script=Han}/u;
const LONGEST_BRACKET = 8;

/** 80种产品产能|全国第一: among whom, right before a rank. */
const ranksBehind = ({ word, classes }: Lexeme, at: number, limit: number): boolean =>
  classes.has('scope_head') && at + word.length === limit;

const OPENS_PREDICATE: readonly WordClass[] = [
  'stop',
  'rise',
  'fall',
  'trend_noun',
  'reach',
  'rank_verb',
  'share_verb',
];

function isVerbAtStart({ word, classes }: Lexeme): boolean {
  if (/^(?:支持|建立|推动|推进|促进|加强|落实|用于|加上|减去|扣除|全线|全部|正式|相继)$/.test(word))
    return true;
  if (classes.has('coordination') || (classes.has('qualifier_after') && word.length > 1)) return true;
  return (
    belongs({ word, classes }, OPENS_PREDICATE) &&
    (word.length > 1 || /[增降达为是至到占居并对向从]/.test(word))
  );
}

const DOES =
  /^(?:集聚|增加|聚集|汇聚|落地|实施|援助|引进|带动|吸纳|吸引|提供|完成|实现|投入|累计|参与|上传|贡献)/;

/** 创建758个优质饮用水|达标小区 */
const OF_STANDARD = /^达标\p{Script=Han}{2,4}(?:[，。；、]|$)/u;
const LONGEST_OF_STANDARD = 7;

/** A verb that also forms compounds (提升, 改造) ends the noun only where little or nothing follows it. */
function endsNoun(lexeme: Lexeme, { text, lexicon, limit, asSubject }: Surroundings, at: number): boolean {
  if (lexeme.classes.has('stop'))
    return asSubject || !OF_STANDARD.test(text.slice(at, at + LONGEST_OF_STANDARD));
  // 加快打造, 实现了: their first word ends the noun.
  const mayBegin = lexeme.classes.has('discourse') || (asSubject && lexeme.classes.has('flow'));
  const stop = mayBegin ? lexicon.startingAt(text, at, limit, 'stop') : undefined;
  if (stop && stop.word.length > 1) return true;
  // 10个先导区|集聚企业150家: the verb of which the next number is the object.
  if (asSubject && DOES.test(lexeme.word) && clauseEnd(text, at, limit) === limit) return true;
  if (lexeme.classes.has('protected')) return false;
  if (lexeme.word.length > 1 && belongs(lexeme, ['reach', 'honour_verb', 'share_verb', 'respectively']))
    return true;
  if (!belongs(lexeme, ['flow', 'rise', 'fall', 'trend_noun'])) return false;
  const behind = at + lexeme.word.length;
  if (behind >= limit) return true;
  if (asSubject && clauseEnd(text, behind, limit) === behind) return true;
  return /^(?:了|到|至|成)/.test(text.slice(behind, behind + 2));
}

/** What begins with one of these is no further thing of a list. */
const NO_MEMBERS: readonly WordClass[] = [
  'flow',
  'purpose',
  'adverb',
  'discourse',
  'reach',
  'rise',
  'fall',
  'bare_head',
  'metric',
  'stop',
];

/**
 * A list that belongs to one number: before its class word (40条“工业+旅游”、深港联游等精品路线), or of members with
 * one head (5家无人工厂、灯塔工厂、示范工厂).
 */
function listGoesOn({ text, limit, lexicon }: Surroundings, start: number, comma: number): boolean {
  const clause = text.slice(comma, Math.min(limit, comma + 40)).split(/[，。；]/)[0] ?? '';
  // 588个省、市级美丽乡村
  if (/^[国省市区县][控管考属直]?$/.test(text.slice(start, comma)) && /^、[省市区县]/.test(clause))
    return true;
  if (/等[\p{Script=Han}]/u.test(clause) || /[性型化级]$/.test(text.slice(start, comma))) return true;
  const members = clause.slice(1).split('、');
  // 100个智慧商店、智慧餐厅、智慧商圈: nothing but nouns up to the end of the clause.
  const areNouns = members.every(
    (member) =>
      member.length >= 2 &&
      !/[\d有为占达]|^[一二两三四五六七八九十]/.test(member) &&
      !lexicon.startingAt(member, 0, member.length, ...NO_MEMBERS),
  );
  // 37个项目“三大改造”、…: the quotation tells what is done.
  const isQuoted = text[comma - 1] === '”' && text[start] !== '“';
  return comma + clause.length < limit && areNouns && !isQuoted;
}

function trimCoordination(text: string, start: number, end: number): number {
  // 3个千亿级产业和茶叶、红枣等特色产业: the second list is of its own.
  const apart = /^(.*?(.{2}))和[^和]*、.*等.*\2$/.exec(text.slice(start, end))?.[1];
  if (apart !== undefined) return start + apart.length;
  // 11.8万亩蔬菜基地和一批种养殖基地; 12个市和周边省份
  const more = /^(.{2,}?)和(?:一批|一系列|若干|第[一二三四五]批)|^([市县镇村])和/.exec(
    text.slice(start, end),
  );
  if (more) return start + (more[1] ?? more[2]!).length;
  // 8个创新基地和深港IC设计创新平台等12个服务平台; 5个实验室和太锅“循环流化床”、…: what is named behind is of its own.
  const named = /^([^“]{3,}?)和(?:[^和]+等$|[^和“]{1,6}“)/.exec(text.slice(start, end))?.[1];
  if (named !== undefined) return start + named.length;
  // 33个大类|中，24个行业增长
  let at = /[^高初完]中$/.test(text.slice(start, end)) && /[，有\d]/.test(text[end] ?? '') ? end - 1 : end;
  while (at > start && /[、和及与]/.test(text[at - 1]!)) at--;
  return at;
}
