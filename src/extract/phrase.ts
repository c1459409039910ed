import type { Lexicon } from '../rules/lexicon.ts';
import type { GeoScope, Measure } from '../types.ts';
import { areaBefore, placeAt, widerArea, withoutMean, withoutWork } from './area_words.ts';
import { opensItems, wordsBeforeName } from './before_names.ts';
import { afterWholeArea, opensArea, trimTail, withoutBrackets, withoutFrame } from './phrase_trim.ts';
import type { TimePhrase, TimeTable } from './times.ts';
import { INNER_TOTAL } from './trims.ts';

/** A stretch of text read as the name of something. */
export interface Phrase {
  /** Without time, discourse, the area of the whole report and brackets. */
  readonly name: string;
  /** It opens with 其中: it names a part of the subject before it. */
  readonly partOf: boolean;
  /** The whole that the words before it name (在…零售额中), or ''. */
  readonly whole: string;
  readonly geoScope: GeoScope;
  /** 市级 or the like at its head, if a name is left without it. */
  readonly ownLevel: string;
  /** It began with a time of its own. */
  readonly time: TimePhrase | undefined;
  /** 每年 or 年均 stood before the name. */
  readonly isMean: boolean;
  /** 累计 or 总计 stood before the name. */
  readonly isTotal: boolean;
  /** It ends in 由 or 从: the number is where a movement starts. */
  readonly isOrigin: boolean;
  /** 加上 or 减去 stood before it: it is an item, or a list of items, of a balance. */
  readonly isAddend: boolean;
}

export const NO_PHRASE: Phrase = {
  name: '',
  ownLevel: '',
  partOf: false,
  whole: '',
  geoScope: 'unstated',
  time: undefined,
  isMean: false,
  isTotal: false,
  isOrigin: false,
  isAddend: false,
};

interface Reader {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly times: TimeTable;
  /** The place the report is about; it is no part of a name. */
  readonly place: string;
}

/** 其中：第一产业…; 分工业门类看，采矿业…: what follows are parts of the subject before. */
const OPENS_PARTS =
  /(?:其中|(?:^|[，。；：\n])(?:(?:分|按|从)[^，。；：\d]{1,10}(?:看|分|划分)|[^，。；：\d]{2,20}(?:门类|行业|产业|类别|商品|产品|品种|单位|企业)中))[，：]?$/;
const LONGEST_OPENING = 32;

/** A sentence that goes into the parts of what the one before told: 规模工业主要行业中，…; 其中，…. */
export function goesInto(sentence: string): boolean {
  const stop = sentence.search(/[，：]/);
  return stop >= 0 && stop < LONGEST_OPENING && OPENS_PARTS.test(sentence.slice(0, stop + 1));
}

/** 在限额以上商品零售额中，粮油类…: the whole that is opened by its name. */
const WHOLE =
  /(?:^|[，。；：\n])在?([^，。；：\d]{4,24}(?:额|量|值|投资|收入|支出|出口|进口|产值|余额))中[，：]?$/;

/** 从主要产品产量看，截至12月底，原煤…; 主要工业产品产量有升有降。其中：原盐…: the output of each. */
const OF_OUTPUT =
  /(?:从[^，。；：\d]{0,10}(?=产量看)|产品(?=产量))(产量)(?:看，|[^，。；：\d看]{2,10}[，。：])(?:其中[，：])?(?:截至[^，。]{2,8}，)?$/;

/** 规模以上工业中，高新技术产业增长8%: the value that industry adds. */
const OF_INDUSTRY =
  /(?:^|[，。；：\n])(?:全年|(?:19|20)\d{2}年|其中)?[，：]?(?:全[市省区县州])?(规模以上工业|规上工业)中[，：]?$/;

const GEO_SCOPES: readonly (readonly [RegExp, GeoScope])[] = [
  [/^(?:全[市省区县州旗盟]|我[市省区县]|本[市省]|全自治区)/, 'whole'],
  [/^(?:[市省区县州]本级|[市省区县州]级(?!及?以上)|本级)/, 'own_level'],
  [/^市区/, 'urban_districts'],
  [/^\p{Script=Han}{0,6}(?:新区|开发区|高新区|合作区|经开区)/u, 'zone'],
];

/** Reads `text[start, end)` as a name: strips what stands before a name and what is in brackets. */
export function readPhrase({ text, lexicon, times, place }: Reader, start: number, end: number): Phrase {
  let at = start;
  const opening = text.slice(Math.max(0, start - LONGEST_OPENING), start).replace(/\[\d{1,2}\]/g, '');
  const industry = OF_INDUSTRY.exec(opening)?.[1];
  const whole =
    industry === undefined
      ? ((WHOLE.exec(opening) ?? OF_OUTPUT.exec(opening))?.[1] ?? '')
      : `${industry}增加值`;
  let partOf = whole !== '' || OPENS_PARTS.test(opening);
  let geoScope: GeoScope = 'unstated';
  let isMean = false;
  let isTotal = false;
  let isAddend = false;
  let time: TimePhrase | undefined;
  let wider = '';
  for (;;) {
    if (at < end && /[、，：；。\s—–\-●·*“”]/.test(text[at]!) && !opensQuote(text, at, end)) {
      at++;
      continue;
    }
    const phrase = times.startingAt(at);
    if (phrase && phrase.end <= end) {
      if (phrase.kind !== 'base') time = phrase;
      at = phrase.end;
      continue;
    }
    const rest = text.slice(at, end);
    const apart = wordsBeforeName(rest, place);
    if (apart !== '') {
      if (opensItems(apart)) partOf = true;
      if (/[我本全][市省区县州]$/.test(apart)) geoScope = 'whole';
      at += apart.length;
      continue;
    }
    const area = widerArea(rest, place, lexicon);
    if (area !== '') {
      wider = area;
      at += area.length;
      continue;
    }
    const own = placeAt(text, at, place, lexicon);
    if (own > 0) {
      at += own;
      continue;
    }
    geoScope =
      geoScope === 'unstated' && wider === ''
        ? (GEO_SCOPES.find(([form]) => form.test(rest))?.[1] ?? geoScope)
        : geoScope;
    const longest = lexicon.startingAt(text, at, end);
    const short = lexicon.startingAt(text, at, end, 'discourse');
    // 共 of 共完成 says how much, and 完成 begins the name.
    const isPassedOver = short && longest?.classes.has('reach') && longest.word.length > short.word.length;
    const word = short && (isPassedOver || times.startingAt(at + short.word.length)) ? short : longest;
    const opensTime = word?.classes.has('flow') && times.startingAt(at + word.word.length) !== undefined;
    const skipped = word && (word.classes.has('discourse') || word.classes.has('base') || opensTime);
    if (!skipped || keepsName(word.word, rest) || opensArea(rest)) break;
    if (/^(?:再?加上?|减去?)$/.test(word.word)) {
      isAddend = true;
      // 加|上级补助, 加|上年结转
      if (word.word.endsWith('上') && /[级年解]/.test(rest[word.word.length] ?? '')) at--;
    }
    if (word.word.startsWith('其中')) partOf = true;
    if (/^(?:每年|年均|平均每年)/.test(word.word)) isMean = true;
    if (/^(?:累计|五年累计|合计|总计)/.test(word.word)) isTotal = true;
    at += word.word.length;
  }
  const tail = trailingTime(times, text, at, end);
  if (tail && !time) time = tail.time;
  // 化学需氧量三年累计减排
  const words = text.slice(at, tail?.start ?? end);
  const inner = words.search(INNER_YEARS);
  if (inner > 0 && !time) time = times.startingAt(at + inner);
  if (INNER_TOTAL.test(words)) isTotal = true;
  const raw = trimTail(withoutBrackets(words).replace(INNER_YEARS, ''));
  const isOrigin = ORIGIN.test(raw);
  const name = afterWholeArea(withoutFrame(trimTail(raw.replace(ORIGIN, ''))));
  // 争取省级专项资金: of whoever gets them.
  const given = /争取(?:各[类项]?)?$/.test(text.slice(start, at));
  const owner = given ? '' : wider === '' ? ownerIn(name, lexicon) : wider;
  const figure = wider === '' ? withoutWork(name.slice(owner.length).replace(/^的/, '')) : withoutMean(name);
  const isLevel = wider === '' && lexicon.has(owner, 'own_level');
  return {
    // 争取各类资金168亿元
    name: given && lexicon.has(figure, 'bare_head') ? `争取${figure}` : figure,
    // 全年示范区固定资产投资, in the report of such a zone: its own.
    ownLevel: owner.length > 1 && place.endsWith(owner) ? '' : owner,
    partOf,
    whole,
    geoScope: given ? 'unstated' : isLevel && geoScope === 'unstated' ? 'own_level' : geoScope,
    time,
    isMean,
    isTotal,
    isOrigin,
    isAddend,
  };
}

/**
 * 不含雄安增长7.3%: all that the remark says of a growth, whose subject stands before it; of a sum it says what is left out
 * (不含特别国债34亿元).
 */
export function withoutRemark(phrase: Phrase, measure: Measure, isRate = false): Phrase {
  const [, left, of] = /^(?:不含|剔除|扣除|还原)([^的]{1,12})(?:的(.{2,}))?$/.exec(phrase.name) ?? [];
  if (left === undefined) return phrase;
  if (of !== undefined) return { ...phrase, name: of };
  return { ...phrase, name: measure === 'level' && !isRate ? left : '' };
}

/** 市级 or 东湖区 at the head of a name, if a name is left without it; else ''. 省级补助收入 is of who receives it. */
function ownerIn(name: string, lexicon: Lexicon): string {
  const owner = lexicon.startingAt(name, 0, name.length, 'own_level')?.word ?? areaBefore(name, lexicon);
  return /^(?:以上|及|（|[两三各]级|.$|(?:数量|总数|个数)$|(?:专项|转移支付)?(?:补助|上解|返还)(?:收入|资金|$))/.test(
    name.slice(owner.length),
  )
    ? ''
    : owner;
}

const INNER_YEARS = /(?<=\p{Script=Han}{2})[两三四五]年累计(?=\p{Script=Han}{2})/u;

/** 支出由年初预算的126亿元调整为131亿元 */
const ORIGIN = /[由从](?:(?:年初|原|上次)(?:预算)?(?:数|安排|调整)?的?)?$/;

/** 经济总量从2020年 → 经济总量, with the time. */
function trailingTime(
  times: TimeTable,
  text: string,
  start: number,
  end: number,
): { start: number; time: TimePhrase } | undefined {
  const time = times.endingAt(end);
  if (!time || time.start <= start) return undefined;
  return { time, start: /[从由自于到在]/.test(text[time.start - 1] ?? '') ? time.start - 1 : time.start };
}

function opensQuote(text: string, at: number, end: number): boolean {
  return text[at] === '“' && text.slice(at, end).includes('”');
}

/** 各类人才 keeps its first word where next to nothing would be left; 辖区 says which revenue, that of all levels. */
function keepsName(word: string, rest: string): boolean {
  // 经济增速连续12个季度保持在6%以上
  if (/^(?:经济增速|GDP增速)$/.test(word)) return true;
  if (word === '各类' && rest === '各类事故') return true;
  // 加氢站
  if (word === '加' && /^加[氢油气热工装密固速快强注]/.test(rest)) return true;
  if (word === '辖区' && /(?:收入|税收)$/.test(rest)) return true;
  return word.length > 1 && word !== '其中' && rest.length - word.length === 1;
}
