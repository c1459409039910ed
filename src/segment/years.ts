import type { Block, ReportKind } from '../types.ts';

export interface Years {
  readonly referenceYear: string;
  readonly planYear: string;
}

const NONE: Years = { referenceYear: '', planYear: '' };
const DIGITS = '〇一二三四五六七八九';
const PLAN_ORDINALS = ['', ...'一二三四五六七八九'];
const TENTH_PLAN_START = 2001;
/** 2008年以来的工作回顾, 2007年到2011年的工作回顾: the year that several begin with is not the one under review. */
const REVIEW =
  /(\d{4})年(?!以来|[到至—－-]\d{4})(?:[^，；]{0,24}?)(?:回顾|总结|工作情况|执行情况|完成情况|主要成绩|成就|成果|成效|发展情况|取得|[和及与]过去[一三四五]年)/;
/** 2035年远景目标 looks beyond the years that are planned. */
const PLAN =
  /(\d{4})年(?!远景|以来|以?[和及与]过去|[到至—－-]\d{4})(?:[^，；]{0,24}?)(?:安排|打算|部署|主要工作|重点工作|工作总体|总体要求|总体思路|目标|任务|计划草案|预算草案|政府工作|工作重点|工作$)/;

/** 二〇二三年 → 2023年, so that one expression finds both. */
export const withArabicYears = (text: string): string =>
  text.replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) =>
    [...year].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join(''),
  );

/** The year under review and the planned one, as the kind of report states them: in its title, its headings, by the date of the session. */
export function yearsOf(
  kind: ReportKind,
  title: string,
  blocks: readonly Block[],
  sessionDate: string,
): Years {
  const named = withArabicYears(title);
  if (kind === 'communique') return { referenceYear: /(\d{4})年/.exec(named)?.[1] ?? '', planYear: '' };
  if (kind === 'five_year_plan') return fiveYears(named);
  const inTitle = fromTexts([named]);
  if (kind === 'plan_report' || kind === 'budget_report') {
    const [first = '', second = ''] = [...named.matchAll(/(\d{4})年/g)].map(([, year]) => year!);
    if (first && second) return { referenceYear: first, planYear: second };
    if (/决算|执行/.test(named) && first) return { referenceYear: first, planYear: '' };
    if (first && !second) return { referenceYear: String(Number(first) - 1), planYear: first };
  }
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level > 0);
  const inHeadings = fromTexts(headings.map(({ reading }) => withArabicYears(reading.text)));
  const bySession = kind === 'work_report' ? ofSession(sessionDate) : NONE;
  return completed(merged(merged(inHeadings, inTitle), bySession), kind, named);
}

/** 第十五个五年规划, 第十个五年计划, “十四五”规划: the span of the plan, and the year before it under review. */
function fiveYears(title: string): Years {
  const named = /第?十([一二三四五六七八九]?)(?:个五年|五)/.exec(title);
  if (!named) return NONE;
  const start = TENTH_PLAN_START + 5 * PLAN_ORDINALS.indexOf(named[1]!);
  return { referenceYear: String(start - 1), planYear: `${start}/${start + 4}` };
}

function fromTexts(texts: readonly string[]): Years {
  const first = (pattern: RegExp): string =>
    texts.map((text) => pattern.exec(text)?.[1]).find((year) => year !== undefined) ?? '';
  return { referenceYear: first(REVIEW), planYear: first(PLAN) };
}

const merged = (a: Years, b: Years): Years => ({
  referenceYear: a.referenceYear || b.referenceYear,
  planYear: a.planYear || b.planYear,
});

/** A work report given before summer reviews the year before; one given in the last months reviews its own. */
function ofSession(date: string): Years {
  const [year = 0, month = 0] = date.split('-').map(Number);
  if (year === 0) return NONE;
  const reviewed = month >= 10 ? year : year - 1;
  return { referenceYear: String(reviewed), planYear: String(reviewed + 1) };
}

/** A work report and a digest of one state two neighbouring years; one gives the other. */
function completed(years: Years, kind: ReportKind, title: string): Years {
  const titleYear = /(\d{4})年/.exec(title)?.[1] ?? '';
  if (kind === 'work_report' && !years.referenceYear && !years.planYear && titleYear) {
    return { referenceYear: String(Number(titleYear) - 1), planYear: titleYear };
  }
  // 2025年主要工作 may head what was done as well as what is to be done.
  const isOneYear = years.planYear === years.referenceYear;
  if (kind === 'work_report' && isOneYear && years.planYear) {
    return { ...years, planYear: String(Number(years.planYear) + 1) };
  }
  if (kind === 'work_report' || kind === 'digest') {
    return {
      referenceYear: years.referenceYear || (years.planYear && String(Number(years.planYear) - 1)),
      planYear: years.planYear || (years.referenceYear && String(Number(years.referenceYear) + 1)),
    };
  }
  return years.referenceYear || !titleYear ? years : { ...years, referenceYear: titleYear };
}
