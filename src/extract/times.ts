import type { Basis, Span } from '../types.ts';

/** Years that words like 今年, 去年, 五年来 are relative to. */
export interface Calendar {
  /** The year in which the report was given. */
  readonly thisYear: number;
  /** The year under review. */
  readonly referenceYear: number;
}

/** A phrase that says when: offsets of the reading text. */
export interface TimePhrase extends Span {
  /** `point` one year; `span` several years; `base` what is compared with; `origin` where a movement starts (从2020年). */
  readonly kind: 'point' | 'span' | 'base' | 'origin';
  /** `2023` or `2021/2025`. */
  readonly period: string;
  readonly basis: Basis;
  /** So many years, before or after no stated year: 五年新增. A plan means its own years by it. */
  readonly isLength?: true;
  /** The years of a plan that a sum is compared with (比“十三五”541亿元增加…). */
  readonly over?: string;
}

const YEAR = '(?:19|20)\\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2}';
const COUNT = '[一二两三四五六七八九十]|\\d{1,2}';
const PHRASES = new RegExp(
  [
    '(?<census>(?:比|较|对比|与|同)(?:(?:19|20)\\d{2}年)?(?:的)?第(?<censusOrdinal>[三四五六七八])次(?:全国)?人口普查(?:(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日零时|时)?(?:相比)?)',
    `(?<base>(?:比|较|对比|与|同|在(?=.{4}年的?基础上))(?<baseYear>${YEAR})(?!\\d|[.．]\\d|[万亿千百元家个户人%])年?(?:相比|末|底|同期|的?基础上|(?:年初|初|调整)?预算(?:代编)?数?|决算数?|预计执行数|预计完成数|预计数|执行数|完成数|实绩)?)`,
    '(?<lastYear>(?:比|较|对比|与|同)(?:上年|去年|上一年|前[三四五]年|上一?个?五年|上一?届)(?:同期|同月|末|底|年末|度)?(?:相比|(?:年初|调整|变动)?预算数?|决算数?|执行数|(?:实际)?完成数|实际完成|实绩)?)',
    '(?<basePlan>(?:比|较|与)(?<basePlanName>“[七八九十]五(?=”)|“?十[一二三四五六七]五)”?(?:时期|期间|(?<basePlanEnd>期末|末期|末)|规划)?(?:初|同期)?)',
    `(?<range>(?<from>${YEAR})年?(?:[-—–~～]+|至|到)(?<to>${YEAR})年(?:底|末|间|期间)?)`,
    `(?<point>(?<origin>自|从|由)?(?:截至|截止|(?<![高加升长降低少小大短落增展宽])[到至])?(?<year>${YEAR})年(?:底|末|初(?!步)|度)?(?<month>\\d{1,2}月(?:份|底|末|初|\\d{1,2}日)?)?(?<since>以来|起|开始)?)`,
    `(?<plan>(?<planName>“[七八九十]五(?=”)|“?十[一二三四五六七]五)”?(?:规划|计划)?(?:(?<planPart>时期|期间|期末|末|以来|时|这?五年)|(?<planRules>(?=累计|年均|平均|共(?!同)|全[市省区县]|我[市省]|新增|新建|建成|完成))|))`,
    '(?<firstOf>(?<![\\d比较与同提之])前(?<firstYears>[两三四])年(?=累计|年均|平均|共|合计|，|均))',
    '(?<lastOf>(?:由|从)(?:上年|去年)(?:度|末|同期)?(?=的|\\d))',
    '(?<twoYears>今明两年|今明后?三年)',
    '(?<relative>今年以来|今年|本年度|去年|明年)',
    '(?<total>(?<!连续|规划期|[\\d.])(?<totalYears>[两三四五]|[2-5])年)(?=平均|年均|累计(?![值数])|分别|增长|提高|下降|减少|增加|取得|共|城[镇乡]|新增|净增|增量|新[^的增征时目任]|跨|翻|实施|实际|改造|完成|建成|投入|统筹|安排|实现|解决|发放|培训|引进|培育|打造|创建|形成|获批|承办|承担)',
    `(?<past>(?<!\\d)(?:过去|这|近|最近|前|本届政府)?(?:的)?(?<pastYears>${COUNT})年(?:来|间)(?!首|、|最|新[高低])|(?:过去|近|最近|这)的?(?<pastYears2>${COUNT})年)`,
    `(?<future>(?:今后|未来|(?:新的|下一?个)(?=五年)|用|力争用|再用|利用)(?<futureYears>${COUNT})(?:到(?<more>${COUNT}))?年(?:左右)?(?:的?时间|内)?)`,
  ].join('|'),
  'g',
);

/** The time phrases of a text, found by where they begin and end. */
export class TimeTable {
  readonly all: readonly TimePhrase[];
  readonly #starting = new Map<number, TimePhrase>();
  readonly #ending = new Map<number, TimePhrase>();

  constructor(all: readonly TimePhrase[]) {
    this.all = all;
    for (const phrase of all) {
      this.#starting.set(phrase.start, phrase);
      this.#ending.set(phrase.end, phrase);
    }
  }

  startingAt(at: number): TimePhrase | undefined {
    return this.#starting.get(at);
  }

  endingAt(at: number): TimePhrase | undefined {
    return this.#ending.get(at);
  }

  /** The phrase that holds `[start, end)`. */
  around(start: number, end: number): TimePhrase | undefined {
    const last = this.#lastBegunBy(start);
    return last && end <= last.end ? last : undefined;
  }

  /** The last phrase for which `accepts` holds of those that end by `at` and begin at or after `from`. */
  lastBefore(at: number, from: number, accepts: (phrase: TimePhrase) => boolean): TimePhrase | undefined {
    for (let i = this.#countBegunBy(at) - 1; i >= 0; i--) {
      const phrase = this.all[i]!;
      if (phrase.start < from) return undefined;
      if (phrase.end <= at && accepts(phrase)) return phrase;
    }
    return undefined;
  }

  #lastBegunBy(at: number): TimePhrase | undefined {
    return this.all[this.#countBegunBy(at) - 1];
  }

  /** How many phrases begin at or before `at`. */
  #countBegunBy(at: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Every time phrase of a reading text, ascending. */
export function findTimes(text: string, calendar: Calendar): TimePhrase[] {
  const found: TimePhrase[] = [];
  for (const match of text.matchAll(PHRASES)) {
    const resolved = resolve(match.groups ?? {}, calendar);
    if (resolved) found.push({ start: match.index, end: match.index + match[0].length, ...resolved });
  }
  return found;
}

/** When the population was counted, by the ordinal of the census. */
const CENSUS_YEARS: Readonly<Record<string, number>> = {
  三: 1982,
  四: 1990,
  五: 2000,
  六: 2010,
  七: 2020,
  八: 2030,
};

type Groups = Record<string, string | undefined>;

function resolve(groups: Groups, calendar: Calendar): Omit<TimePhrase, 'start' | 'end'> | undefined {
  const { thisYear, referenceYear } = calendar;
  if (groups.base) return { kind: 'base', period: year(groups.baseYear!), basis: '' };
  if (groups.census) return { kind: 'base', period: String(CENSUS_YEARS[groups.censusOrdinal!]), basis: '' };
  if (groups.lastYear) return { kind: 'base', period: '', basis: '' };
  if (groups.basePlan) {
    const end = planEnd(groups.basePlanName!);
    const base = { kind: 'base', period: String(end), basis: '' } as const;
    return groups.basePlanEnd ? base : { ...base, over: `${end - 4}/${end}` };
  }
  if (groups.range) return years(Number(year(groups.from!)), Number(year(groups.to!)));
  if (groups.point) {
    const value = year(groups.year!);
    if (groups.since && Number(value) < referenceYear) return span(Number(value), referenceYear);
    return { kind: groups.origin ? 'origin' : 'point', period: value, basis: '' };
  }
  if (groups.lastOf) return { kind: 'origin', period: String(referenceYear - 1), basis: '' };
  if (groups.plan) return planPeriod(groups);
  if (groups.firstOf) return firstOfPlan(count(groups.firstYears!), referenceYear);
  if (groups.twoYears)
    return { ...span(thisYear, thisYear + (groups.twoYears.includes('三') ? 2 : 1)), basis: 'cumulative' };
  if (groups.relative)
    return { kind: 'point', period: String(relativeYear(groups.relative, calendar)), basis: '' };
  if (groups.total)
    return { ...span(referenceYear - count(groups.totalYears!) + 1, referenceYear), isLength: true };
  if (groups.past) {
    const years = count(groups.pastYears ?? groups.pastYears2 ?? '');
    if (years === 1) return { kind: 'point', period: String(referenceYear), basis: '' };
    return span(referenceYear - years + 1, referenceYear);
  }
  if (groups.future) {
    const years = count(groups.more ?? groups.futureYears ?? '');
    if (years === 1) return { kind: 'point', period: String(thisYear), basis: '' };
    return { ...span(thisYear, thisYear + years - 1), basis: 'cumulative' };
  }
  return undefined;
}

/** 2010年到2015年 is the five-year plan that began behind the first. */
const years = (from: number, to: number): Omit<TimePhrase, 'start' | 'end'> =>
  from % 5 === 0 && to - from === 5 ? span(from + 1, to) : span(from, to);

function span(from: number, to: number): Omit<TimePhrase, 'start' | 'end'> {
  return { kind: 'span', period: `${from}/${to}`, basis: '' };
}

function planPeriod(groups: Groups): Omit<TimePhrase, 'start' | 'end'> | undefined {
  const last = planEnd(groups.planName!);
  if (groups.planPart === '末' || groups.planPart === '期末')
    return { kind: 'point', period: String(last), basis: '' };
  return groups.planPart === undefined && groups.planRules === undefined ? undefined : span(last - 4, last);
}

/** 前四年累计下降16.3%: the first years of the five-year plan under way. */
function firstOfPlan(years: number, referenceYear: number): Omit<TimePhrase, 'start' | 'end'> {
  const first = Math.ceil(referenceYear / 5) * 5 - 4;
  return span(first, first + years - 1);
}

/** The last year of a five-year plan: 十三五 → 2020, “十五 → 2005. */
export function planEnd(name: string): number {
  const digits = name.replace('“', '').slice(0, -1);
  const ordinal =
    digits.length === 2
      ? 10 + '一二三四五六七八九'.indexOf(digits[1]!) + 1
      : '一二三四五六七八九十'.indexOf(digits) + 1;
  return 2005 + (ordinal - 10) * 5;
}

function relativeYear(word: string, { thisYear, referenceYear }: Calendar): number {
  if (word.startsWith('今') || word.startsWith('本')) return thisYear;
  if (word.startsWith('明')) return thisYear + 1;
  return thisYear === referenceYear ? referenceYear - 1 : referenceYear;
}

function year(text: string): string {
  if (/^\d/.test(text)) return text;
  return [...text].map((digit) => '〇一二三四五六七八九'.indexOf(digit.replace(/[○零]/, '〇'))).join('');
}

function count(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return text === '两' ? 2 : '一二三四五六七八九十'.indexOf(text) + 1;
}
