import type { Basis } from '../types.ts';
import { isSpan, lastYear } from './context.ts';
import type { Dated } from './dating.ts';
import { timeBefore } from './governing_time.ts';
import type { Paragraph } from './paragraph.ts';
import { hasWord } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import type { TimePhrase } from './times.ts';

/** No more characters than this make up a date. */
export const LONGEST_DATE = 12;

/** 比2020年增长20%: growth over the years since; 与2000年相比，…年均增长 too. 比上年 is of the last year alone. */
export function comparison(
  paragraph: Paragraph,
  { at, tokens, measure, compares, grown = '' }: Dated,
  year: string,
  own: TimePhrase | undefined,
): { period: string; basis: Basis } | undefined {
  if (year === '' || (measure !== 'growth' && measure !== 'change')) return undefined;
  // 到2010年…下降35%, in a plan that ends then: since it began.
  const { setting } = paragraph;
  const overPlan = setting.status === 'target' && isSpan(setting.period) && year === setting.period.slice(-4);
  const against = tokens.find(({ time }) => time?.kind === 'base');
  const base = against?.time?.period;
  // 比前五年增长2.2倍: the years compared with as many before.
  if (
    against &&
    isSpan(year) &&
    /前[三四五]年|上[一个]*五年/.test(paragraph.text.slice(against.start, against.end))
  )
    return { period: year, basis: 'cumulative' };
  if (base === '' || hasWord(tokens, /^(?:同比|环比)/)) return { period: year.slice(-4), basis: '' };
  const mean = hasWord(tokens, MEAN);
  const overall = mean || isSetAgainst(paragraph, at) ? sentenceBase(paragraph, at) : undefined;
  const since = base ?? overall ?? (mean ? earlierPoint(paragraph, at, lastYear(year)) : undefined);
  const isBeyond = !isSpan(year) && !(isSpan(setting.period) && lastYear(setting.period) >= lastYear(year));
  if (!since && mean && isBeyond) {
    // 到2030年收入突破55亿元，年均增长6%: from the year of the plan on.
    const { thisYear } = paragraph.calendar;
    if (thisYear > 0 && lastYear(year) > thisYear)
      return { period: `${thisYear}/${year}`, basis: 'annual_average' };
  }
  // 生产总值9500亿元，比2005年增长86%。人均生产总值1.46万美元，增长58.9%: since the same year.
  if (!since && !against && !own && !mean && !compares && isSpan(setting.period) && year === grown.slice(-4))
    return { period: grown, basis: 'cumulative' };
  // 十年共增加18万人，增长0.67%。年平均增长率为0.07%: over the years of the growth before.
  if (!since && mean && !own && !isSpan(year) && isSpan(grown) && year === grown.slice(-4))
    return { period: grown, basis: 'annual_average' };
  if (!since && overPlan && !mean) return { period: setting.period, basis: 'cumulative' };
  if (!since) return undefined;
  const last = mean && !base ? laterPoint(paragraph, at, since, lastYear(year)) : lastYear(year);
  if (last - lastYear(since) <= 1) return undefined;
  return {
    period: `${firstYear(lastYear(since), last)}/${last}`,
    basis: mean ? 'annual_average' : 'cumulative',
  };
}

/** 比2020年…: of the years behind it; from 2021 to 2025: of that five-year plan. */
const firstYear = (since: number, year: number): number =>
  year % 5 === 0 && year - since === 4 ? since : since + 1;

export const MEAN = /^(?:年均|每年|平均每年|年均增速|年平均增长率|年均增长率|年平均增长速度|平均增长|平均)$/;

/** 由“十五”末的12.8亿元增加到19.2亿元，年均增长8.4%: the year from which the sentence starts. */
function earlierPoint({ text, times }: Paragraph, at: number, year: number): string | undefined {
  const isEarlier = ({ kind, period }: TimePhrase) =>
    (kind === 'point' || kind === 'origin') && period !== '' && Number(period) < year - 1;
  return times.lastBefore(at, sentenceStart(text, at), isEarlier)?.period;
}

/** 从2021年的152亿元增长到2025年的210亿元，年均增长8.4%: the year that the sentence goes on to, if not the one it is told of. */
function laterPoint({ text, times }: Paragraph, at: number, since: string, year: number): number {
  const isLater = ({ kind, period }: TimePhrase) => kind === 'point' && Number(period) > lastYear(since);
  const later = times.lastBefore(at, sentenceStart(text, at), isLater)?.period;
  return later === undefined ? year : Number(later);
}

/** 同2000年第五次全国人口普查相比，…: all that grew in the sentence. */
const isSetAgainst = ({ text }: Paragraph, at: number): boolean =>
  /(?:^|[。；])(?:(?:19|20)\d{2}年)?(?:与|同)[^，。；]{4,40}相比，/.test(
    text.slice(Math.max(0, sentenceStart(text, at) - 1), at),
  );

/** The year with which the sentence compares (与2000年相比). */
function sentenceBase({ text, times }: Paragraph, at: number): string | undefined {
  return times.lastBefore(at, sentenceStart(text, at), ({ kind, period }) => kind === 'base' && period !== '')
    ?.period;
}

/**
 * When the value holds from which a movement starts (由A增加到B): the year the sentence compares with, or the year
 * before the span of years that is told; '' where neither is stated.
 */
export function originPeriod(paragraph: Paragraph, at: number): string {
  const base = sentenceBase(paragraph, at);
  if (base) return base.slice(-4);
  // 由上年的32位提升到21位
  const from = paragraph.times.lastBefore(
    at,
    Math.max(0, at - LONGEST_DATE),
    ({ kind }) => kind === 'origin',
  );
  if (from) return from.period;
  const period = timeBefore(paragraph, at)?.period ?? paragraph.setting.period;
  return isSpan(period) ? String(Number(period.slice(0, 4)) - 1) : '';
}

/** 工业总产值超过6900亿元，是上个五年的3.8倍: the sums of two terms. */
export const isSetAgainstTerm = (text: string, at: number): boolean =>
  AGAINST_TERM.test(text.slice(at, at + LONGEST_AGAINST));
const AGAINST_TERM =
  /^[^，。；]*\d[^，。；]*，(?:(?:是|为|相当于)(?:上一?个?五年|前五年|上一?届)的|比“?十[一二三四五]五”?(?:时期|期间)?(?:增|提高|翻|多))/;

/** 专利授权量达1.65万件，是2007年的4.36倍: of one year, as that with which it is compared. */
export const isSetAgainstYear = (text: string, at: number): boolean =>
  AGAINST_YEAR.test(text.slice(at, at + LONGEST_AGAINST));
const AGAINST_YEAR = /^[^，。；]*\d[^，。；]*，(?:分别)?(?:是|为|相当于)(?:(?:19|20)\d{2}年|[三五十]年前)的/;
const LONGEST_AGAINST = 32;
