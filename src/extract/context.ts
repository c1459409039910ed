import type { Lexicon } from '../rules/lexicon.ts';
import type { Basis, Block, DocumentMetadata, Status } from '../types.ts';
import { type Calendar, findTimes, planEnd } from './times.ts';

/** What the place in the report says about when its figures hold. */
export interface Setting {
  readonly status: Status;
  /** A year, or a span of years when the section is about several. */
  readonly period: string;
}

/** The last year of a period. */
export function lastYear(period: string): number {
  return Number(period.slice(-4));
}

export function isSpan(period: string): boolean {
  return period.includes('/');
}

/** A report that states no year at all is read as of this pseudo-year, and its periods stay empty. */
export function calendarOf(metadata: DocumentMetadata): Calendar {
  const planned = Number(metadata.planYear.slice(0, 4));
  const session = Number(metadata.sessionDate.slice(0, 4));
  const given = planned || session;
  const referenceYear = Number(metadata.referenceYear) || (given === 0 ? 0 : given - 1);
  return { referenceYear, thisYear: planned || session || referenceYear };
}

/** The caption of a figure tells of the figure only: 图2 2005-2009年财政收入. */
const CAPTION = /^(?:附?[图表]|专栏图)\s?[\d一二三四五六七八九十]/;

/**
 * What the headings above a block tell: the outermost that tells, unless one inside it names a time of its own.
 * (主要任务 in a sub-heading of the review is no plan.)
 */
export function toldSetting(block: Block, metadata: DocumentMetadata, lexicon: Lexicon): Setting | undefined {
  const calendar = calendarOf(metadata);
  const depth = block.section.length - (block.kind === 'heading' ? 1 : 0);
  let told: Setting | undefined;
  block.section.forEach((heading, i) => {
    if (told && OF_RESOLUTION.test(heading) && !namesTime(heading, calendar)) told = review(calendar);
    if (CAPTION.test(heading) || (told && !namesTime(heading, calendar))) return;
    const setting = settingOfHeading(heading, calendar, metadata, lexicon);
    told = (i < depth - 1 && setting && detailed(heading, setting, calendar, metadata)) || setting || told;
  });
  return told;
}

/**
 * “十五五”时期主要目标和2026年重点工作: the sections below a heading that names years and a year tell the year in detail,
 * if none of them names a time of its own.
 */
function detailed(
  heading: string,
  { period, status }: Setting,
  calendar: Calendar,
  metadata: DocumentMetadata,
): Setting | undefined {
  if (!isSpan(period) || !isYearly(metadata)) return undefined;
  const year = status === 'target' ? metadata.planYear : String(calendar.referenceYear);
  const named = findTimes(heading, calendar).some((time) => time.kind === 'point' && time.period === year);
  return named ? { period: year, status } : undefined;
}

/** The setting of a part whose headings tell nothing: plans go on to the end of a report, else its kind tells. */
export function settingBetween(last: Setting | undefined, metadata: DocumentMetadata): Setting {
  const calendar = calendarOf(metadata);
  if (last?.status === 'target')
    return isSpan(last.period) && isYearly(metadata) ? plan(metadata, calendar) : last;
  const isPlan = metadata.kind === 'five_year_plan' || /发展计划$/.test(metadata.title);
  return isPlan ? plan(metadata, calendar) : review(calendar);
}

/** A report of one year; what it says of five years it says in sections that name them. */
function isYearly({ kind }: DocumentMetadata): boolean {
  return kind === 'work_report' || kind === 'plan_report' || kind === 'budget_report';
}

function review({ referenceYear }: Calendar): Setting {
  return { status: 'actual', period: referenceYear ? String(referenceYear) : '' };
}

/** How many years a government is in office, and a plan lasts. */
export const TERM = 5;

/** The `count` years that end with `last`. */
export const yearsUpTo = (last: number, count: number): string => `${last - count + 1}/${last}`;

/** 一、本届政府工作回顾, of the years for which a government is elected; 五年工作回顾, 极不平凡的五年. */
function yearsLookedBackOn(heading: string, { referenceYear }: Calendar): Setting | undefined {
  const [, first, second] = SO_MANY_YEARS.exec(heading) ?? [];
  const told = first ?? second;
  if (AHEAD.test(heading) || !(told || OF_TERM.test(heading))) return undefined;
  const count = told ? '一二三四五'.indexOf(told) + 1 : TERM;
  return { status: 'actual', period: referenceYear ? yearsUpTo(referenceYear, count) : '' };
}
const AHEAD = /今后|未来|下一?步/;
const OF_TERM =
  /(?:本届|上届|上一届|过去一届|第[一二三四五六七八九十]+届)[\p{Script=Han}]{0,3}政府|任期内?的?(?:政府)?工作/u;
const SO_MANY_YEARS =
  /(?:^|[、，）)\s]|过去|近)的?([三四五])年(?:的|政府|工作|发展|奋斗|奋进|砥砺)*(?:回顾|总结|历程)|的([三四五])年$/;

function plan(metadata: DocumentMetadata, { thisYear }: Calendar): Setting {
  return { status: 'target', period: metadata.planYear || (thisYear ? String(thisYear) : '') };
}

/** （二）落实市人大预算决议情况, in a part on several years: what was resolved was for one. */
const OF_RESOLUTION = /落实.*决议|决议.*情况/;

/** What one heading tells: the words of review or plan, and the years it names. */
export function settingOfHeading(
  heading: string,
  calendar: Calendar,
  metadata: DocumentMetadata,
  lexicon: Lexicon,
): Setting | undefined {
  const reviews = lastIndex(heading, lexicon.matcher('section_review'));
  const plans = lastIndex(heading, lexicon.matcher('section_plan'));
  const period = firstPeriod(heading, calendar);
  if (reviews < 0 && plans < 0) {
    if (!period) return yearsLookedBackOn(heading, calendar);
    return { period, status: statusOf(period, calendar) };
  }
  const planned = plans > reviews && !isPast(heading, calendar);
  if (!period)
    return planned ? plan(metadata, calendar) : (yearsLookedBackOn(heading, calendar) ?? review(calendar));
  if (planned && statusOf(period, calendar) === 'actual') return plan(metadata, calendar);
  return { period, status: planned ? 'target' : 'actual' };
}

/** 过去五年主要工作, “十四五”时期发展成就和2025年主要工作: every year that the heading names is over, whatever its words. */
function isPast(heading: string, calendar: Calendar): boolean {
  const plans = [...heading.matchAll(new RegExp(PLAN_NAME, 'g'))].map(([, name]) => String(planEnd(name!)));
  const times = findTimes(heading, calendar).filter(({ kind }) => kind !== 'base');
  const periods = [...plans, ...times.map(({ period }) => period)];
  return periods.length > 0 && periods.every((period) => statusOf(period, calendar) === 'actual');
}

/** Of several times in a heading the first: what stands under it begins with that. */
function firstPeriod(heading: string, calendar: Calendar): string | undefined {
  const named = PLAN_NAME.exec(heading);
  const time = findTimes(heading, calendar).find(({ kind }) => kind !== 'base');
  if (!named || (time && time.start < named.index - 1)) return time?.period;
  return `${planEnd(named[1]!) - 4}/${planEnd(named[1]!)}`;
}

const PLAN_NAME = /(十[一二三四五六七]五|(?<=“)十五(?=”))/;

function namesTime(heading: string, calendar: Calendar): boolean {
  return PLAN_NAME.test(heading) || findTimes(heading, calendar).length > 0;
}

export function statusOf(period: string, { referenceYear }: Calendar): Status {
  return referenceYear !== 0 && lastYear(period) > referenceYear ? 'target' : 'actual';
}

function lastIndex(text: string, expression: RegExp): number {
  return [...text.matchAll(expression)].at(-1)?.index ?? -1;
}

/** How a figure sits in a period of several years: a stock at its end, a flow over it, a mean of it. */
export function placeInSpan(
  period: string,
  how: { readonly mean: boolean; readonly flow: boolean },
): { period: string; basis: Basis } {
  if (!isSpan(period)) return { period, basis: '' };
  if (how.mean) return { period, basis: 'annual_average' };
  if (how.flow) return { period, basis: 'cumulative' };
  return { period: period.slice(-4), basis: '' };
}
