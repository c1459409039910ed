import type { DocumentMetadata } from '../types.ts';
import { isSpan, type Setting, statusOf } from './context.ts';
import { type Calendar, findTimes, planEnd } from './times.ts';

/** The time that the opening words of a paragraph give to it and to those that follow. */
export interface Lead extends Setting {
  /** The part of the report in which it holds. */
  readonly section: string;
  /** The headings under which it stands. */
  readonly path: string;
  /** It announces what stands below (一年来的主要工作是：). */
  readonly announces?: true;
  /** It holds in its own paragraph, whatever the section is about. */
  readonly isAside?: true;
}

/** A paragraph, or a sentence of one, and where it stands. */
interface Passage {
  readonly text: string;
  readonly section: string;
  readonly path: string;
  readonly setting: Setting;
}

/** 五年来，…; “十四五”时期，…; 刚刚过去的2025年，…; 今年经济社会发展的主要预期目标是… */
const OPENING =
  /^(?:——|-|●)?(?:[一二三四五六七八九十\d]+是)?(?:各位代表[，！：]?)?(?:回顾|总结|展望|做好|完成)?(?:刚刚)?(?:过去的?|这|即将过去的)?(?:20\d{2}年(?:以来)?|[一两三四五六七八九十]年来|五年|一年|本届政府(?:任期)?(?:的?[四五]年|内)?|今年|去年|“?十[一二三四五六七]五”?(?:时期|期间|以来)|(?:今后|未来)[一两三四五]年)(?=[，：！、]|以来|极?不平凡|极其|是|我们|期间|各项|综合|服务|经济社会|全[市省区县]|[\p{Script=Han}]{0,12}(?:目标|任务|工作))/u;

/** 这是经济实力持续提升的五年。 */
const YEARS_OF =
  /^(?:各位代表[，！：])?[^，。；]{0,10}(?:这|过去的?[三四五]年，?|[^，。；]{0,8}[三四五]年，)?是[^，。；]{2,36}的([三四五])年[，。]/;

/** 随着2015年任务的完成，“十二五”胜利收官，…: what follows looks back on that plan. */
const PLAN_DONE =
  /^(?:各位代表[，！：])?[^。；]{0,40}?“(十[一二三四五六七]?五)”(?:规划|计划|目标任务|的)*(?:胜利|圆满|顺利|全面)(?:收官|实现|完成)/;

/** 2021年全市高质量发展指标体系安排，具体为：…; 2020年主要目标是：… */
const PLAN =
  /(20\d{2})年[^，。；\d]{0,40}(?:指标体系|发展|主要|预期|工作|具体)[^，。；\d]{0,10}(?:目标|安排|任务|计划)(?:是|为|如下|包括|，具体为|，具体是|建议为)?[：:]/;

/** 主要预期目标是：…, at the head of a paragraph: of the year that is planned. */
const AIMS =
  /^(?:[一二三四五六七八九十\d]+[、.．])?(?:综合[^，。]{2,12}，)?(?:建议)?(?:今年|全年)?(?:全[市省区县州])?(?:国民|经济(?:和|与)?社会发展)?的?(?:主要|总体)?(?:经济|预期|发展|奋斗|调控|经济社会发展)*(?:预期)?目标(?:任务)?(?:是|为|如下|建议为|安排为)?：/;

/** 今年政府工作的指导思想是：… */
const IN_THIS_YEAR =
  /^今年(?:[市省区县州]?(?:人民)?政府|全[市省区县州]|我[市省区县])?(?:工作|经济(?:和|与)?社会发展)?的?(?:指导思想|总体(?:要求|思路)|(?:主要|总体)?(?:目标|任务)|工作重点)[是为：，]/;

/** “十三五”发展主要目标是，…: of the years of that plan. */
const AIMS_OF_PLAN =
  /^“?(十[一二三四五六七]五)”?(?:时期|期间|规划)?(?:的|我[市省区县]|全[市省区县州])*(?:国民|经济(?:和|与)?社会|发展)*的?(?:主要|总体|奋斗|发展|预期)*(?:目标|要求|指导思想|思路)(?:是|为|[：，])/;

/** The lead that holds in a paragraph, and the one that it leaves to those behind it: its last sentences may open another. */
export function leadsOf(
  lead: Lead | undefined,
  paragraph: Passage,
  calendar: Calendar,
  metadata: Pick<DocumentMetadata, 'planYear'>,
): { here: Lead | undefined; behind: Lead | undefined } {
  const sentences = paragraph.text.split(/(?<=[。！？])/);
  const after = (before: Lead | undefined, text: string) =>
    leadAfter(before, { ...paragraph, text }, calendar, metadata);
  // What a plan sets out holds for its own paragraph.
  const outlined = outlineLead(paragraph, metadata);
  if (outlined) return { here: outlined, behind: lead };
  const past = looksBack(paragraph, calendar);
  if (past) return { here: past, behind: lead };
  const here = after(lead, paragraph.text);
  return { here, behind: sentences.slice(1).reduce(after, here) };
}

/** 过去一年，我们依法行政…, at the head of a section of the plan: of the year under review, in its own paragraph. */
function looksBack({ text, section, path, setting }: Passage, { referenceYear }: Calendar): Lead | undefined {
  const opens =
    setting.status === 'target' &&
    /^(?:各位代表[，！：])?(?:回顾)?(?:刚刚)?过去的?一年(?:来|里)?，/.test(text);
  return opens && referenceYear > 0
    ? { period: String(referenceYear), status: 'actual', section, path, isAside: true }
    : undefined;
}

/** 《纲要（草案）》明确了主要指标：…, in a report at the beginning of a five-year plan: the years of the plan. */
const OUTLINE =
  /《?(?:规划)?纲要》?(?:（草案）|草案)?》?[^。；：\d]{0,40}(?:明确|提出|设[定置]|确定|安排)[^。；：]{0,24}(?:指标|目标|任务|布局|原则)/;
const FIRST_YEARS_OF_PLANS = 2006;
const YEARS_OF_PLAN = 5;

function outlineLead(
  { text, section, path }: Passage,
  { planYear }: Pick<DocumentMetadata, 'planYear'>,
): Lead | undefined {
  const first = Number(planYear);
  if (planYear.length !== 4 || (first - FIRST_YEARS_OF_PLANS) % YEARS_OF_PLAN !== 0 || !OUTLINE.test(text))
    return undefined;
  return { period: `${first}/${first + YEARS_OF_PLAN - 1}`, status: 'target', section, path };
}

/** The lead in force after a sentence or paragraph that begins with `text` in `section`. */
function leadAfter(
  lead: Lead | undefined,
  { text, section, path, setting }: Passage,
  calendar: Calendar,
  metadata: Pick<DocumentMetadata, 'planYear'>,
): Lead | undefined {
  const current =
    lead?.section === section && (lead.path === path || goesOnBelow(lead, section, setting, calendar))
      ? lead
      : undefined;
  const years = YEARS_OF.exec(text)?.[1];
  if (years !== undefined && setting.status === 'actual') {
    const count = '一二三四五'.indexOf(years) + 1;
    const last = calendar.referenceYear;
    return { period: `${last - count + 1}/${last}`, status: 'actual', section, path };
  }
  const done = PLAN_DONE.exec(text)?.[1];
  if (done !== undefined && setting.status === 'actual' && planEnd(done) === calendar.referenceYear)
    return { period: `${planEnd(done) - 4}/${planEnd(done)}`, status: 'actual', section, path };
  const planned = PLAN.exec(text)?.[1];
  if (planned !== undefined && statusOf(planned, calendar) === 'target') {
    return { period: planned, status: 'target', section, path };
  }
  const plan = AIMS_OF_PLAN.exec(text)?.[1];
  if (plan !== undefined && planEnd(plan) > calendar.referenceYear)
    return { period: `${planEnd(plan) - 4}/${planEnd(plan)}`, status: 'target', section, path };
  if (IN_THIS_YEAR.test(text) && setting.status === 'actual' && metadata.planYear !== '')
    return { period: metadata.planYear, status: 'target', section, path };
  const aims = AIMS.exec(text)?.[0];
  if (
    aims !== undefined &&
    metadata.planYear !== '' &&
    (setting.status === 'actual' || aims.includes('今年'))
  )
    return { period: metadata.planYear, status: 'target', section, path };
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return current;
  const time = /(?:过去|这)?一年(?!.*20)/.test(opening)
    ? { period: String(calendar.referenceYear) }
    : /本届政府/.test(opening)
      ? { period: `${calendar.referenceYear - 4}/${calendar.referenceYear}` }
      : findTimes(`${opening}，`, calendar).find(({ kind }) => kind === 'point' || kind === 'span');
  if (!time || time.period === '') return current;
  const status = time.period === metadata.planYear ? 'target' : statusOf(time.period, calendar);
  const isAhead = /今后|未来/.test(opening) && status === 'target';
  if (status !== setting.status && !isAhead) return current;
  const announced = /：$/.test(text) ? { announces: true as const } : {};
  return { period: time.period, status, section, path, ...announced };
}

/** 过去五年主要工作: one year of those that a review is about is not the year of the sections below, unless its heading names that too. */
function goesOnBelow(
  { period, announces }: Lead,
  heading: string,
  setting: Setting,
  calendar: Calendar,
): boolean {
  if (announces || isSpan(period) || !isSpan(setting.period) || setting.status === 'target') return true;
  return /一年/.test(heading) || findTimes(heading, calendar).some((time) => time.period === period);
}

/** The setting of a paragraph under a lead: the lead's, unless the section is about a single other year. */
export function settingUnder(lead: Lead | undefined, section: string, setting: Setting): Setting {
  if (!lead || lead.section !== section) return setting;
  if (lead.status === 'target' && setting.status === 'actual')
    return { status: lead.status, period: lead.period };
  if (lead.isAside) return { status: lead.status, period: lead.period };
  if (lead.status !== setting.status) return setting;
  return isSpan(setting.period) || isSpan(lead.period)
    ? { status: lead.status, period: lead.period }
    : setting;
}
