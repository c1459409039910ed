import type { Lexicon } from '../rules/lexicon.ts';
import type { GeoScope, Measure } from '../types.ts';
import { areaBefore, placeAt, widerArea, withoutMean } from './area_words.ts';
import type { TimePhrase, TimeTable } from './times.ts';

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

/** 剔除基数划转因素后, 还原留抵退税口径后: on what basis a figure is, and no part of its name. */
const OTHER_BASIS =
  /^按[^，。；]{2,14}?(?:折算|折合|汇率计算|前测算|后测算)(?:后)?|^(?:剔除|扣除|还原|考虑|不考虑|不含|若?按)[^，。；]{1,24}?(?:后|(?:因素|影响)(?=[，同]))(?:按?(?:同口径|可比口径)(?:计算)?)?/;

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

/** 从主要产品产量看，截至12月底，原煤…: the output of each. */
const OF_OUTPUT = /从[^，。；：\d]{0,10}(产量)看，(?:截至[^，。]{2,8}，)?$/;

/** 和田, 和平区: an area whose name begins with a conjunction. */
const OPENS_AREA = /^和(?:平|田|顺|龙|静|硕|政|县)/;

/** 市人大二次会议批准的一般公共预算: who fixed a sum is no part of its name. */
const APPROVED =
  /^后?经[^，。；的]{2,14}?(?:批准|审议通过|同意)后?|^[^，。；的]{2,16}(?:会议|常委会)(?:审议|审查)?(?:批准|通过)(?=[^的，。；]{4})|^[^，。；]{2,24}?(?:批准|审议通过|核定)的(?=[^，。；]{4})|^[^，。；]{1,10}?(?:批准|核定|测算|测定|确定|下达|转贷|代发)(?:(?:我|本|全)[市省区县州](?=[^，。；]{4})|(?=[市省区县州]本级[^，。；]{4}))/;

/** 省级下达丽江市2025年末政府债务限额, in the report of 丽江市. */
function handedTo(place: string, rest: string): RegExpExecArray | null {
  const verb =
    /^(?:中央|国家|省|自治区|市|上级)(?:级|财政厅?|人?民?政府)?(?:下达|核定|批准|转贷|分配)(?:给)?/.exec(
      rest,
    );
  const at = verb?.[0].length ?? 0;
  if (!verb || place === '' || !rest.startsWith(place, at)) return null;
  verb[0] += place;
  return verb;
}

/** 二、农业 全年全县农作物种植面积: a heading without a line of its own. */
const RUN_IN =
  /^[一二三四五六七八九十]{1,3}、[\p{Script=Han}]{2,10}?(?=全年|年末|初步核算|全[市省区县州旗])/u;

/** 主要支出项目是技术研究与开发49.2亿元 */
const ITEMS_ARE = /^(?:主要)?(?:支出|收入)?项目(?:是|为|有|包括)(?=[^，。；]{2})/;

const LIST_NUMBER = /^(?:\d{1,2}[.．、](?!\d)|（[\d一二三四五六七八九十]{1,2}）|[①-⑳])/;

/** 1—11月, 1至6月份: a part of the year that the report is about. */
const MONTHS = /^\d{1,2}(?:[-—–~～至]\d{1,2})?月(?:份)?(?!均)/;

const GEO_SCOPES: readonly (readonly [RegExp, GeoScope])[] = [
  [/^(?:全[市省区县州旗盟]|我[市省区县]|本[市省]|全自治区)/, 'whole'],
  [/^(?:[市省区县州]本级|[市省区县州]级(?!及?以上)|本级)/, 'own_level'],
  [/^市区/, 'urban_districts'],
  [/^\p{Script=Han}{0,6}(?:新区|开发区|高新区|合作区|经开区)/u, 'zone'],
];

/** Reads `text[start, end)` as a name: strips what stands before a name and what is in brackets. */
export function readPhrase({ text, lexicon, times, place }: Reader, start: number, end: number): Phrase {
  let at = start;
  const opening = text.slice(Math.max(0, start - LONGEST_OPENING), start);
  const whole = (WHOLE.exec(opening) ?? OF_OUTPUT.exec(opening))?.[1] ?? '';
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
    const apart = (ITEMS_ARE.exec(rest) ??
      RUN_IN.exec(rest) ??
      LIST_NUMBER.exec(rest) ??
      OTHER_BASIS.exec(rest) ??
      MONTHS.exec(rest) ??
      APPROVED.exec(rest) ??
      handedTo(place, rest))?.[0];
    if (apart !== undefined) {
      if (ITEMS_ARE.test(apart)) partOf = true;
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
    if (!skipped || keepsName(word.word, rest) || OPENS_AREA.test(rest)) break;
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
  const raw = trimTail(withoutBrackets(text.slice(at, tail?.start ?? end)));
  const isOrigin = ORIGIN.test(raw);
  const name = afterWholeArea(withoutFrame(trimTail(raw.replace(ORIGIN, ''))));
  // 争取省级专项资金: of whoever gets them.
  const given = /争取(?:各[类项]?)?$/.test(text.slice(start, at));
  const owner = given ? '' : wider === '' ? ownerIn(name, lexicon) : wider;
  const figure = wider === '' ? name.slice(owner.length).replace(/^的/, '') : withoutMean(name);
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
export function withoutRemark(phrase: Phrase, measure: Measure): Phrase {
  const [, left, of] = /^(?:不含|剔除|扣除|还原)([^的]{1,12})(?:的(.{2,}))?$/.exec(phrase.name) ?? [];
  if (left === undefined) return phrase;
  if (of !== undefined) return { ...phrase, name: of };
  return { ...phrase, name: measure === 'level' ? left : '' };
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

/** 支出由年初预算的126亿元调整为131亿元 */
const ORIGIN = /[由从](?:(?:年初|原)(?:预算)?(?:数|安排)?的?)?$/;

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
  // 加氢站
  if (word === '加' && /^加[氢油气热工装密固速快强]/.test(rest)) return true;
  if (word === '辖区' && /(?:收入|税收)$/.test(rest)) return true;
  return word.length > 1 && word !== '其中' && rest.length - word.length === 1;
}

/** A short bracket in the midst of a name is part of it: 中欧班列（成渝）开行; a remark is not: （不含农户）. */
function withoutBrackets(name: string): string {
  const kept = name
    .replace(/\[\d{1,2}\]/g, '')
    .replace(/(?<=[县市区])（([市区县、]{1,5})）/g, '〈$1〉')
    .replace(OF_NAME, '〈$1〉')
    .replace(/（[^（）]*）/g, '')
    .replace(/[（）]/g, '');
  return kept.replaceAll('〈', '（').replaceAll('〉', '）');
}

const OF_NAME =
  /(?<=\p{Script=Han})（(?!含|不|按|以|同|下|其|单位|现价|扣|剔|原|预|实|简|国|内|即|见)([\p{Script=Han}、]{1,4})）(?=\p{Script=Han})/gu;

/** 创新集群在全球创新指数最新排名中 → 创新集群全球创新指数排名; a leading 对 or 在 with no end stays. */
function withoutFrame(name: string): string {
  const frame = /^(.{2,24})?在(.{2,24}?)(?:最新)?(排名|考核|评估|评比|测评)?(?:中|上|方面|里|内)$/.exec(name);
  return frame ? `${frame[1] ?? ''}${frame[2]}${frame[3] ?? ''}` : name;
}

/** 汇总的全市一般公共预算支出 → 一般公共预算支出 */
function afterWholeArea(name: string): string {
  return /的(?:全[市省区县州]|我[市省区县])(.{2,})$/.exec(name)?.[1] ?? name;
}

function trimTail(name: string): string {
  return name
    .replace(/^(?:\d+|[一二三四五六七八九十两]{1,3})(?:个|条|家|座|所)(?=.{4})/, '')
    .replace(/^因(?!素|此)(?=.{3})/, '')
    .replace(/^[两三四五]年(?=计划)/, '')
    .replace(/^(?:均|都|由|从|将|为)+$/, '')
    .replace(/(?<=汇率)(?:为|是)?\d?(?:美元|欧元|英镑|港元)(?:兑|合|折)$/, '')
    .replace(/等[一二两三四五六七八九十\d]{1,2}[项个](?:主要|核心|重点|经济)?指标(?=.{2})/, '')
    .replace(/^对(?=$|新增|全[市省区县](?!.*贡献率))/, '')
    .replace(OPENS_AREA.test(name) ? /^$/ : /^[的了、和及与，：]+/, '')
    .replace(/(?:[的了、，：和与]|(?<![惠普涉波顾])及|分别)+$/, '')
    .replace(/(?:以|拟?按|双双)$/, '')
    .replace(
      /(?<=.{2})(?:连续|接连|先后)?(?:连?跨[越过上]?|[迈跃登站][上过])[^，；]*?(?:台阶|大关|关口)[、]?$/,
      '',
    )
    .replace(/(?<=[额量值入润支率重])(?:均|前)$/, '')
    .replace(/(?<=[额量值入支率重])[一二三四五六七八九十两\d]{1,2}年$/, '')
    .replace(/(?<=.{2})(?:成为|是)[^，、]{0,6}第[一二三四五六七八九十]个$/, '')
    .replace(/^(?:[一两二三四五]|\d{1,2})年$/, '')
    .replace(/(?<=.{3})(?:实现|预计)$/, '')
    .replace(/(?<=收入|支出|^)(?:决算数|(?:预计)?执行数|完成数)$/, '')
    .replace(/^(?![为除])(\p{Script=Han}{2})了(?=\p{Script=Han}{2})/u, '$1')
    .replace(/(?<=.{2})提前(?:\d+|[一二三四五六七八九十两]{1,3})(?:个月|天|年|个季度)(?:实现)?$/, '')
    .replace(/(?<=.{2})受[^，；]{2,14}(?:影响|拉动|带动)$/, '')
    .replace(/(?<=.{2})(?:19|20)\d{2}年[度末底]?(?=.{2})/, '')
    .replace(/^纳入[^，]{4,}的(?=.{4,}余额$)/, '')
    .replace(/\s+/g, '');
}
