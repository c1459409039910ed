import type { Lexicon } from '../rules/lexicon.ts';
import { restoreShared } from './shared_words.ts';

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
    return /[总饱温调缓涉波普以参惠顾]/.test(name[at - 1] ?? '') ? 0 : 1;
  }
  return 0;
}

/**
 * Names for `count` values in a row, from one coordinated name; undefined if its members are not that many.
 * What the members share is restored: 货物进口、出口通关时间 → 货物进口通关时间 | 货物出口通关时间.
 */
export function distribute(stated: string, count: number, lexicon: Lexicon): string[] | undefined {
  const name = withWholeWords(stated);
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
const OF_SO_MANY = /^(.+、.+?)[两三四五六七八九十](?:大|[项类种](?:主要)?)([^、]{2,8})$/;
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
  return name.replace(/第?[一二三](?:产业)?(?:[、和]?第?[二三])+(?:次)?产业?(?!品)/, (list) =>
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

/** 存、贷款余额: what two words share is written once; 粮、经、饲 are words by themselves. */
const withWholeWords = (name: string): string =>
  PAIRS.reduce((all, [[first = '', ...rest], one, other]) => {
    const apart = `${first}、${rest.join('')}`;
    return all.includes(`${apart}、`) ? all : all.replace(apart, `${one}、${other}`);
  }, name);

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
