import type { Lexicon } from '../rules/lexicon.ts';
import { eventIn, isToll } from './events.ts';
import { flowOf } from './register.ts';

/**
 * Splits a coordinated name into its members: 教育、医疗支出 → 教育 | 医疗支出. Marks inside quotes or brackets do not split,
 * and 和 or 及 splits only where it does not stand inside a longer word.
 */
export function splitCoordination(name: string): string[] {
  return splitBy(name, (at) => jointAt(name, at));
}

function splitBy(name: string, jointLength: (at: number) => number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let i = 0; i < name.length; i++) {
    const character = name[i]!;
    if (/[“（《]/.test(character)) depth++;
    if (/[”）》]/.test(character)) depth = Math.max(0, depth - 1);
    const joint = depth === 0 ? jointLength(i) : 0;
    if (joint > 0 && part !== '') {
      parts.push(part);
      part = '';
      i += joint - 1;
    } else part += character;
  }
  return part === '' ? parts : [...parts, part];
}

function jointAt(name: string, at: number): number {
  if (name.startsWith('以及', at)) return 2;
  if (name[at] === '、' || name[at] === '，') return 1;
  if (/[和及与]/.test(name[at]!) && !/[和及与](?:平|谐|解|睦|时|格|其|会)/.test(name.slice(at, at + 2))) {
    return /[总饱温调缓涉波普以参]/.test(name[at - 1] ?? '') ? 0 : 1;
  }
  return 0;
}

/**
 * Names for `count` values in a row, from one coordinated name; undefined if its members are not that many.
 * What the members share is restored: 货物进口、出口通关时间 → 货物进口通关时间 | 货物出口通关时间.
 */
export function distribute(stated: string, count: number, lexicon: Lexicon): string[] | undefined {
  // 存、贷款余额: what two words share is written once.
  const name = stated
    .replace('存、贷款', '存款、贷款')
    .replace('进、出口', '进口、出口')
    .replace('内、外资', '内资、外资');
  // 制造业和电力、热力、燃气及水生产供应业: a name with 和 or 、 in it does not split there.
  const whole = WHOLES.exec(name)?.[0];
  if (whole !== undefined && name !== whole) {
    return distribute(name.replace(whole, IN_ITS_PLACE), count, lexicon)?.map((one) =>
      one.replace(IN_ITS_PLACE, whole),
    );
  }
  // 无人机、新能源汽车等新产品产量: the class that they are of is no part of their names.
  const metric =
    lexicon.endingAt(name, name.length, 1, 'metric')?.word ??
    lexicon.endingAt(name, name.length, 1, 'trend_noun')?.word ??
    '';
  const [, listed] = OF_CLASS.exec(name.slice(0, name.length - metric.length)) ?? [];
  if (listed !== undefined && metric !== '') {
    const each = distribute(listed + metric, count, lexicon);
    if (each) return each;
  }
  const [, several, kind] = OF_SO_MANY.exec(name.slice(0, name.length - metric.length)) ?? [];
  const ofSoMany = several === undefined ? [] : splitCoordination(several);
  if (ofSoMany.length === count)
    return ofSoMany.map(
      (member) => member + (kind!.endsWith('产业') && !/业$/.test(member) ? '产业' : '') + metric,
    );
  const industries = count === 3 ? /三次产业|一二三次?产业?(?!品)/.exec(name)?.[0] : undefined;
  if (industries) {
    return ['第一产业', '第二产业', '第三产业'].map((industry) => name.replace(industries, industry));
  }
  const bounded = byBounds(name, count);
  if (bounded) return bounded;
  const both = count === 2 ? (townAndCountry(name) ?? twoInOne(name)) : undefined;
  if (both) return both;
  const members = splittings(withIndustries(name)).find((parts) => parts.length === count);
  return members && restoreShared(members, lexicon);
}

/** 主营业务收入超百亿、千亿元的企业: each bound says which firms are counted. */
function byBounds(name: string, count: number): string[] | undefined {
  const [, head, bounds, things] = BOUNDS.exec(name) ?? [];
  const each = bounds?.split(/[、和]/).map((bound) => bound.replace(/^(?:超过?|过)|元$/g, ''));
  if (each?.length !== count) return undefined;
  const verb = /^(?:超过?|过)/.exec(bounds!)![0];
  return each.map((bound) => `${head}${verb}${bound}元${things}`);
}

const BOUNDS =
  /^(.{2,}?)((?:超过?|过)[十百千万亿]+元?(?:[、和](?:超过?|过)?[十百千万亿]+元?)+)的?((?:企业|产业|园区|集群|项目|县|镇|乡镇|村).*)$/;

/** 总资产、存贷款余额分别…: a member that is two in one. */
function withPairs(name: string): string[] {
  return splitAt(name, /[、，]/).flatMap((part) => twoInOne(part) ?? [part]);
}

const WHOLES =
  /电力、(?:热力、)?(?:燃气|煤气)(?:及|和)水(?:的)?(?:生产(?:和|及)?)?供应业|社会保障和就业|文化(?:旅游)?体育(?:与|和)传媒|灾害防治(?:及|和)应急管理|卫生健康和计划生育|铁路、船舶、航空航天和其他运输设备制造业/;
/** 无人机、新能源汽车等新产品 */
const OF_CLASS =
  /^(.+、.+)等(?:新型?|主要|重点|优势|特色|高端|先进|智能)*(?:(?:外贸|出口)?“[^”]+”)?(?:产品|商品|品种|业态|指标|(?<=”))$/;
/** 生物、互联网、新能源三大新兴产业 */
const OF_SO_MANY = /^(.+、.+?)[两三四五六七八九十]大([^、]{2,8})$/;
/** No text holds it. */
const IN_ITS_PLACE = '\uE000业';

/** 城乡居民收入分别增长: of towns and of the country. */
function townAndCountry(name: string): string[] | undefined {
  if (!name.includes('城乡') || splitCoordination(name).length > 1) return undefined;
  const town = /城乡(?:常住)?居民/.test(name) ? '城镇' : '城市';
  return [name.replace('城乡', town), name.replace('城乡', '农村')];
}

/** 第一、二、三产业 and 第二、第三产业 are several names with one head. */
function withIndustries(name: string): string {
  return name.replace(/第?[一二三](?:产业)?(?:(?:、|和)第?[二三])+(?:次)?产业?/, (list) =>
    [...list.matchAll(/[一二三](?!次)/g)].map(([ordinal]) => `第${ordinal}产业`).join('、'),
  );
}

/** 实际使用内外资分别增长: two words in one. */
function twoInOne(name: string): string[] | undefined {
  const pair = PAIRS.find(([word]) => name.includes(word));
  if (!pair || splitCoordination(name).length > 1) return undefined;
  const [word, ...each] = pair;
  return each.map((one) => name.replace(word, one));
}

const PAIRS: readonly (readonly [string, string, string])[] = [
  ['内外资', '内资', '外资'],
  ['内外贸', '内贸', '外贸'],
  ['存贷款', '存款', '贷款'],
  ['收支', '收入', '支出'],
  ['粮经', '粮食', '经济作物'],
  ['进出口', '进口', '出口'],
];

/** Ways to split, likeliest first: at 、 alone; the last member at 和 too; every member at 和; at 和 of any one. */
function splittings(text: string): string[][] {
  // “i深圳”“深i企”注册用户
  const name = text.replaceAll('”“', '”、“');
  const parts = splitAt(name, /[、，]/);
  const last = parts.at(-1) ?? '';
  const single = parts.map((part, i) => [
    ...parts.slice(0, i),
    ...splitCoordination(part),
    ...parts.slice(i + 1),
  ]);
  const withLast = [...parts.slice(0, -1), ...splitCoordination(last)];
  return [parts, withLast, splitCoordination(name), ...single, withPairs(name)];
}

function splitAt(name: string, separators: RegExp): string[] {
  return splitBy(name, (at) => (separators.test(name[at]!) ? 1 : 0));
}

/** 新材料等战略性新兴产业分别增长: of each industry, and not of a class of them. */
const OF_INDUSTRIES = /^(?:战略性|重点|优势|支柱|主导|特色|新兴|传统|先进)+产业$/;
const industryOf = (member: string): string => (member.endsWith('业') ? '' : '产业');

function restoreShared(members: string[], lexicon: Lexicon): string[] {
  // 安全事故起数、死亡人数: of the same accidents.
  const event = eventIn(members[0]!);
  if (event !== undefined && members.slice(1).every(isToll))
    return members.map((member, i) => (i === 0 ? member : event + member));
  const classWord = /^(.{2,})等(.{2,})$/.exec(members.at(-1)!);
  // 质检、信用、广告等服务业营收: the class word is of each.
  if (classWord)
    return [...members.slice(0, -1), classWord[1]!].map(
      (member) => member + (OF_INDUSTRIES.test(classWord[2]!) ? industryOf(member) : classWord[2]!),
    );
  const of = /^(.{2,})的(.{2,})$/.exec(members.at(-1)!);
  // 社会散居和福利机构供养的孤儿养育标准: what stands behind 的 is of each.
  if (of) return [...members.slice(0, -1).map((member) => member + of[2]!), members.at(-1)!];
  // 单位生产总值能源消耗和二氧化碳排放分别下降: both are of one unit of output.
  const per = PER_OUTPUT.exec(members[0]!)?.[0];
  if (per !== undefined && members.slice(1).every((member) => OF_OUTPUT.test(member)))
    return members.map((member, i) => (i === 0 ? member : per + member));
  const tail = sharedTail(members, lexicon);
  const head = sharedHead(members) || headOfMetrics(members, lexicon) || newOfAll(members, lexicon);
  return members.map((member, i) => {
    const withTail =
      i < members.length - 1 && tail !== '' && !endsLike(member, tail, lexicon) ? member + tail : member;
    // 旅游接待人数、总收入
    const stem = /收入$/.test(withTail) ? head.replace(/(?<=.{2})接待$/, '') : head;
    return i > 0 && head !== '' && !withTail.startsWith(head) ? stem + withTail : withTail;
  });
}

/** 新增公办学位、医院床位分别…: what is new of the first is new of all that are things and no metrics. */
function newOfAll([first = '', ...rest]: readonly string[], lexicon: Lexicon): string {
  const deed = /^(?:新增|净增|新建)/.exec(first)?.[0] ?? '';
  const areThings = rest.every(
    (member) => flowOf(member, lexicon) === '' && !OF_AMOUNT.test(member.replace(/占.*$/, '')),
  );
  return areThings ? deed : '';
}

const OF_AMOUNT = /(?:[率额值量价费数]|收入|支出|投资|出口|进口|消费|税)$/;

const PER_OUTPUT = /^(?:单位|万元|亿元)(?:(?:国内|地区)?生产总值|GDP|工业增加值)/;
const OF_OUTPUT = /^(?:能源|二氧化碳|碳|水|用水|建设用地)(?:消耗|排放|使用|用)?量?$/;

/** A member that ends in a metric of its own needs no tail. */
function endsLike(member: string, tail: string, lexicon: Lexicon): boolean {
  if (tail.startsWith('占')) return member.endsWith(tail);
  // 投资、进出口等增速
  if (lexicon.has(tail, 'trend_noun')) return member.endsWith(tail);
  // 常住人口、户籍人口城镇化率
  if (tail.endsWith('率') && member.endsWith('人口')) return false;
  // 网上可办率、一网通办率
  if (/[率量额]$/.test(member) && member.length > 3 && member.at(-1) === tail.at(-1)) return true;
  // 无还本续贷、制造业贷款
  if (member.endsWith('贷') && /^贷?款$/.test(tail)) return true;
  if (member.endsWith(tail) || (member.length > 2 && lexicon.has(member, 'metric'))) return true;
  const own = lexicon.endingAt(member, member.length, 0, 'metric');
  return own !== undefined &&
    own.word.length > 1 &&
    member.length > own.word.length &&
    !/^(?:收入|支出|投资|进口|出口)$/.test(own.word)
    ? true
    : own !== undefined && tail.length <= own.word.length;
}

/**
 * What only the last member says for all: aligned by a character that ends an earlier member
 * (进口|出口·通关时间), else its metric (教育|医疗·支出).
 */
function sharedTail(members: readonly string[], lexicon: Lexicon): string {
  const first = members[0]!;
  const last = members.at(-1)!;
  if (first.length === 1 && last.length > 2) return last.slice(1);
  for (const length of last.startsWith(first) ? [] : [2, 1]) {
    const ending = first.slice(-length);
    const at = last.indexOf(ending);
    if (at > 0 && at + length < last.length && first.length <= at + length + 4)
      return last.slice(at + length);
  }
  const zone = LEVELS.find((word) => last.startsWith(word) && last.length > word.length);
  if (zone !== undefined && LEVELS.includes(first)) return last.slice(zone.length);
  const before = members.at(-2)!;
  // 刑事治安、涉诈、涉毒警情: words of one kind begin alike.
  if (before !== first && before.length === 2 && last.length === 4 && before[0] === last[0])
    return last.slice(2);
  const metric = lexicon.endingAt(last, last.length, 1, 'metric')?.word ?? '';
  // 瓜果菜、生猪、家禽出岛量: what is measured is a verb and 量.
  if (/^[量额数率]$/.test(metric) && last.length >= 5 && !last.endsWith('需氧量')) return last.slice(-3);
  // 营口、盘锦新开工亿元以上项目; 科创板、北交所上市公司
  const areShort = members.slice(0, -1).every(({ length }) => length <= 4);
  if (metric === '') return (DONE.exec(last) ?? (areShort ? COUNTED.exec(last) : null))?.[0] ?? '';
  const stem = last.slice(0, last.length - metric.length);
  const holder = metric === '' ? '' : (HOLDER.exec(stem)?.[0] ?? '');
  return stem === '' ? '' : holder + metric;
}

const DONE = /(?<=^.{2,4})(?:新增|新建|新开工|开工建设|建成|完成).{2,}$/;
const COUNTED = /(?<=.{2})(?:上市公司|上市企业|企业|公司|机构|项目|学校|医院|用户|人才|平台|站点)$/;

/** What stands between a name and its metric and is shared with it: 生猪、家禽年出栏量; 轻工、纺织产业增加值. */
const HOLDER =
  /(?<=.{2})(?:产业集群|产业链|产业|行业|企业|工业|居民|类商品|类|商品|保险|养老金|年|日|日均|年均|月均|人均|户均|平均|(?:处理|处置|收集|供应|生产|加工|接待|吞吐|储备){1,2}|[生人亩户]均[^、]{2}|单日最高|贸易|制种|种植|养殖|良种|排放)$/;

/** 城市、县城建成区面积: members that are levels of places share all that stands behind the last. */
const LEVELS = [
  '城市',
  '县城',
  '城镇',
  '农村',
  '乡村',
  '市区',
  '城区',
  '县域',
  '乡镇',
  '国家级',
  '省级',
  '市级',
  '县级',
  '区级',
  '沿海',
  '内河',
  '境内',
  '境外',
  '省内',
  '省外',
  '市内',
  '市外',
  '公办',
  '民办',
  '散居',
  '集中',
  '分散',
];

/** 地方财政收入、支出: what stands before the metric of the first belongs to bare metrics too. */
function headOfMetrics(members: readonly string[], lexicon: Lexicon): string {
  const first = members[0]!;
  if (lexicon.has(first, 'metric')) return '';
  const metric = lexicon.endingAt(first, first.length, 1, 'metric')?.word ?? '';
  const bare = members.slice(1).every((member) => member.length <= 5 && lexicon.has(member, 'metric'));
  // 省属国有企业工业总产值、营业总收入
  const head = first.slice(0, first.length - metric.length).replace(/(?<=企业|公司|集团)工业$/, '');
  return bare && head.length > 1 ? head : '';
}

/** 食品烟酒类、衣着类: members that end so are whole names. */
const COMPLETE = /[类业区县市品院所]$/;

/** What only the first member says for all: 万元GDP能耗、水耗 share 万元GDP, aligned by their last character. */
function sharedHead(members: readonly string[]): string {
  const first = members[0]!;
  const rest = members.slice(1);
  const shortest = Math.min(...rest.map((member) => member.length));
  if (first.length < shortest + 2 || shortest > 4 || COMPLETE.test(first)) return '';
  const aligned = rest.some((member) => member.length <= 4 && first.at(-1) === member.at(-1));
  const length = rest.find((member) => first.at(-1) === member.at(-1))?.length ?? 0;
  return aligned ? first.slice(0, first.length - length) : '';
}
