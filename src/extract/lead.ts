import {
  type Announced,
  announcedBy,
  type Clock,
  lookingBack,
  type Opening,
  outlined,
} from './announcements.ts';
import { isSpan, type Setting } from './context.ts';
import { type Calendar, findTimes } from './times.ts';

/** The time that the opening words of a paragraph give to it and to those that follow. */
export interface Lead extends Announced {
  /** The part of the report in which it holds. */
  readonly section: string;
  /** The headings under which it stands. */
  readonly path: string;
  /** It holds in its own paragraph, whatever the section is about. */
  readonly isAside?: true;
}

/** A paragraph, or a sentence of one, and where it stands. */
interface Passage extends Opening {
  readonly section: string;
  readonly path: string;
}

/** The lead that holds in a paragraph, and the one that it leaves to those behind it: its last sentences may open another. */
export function leadsOf(
  lead: Lead | undefined,
  paragraph: Passage,
  clock: Clock,
): { here: Lead | undefined; behind: Lead | undefined } {
  const { section, path } = paragraph;
  const aside = outlined(paragraph, clock) ?? lookingBack(paragraph, clock);
  if (aside) return { here: { ...aside, section, path, isAside: true }, behind: lead };
  const after = (before: Lead | undefined, text: string) => leadAfter(before, { ...paragraph, text }, clock);
  const sentences = paragraph.text.split(/(?<=[。！？])/);
  const here = after(lead, paragraph.text);
  const carries = sentences.slice(1).filter((sentence) => !isAsideOfYears(sentence, here, paragraph));
  return { here, behind: carries.reduce(after, here) };
}

/** 2020年地区生产总值1.77万亿元。, among what is told of five years: a figure of their last year, and no new part of the review. */
function isAsideOfYears(sentence: string, lead: Lead | undefined, { setting }: Passage): boolean {
  const years = lead?.period ?? setting.period;
  return isSpan(years) && /^(?:到|至)?(?:19|20)\d{2}年/.test(sentence) && !ANNOUNCES.test(sentence);
}
const ANNOUNCES = /(?:：|(?:以下|如下|主要)[^，。]{0,12}工作)[。]?$/;

/** The lead in force after a sentence or paragraph that begins with `text` in `section`. */
function leadAfter(lead: Lead | undefined, passage: Passage, clock: Clock): Lead | undefined {
  const { section, path, setting } = passage;
  const announced = announcedBy(passage, clock);
  // 现就2011年工作作报告。2011年，…: it goes on with what was announced.
  const announces = announced?.announces ?? (lead?.period === announced?.period && lead?.announces);
  if (announced) return { ...announced, section, path, ...(announces ? { announces } : {}) };
  const goesOn =
    lead?.section === section && (lead.path === path || goesOnBelow(lead, section, setting, clock.calendar));
  return goesOn ? lead : undefined;
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
  if (lead.isAside || (lead.status === 'target' && setting.status === 'actual'))
    return { status: lead.status, period: lead.period };
  if (lead.status !== setting.status) return setting;
  return isSpan(setting.period) || isSpan(lead.period)
    ? { status: lead.status, period: lead.period }
    : setting;
}
