import type { DocumentMetadata } from '../types.ts';
import { isSpan, type Setting, statusOf, TERM, yearsUpTo } from './context.ts';
import { type Calendar, findTimes, planEnd } from './times.ts';

/** What the opening words of a paragraph or sentence say of when the figures behind them hold. */
export interface Announced extends Setting {
  /** It announces what stands below (一年来的主要工作是：). */
  readonly announces?: true;
}

/** A paragraph, or a sentence of one, and the setting in which it stands. */
export interface Opening {
  readonly text: string;
  readonly setting: Setting;
}

/** The years that a report is about. */
export interface Clock {
  readonly calendar: Calendar;
  readonly planYear: DocumentMetadata['planYear'];
}

type Announcement = (opening: Opening, clock: Clock) => Announced | undefined;

/** 这是经济实力持续提升的五年。 */
const yearsThatWere: Announcement = ({ text, setting }, { calendar }) => {
  const years = YEARS_OF.exec(text)?.[1];
  if (years === undefined || setting.status !== 'actual') return undefined;
  return { period: yearsUpTo(calendar.referenceYear, '一二三四五'.indexOf(years) + 1), status: 'actual' };
};
const YEARS_OF =
  /^(?:各位代表[，！：])?[^，。；]{0,10}(?:这|过去的?[三四五]年，?|[^，。；]{0,8}[三四五]年，)?是[^，。；]{2,36}的([三四五])年[，。]/;

/** 随着2015年任务的完成，“十二五”胜利收官，…: what follows looks back on that plan. */
const planThatIsDone: Announcement = ({ text, setting }, { calendar }) => {
  const plan = PLAN_DONE.exec(text)?.[1];
  const isDone =
    plan !== undefined && setting.status === 'actual' && planEnd(plan) === calendar.referenceYear;
  return isDone ? { period: yearsOfPlan(plan), status: 'actual' } : undefined;
};
const PLAN_DONE =
  /^(?:各位代表[，！：])?[^。；]{0,40}?“(十[一二三四五六七]?五)”(?:规划|计划|目标任务|的)*(?:胜利|圆满|顺利|全面)(?:收官|实现|完成)/;

/** 经过不懈努力，本届政府目标任务胜利完成，…: what follows looks back on the years in office. */
const termThatIsDone: Announcement = ({ text, setting }, { calendar }) =>
  setting.status === 'actual' && TERM_DONE.test(text)
    ? { period: yearsUpTo(calendar.referenceYear, TERM), status: 'actual' }
    : undefined;
const TERM_DONE =
  /^(?:各位代表[，！：])?[^。；\d]{0,50}?本届政府(?:的|工作|确定|各项|主要|目标|任务)*(?:胜利|圆满|顺利|全面|超额|如期|已)*(?:实现|完成)/;

/** 2007—2010年工作已逐年报告，现重点就2011年政府工作向大会报告。 */
const yearToReport: Announcement = ({ text, setting }, { calendar }) => {
  const period = TO_REPORT.exec(text)?.[1];
  return period !== undefined && statusOf(period, calendar) === setting.status
    ? { period, status: setting.status, announces: true }
    : undefined;
};
const TO_REPORT =
  /^[^。；]{0,60}(?:^|[，：])(?:下面，?)?(?:我?现在?|这里|在此|今天)?，?我?(?:重点|主要|着重|简要)?[就将对把](20\d{2})年(?:的|度)?[^，。；\d]{0,10}(?:工作|情况)[^，。；\d]{0,6}(?:报告|汇报)/;

/** 2021年全市高质量发展指标体系安排，具体为：…; 2020年主要目标是：… */
const plannedYear: Announcement = ({ text }, { calendar }) => {
  const period = PLAN.exec(text)?.[1];
  return period !== undefined && statusOf(period, calendar) === 'target'
    ? { period, status: 'target' }
    : undefined;
};
const PLAN =
  /(20\d{2})年[^，。；\d]{0,40}(?:指标体系|发展|主要|预期|工作|具体)[^，。；\d]{0,10}(?:目标|安排|任务|计划)(?:是|为|如下|包括|，具体为|，具体是|建议为)?[：:]/;

/** “十三五”发展主要目标是，…: of the years of that plan. */
const aimsOfPlan: Announcement = ({ text }, { calendar }) => {
  const plan = AIMS_OF_PLAN.exec(text)?.[1];
  return plan !== undefined && planEnd(plan) > calendar.referenceYear
    ? { period: yearsOfPlan(plan), status: 'target' }
    : undefined;
};
const AIMS_OF_PLAN =
  /^“?(十[一二三四五六七]五)”?(?:时期|期间|规划)?(?:的|我[市省区县]|全[市省区县州])*(?:国民|经济(?:和|与)?社会|发展)*的?(?:主要|总体|奋斗|发展|预期)*(?:目标|要求|指导思想|思路)(?:是|为|[：，])/;

/** 主要预期目标是：…; 今年政府工作的指导思想是：…, at the head of a paragraph: of the year that is planned. */
const aimsOfTheYear: Announcement = ({ text, setting }, { planYear }) => {
  const aims = (IN_THIS_YEAR.exec(text) ?? AIMS.exec(text))?.[0];
  const isNew = setting.status === 'actual' || aims?.includes('今年');
  return aims !== undefined && isNew && planYear !== '' ? { period: planYear, status: 'target' } : undefined;
};
const AIMS =
  /^(?:[一二三四五六七八九十\d]+[、.．])?(?:综合[^，。]{2,12}，)?(?:建议)?(?:今年|全年)?(?:全[市省区县州])?(?:国民|经济(?:和|与)?社会发展)?的?(?:主要|总体)?(?:经济|预期|发展|奋斗|调控|经济社会发展)*(?:预期)?目标(?:任务)?(?:是|为|如下|建议为|安排为)?：/;
const IN_THIS_YEAR =
  /^今年(?:[市省区县州]?(?:人民)?政府|全[市省区县州]|我[市省区县])?(?:工作|经济(?:和|与)?社会发展)?的?(?:指导思想|总体(?:要求|思路)|(?:主要|总体)?(?:目标|任务)|工作重点)[是为：，]/;

/** 五年来，…; “十四五”时期，…; 刚刚过去的2025年，…: a review in a review, a plan in a plan, and the years ahead in either. */
const openingTime: Announcement = ({ text, setting }, { calendar, planYear }) => {
  // 在过去五年中，2022年是极不平凡的一年
  const opening = OPENING.exec(text)?.[0].replace(/^.*过去[^，。]{0,6}中，/, '');
  const period = opening === undefined ? '' : periodOf(opening, calendar);
  if (opening === undefined || period === '') return undefined;
  // 2017年全省财政用于民生支出3996亿元, among what is told of five years: the year of its own sentence.
  const isAside =
    isSpan(setting.period) &&
    /20\d{2}年$/.test(opening) &&
    /^全[市省区县州]/.test(text.slice(opening.length));
  if (isAside) return undefined;
  const status = period === planYear ? 'target' : statusOf(period, calendar);
  const isAhead = /今后|未来/.test(opening) && status === 'target';
  if (status !== setting.status && !isAhead) return undefined;
  return { period, status, ...(text.endsWith('：') ? { announces: true } : {}) };
};
const OPENING =
  /^(?:——|-|●)?(?:[一二三四五六七八九十\d]+是)?(?:各位代表[，！：]?)?(?:回顾|总结|展望|做好|完成)?(?:在?过去[^，。]{0,6}中，)?(?:刚刚)?(?:过去的?|这|即将过去的)?(?:20\d{2}年(?:以来)?|[一两三四五六七八九十]年来|五年|一年|本届政府(?:任期)?(?:的?[四五]年|内)?|今年|去年|“?十[一二三四五六七]五”?(?:时期|期间|以来)|(?:今后|未来)[一两三四五]年)(?=[，：！、]|以来|极?不平凡|极其|是|我们|期间|各项|综合|服务|经济社会|全[市省区县]|[\p{Script=Han}]{0,12}(?:目标|任务|工作))/u;

function periodOf(opening: string, calendar: Calendar): string {
  const { referenceYear } = calendar;
  if (/(?:过去|这)?一年(?!.*20)/.test(opening)) return String(referenceYear);
  if (/本届政府/.test(opening)) return yearsUpTo(referenceYear, TERM);
  const times = findTimes(`${opening}，`, calendar);
  return times.find(({ kind }) => kind === 'point' || kind === 'span')?.period ?? '';
}

const yearsOfPlan = (plan: string): string => yearsUpTo(planEnd(plan), TERM);

/** In this order: the first that applies tells. */
const ANNOUNCEMENTS: readonly Announcement[] = [
  yearsThatWere,
  planThatIsDone,
  termThatIsDone,
  yearToReport,
  plannedYear,
  aimsOfPlan,
  aimsOfTheYear,
  openingTime,
];

/** What a paragraph or sentence opens with, or undefined where it announces no time. */
export function announcedBy(opening: Opening, clock: Clock): Announced | undefined {
  for (const announcement of ANNOUNCEMENTS) {
    const announced = announcement(opening, clock);
    if (announced) return announced;
  }
  return undefined;
}

/** 过去一年，我们依法行政…, at the head of a section of the plan: of the year under review. */
export function lookingBack({ text, setting }: Opening, { calendar }: Clock): Announced | undefined {
  const { referenceYear } = calendar;
  return setting.status === 'target' && LOOKS_BACK.test(text) && referenceYear > 0
    ? { period: String(referenceYear), status: 'actual' }
    : undefined;
}
const LOOKS_BACK = /^(?:各位代表[，！：])?(?:回顾)?(?:刚刚)?过去的?一年(?:来|里)?，/;

/** 《纲要（草案）》明确了主要指标：…, in a report at the beginning of a five-year plan: the years of the plan. */
export function outlined({ text }: Opening, { planYear }: Clock): Announced | undefined {
  const first = Number(planYear);
  const opensPlan = planYear.length === 4 && (first - FIRST_YEAR_OF_A_PLAN) % TERM === 0;
  return opensPlan && OUTLINE.test(text)
    ? { period: yearsUpTo(first + TERM - 1, TERM), status: 'target' }
    : undefined;
}
const FIRST_YEAR_OF_A_PLAN = 2006;
const OUTLINE =
  /《?(?:规划)?纲要》?(?:（草案）|草案)?》?[^。；：\d]{0,40}(?:明确|提出|设[定置]|确定|安排)[^。；：]{0,24}(?:指标|目标|任务|布局|原则)/;
