import type { Basis, Measure, ObsStatus, Status } from '../types.ts';
import {
  comparison,
  isSetAgainstTerm,
  isSetAgainstYear,
  LONGEST_DATE,
  MEAN,
  originPeriod,
} from './compared_years.ts';
import { isSpan, lastYear, placeInSpan, statusOf } from './context.ts';
import { spanBefore, timeBefore } from './governing_time.ts';
import type { Paragraph } from './paragraph.ts';
import type { Phrase } from './phrase.ts';
import { hasWord, type Token } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { flowOf, verbsOf } from './register.ts';
import { isNoSum, stands, verbOfFlow } from './sums.ts';
import { planEnd, type TimePhrase } from './times.ts';

export interface When {
  readonly period: string;
  readonly status: Status;
  readonly basis: Basis;
  readonly obsStatus: ObsStatus;
}

export interface Dated {
  readonly at: number;
  readonly phrase: Phrase;
  /** The words of the predicate. */
  readonly tokens: readonly Token[];
  readonly measure: Measure;
  readonly name: string;
  readonly unitClass: string;
  /** The things counted are the subject, and what they did (3家企业上市) or how they are (6个县通高铁) follows. */
  readonly follows?: 'deed' | 'state' | undefined;
  /** An amount with its name before it, of which no step is reached (突破…大关): it may be a sum over years. */
  readonly mayBeSum?: boolean;
  /** A rate is compared with that of another place (高于全国1.2个百分点). */
  readonly compares?: boolean;
  /** A budget or plan figure by its own words (预算调整为), whatever the section. */
  readonly planned: boolean;
  /** When the last fact holds, of which this one is told without a subject of its own (…、居全国第二). */
  readonly last?: Pick<When, 'period' | 'basis' | 'status'> | undefined;
  /** The years of the last growth that was told over several, or ''. */
  readonly grown?: string;
}

/** When a figure holds: the time nearest to it, in its sentence, at the head of the paragraph, of the section. */
export function dateFact(paragraph: Paragraph, dated: Dated): When {
  const { calendar, setting } = paragraph;
  const { at, phrase, tokens, measure } = dated;
  const own = timeIn(tokens) ?? phrase.time;
  const compared = measure === 'level' ? tokens.find(({ lexeme }) => lexeme?.word !== '的')?.time : undefined;
  if (compared?.kind === 'base' && compared.period !== '') {
    const { period = '', over } = compared;
    return { period: over ?? period, status: 'actual', basis: over ? 'cumulative' : '', obsStatus: 'A' };
  }
  const multiple = dated.unitClass === 'times' && measure === 'level' ? planAfter(paragraph, at) : '';
  if (multiple !== '') return { period: multiple, status: 'actual', basis: 'cumulative', obsStatus: 'A' };
  const nearest = ofPlannedYear(paragraph, own ?? timeBefore(paragraph, at));
  const isTotal = tellsTotal(phrase, tokens, dated.name);
  const found = isTotal && !own && isOfOther(paragraph, nearest, at) ? spanBefore(paragraph, at) : nearest;
  const heard = found && isSoFar(paragraph, found) ? undefined : found;
  const told = heard?.isLength && setting.status === 'target' && isSpan(setting.period) ? undefined : heard;
  const ahead =
    heard?.isLength &&
    setting.status === 'target' &&
    !isSpan(setting.period) &&
    (INTENDED.test(paragraph.text.slice(Math.max(0, heard.start - LONGEST_DATE), heard.start)) ||
      SET_ASIDE.test(paragraph.text.slice(heard.end, heard.end + 3)));
  const yearly =
    !told && !own && isSpan(setting.period) && isOfYear(paragraph, at) ? setting.period.slice(-4) : '';
  const year =
    yearly !== '' ? yearly : ahead ? yearsAhead(heard, setting.period) : (told?.period ?? setting.period);
  if (dated.last && !own && dated.last.period !== '') {
    const { last } = dated;
    return { ...last, obsStatus: obsStatusOf(paragraph.text, at, last.status) };
  }
  const origin = phrase.isOrigin && !own ? originPeriod(paragraph, at) : '';
  if (origin !== '') return { period: origin, status: 'actual', basis: '', obsStatus: 'A' };
  // “十一五”期间安排建设16.7万套, in a review before that plan ends: what was done of it.
  const isUnderWay =
    setting.status === 'actual' && isSpan(year) && Number(year.slice(0, 4)) <= calendar.referenceYear;
  const ofTime = told && year !== setting.period && !isUnderWay ? statusOf(year, calendar) : setting.status;
  const lastOne =
    compared?.kind === 'base' && year !== '' ? paragraph.text.slice(compared.start, compared.end) : '';
  if (/(?:数|实绩|预算|决算|完成)$/.test(lastOne)) {
    // 比上年执行数612959万元增长8%: the sum of the year before.
    const before = String(lastYear(year) - 1);
    const budgeted = /预算/.test(lastOne) && !/决算/.test(lastOne);
    return {
      period: before,
      status: budgeted ? 'target' : 'actual',
      basis: '',
      obsStatus: budgeted ? 'F' : 'A',
    };
  }
  const reported =
    heard !== undefined &&
    (/^截[至止]/.test(paragraph.text.slice(heard.start, heard.start + 2)) ||
      UP_TO.test(paragraph.text.slice(Math.max(0, heard.start - LONGEST_DATE), heard.start)));
  const handed =
    setting.status === 'target' &&
    HANDED_DOWN.test(paragraph.text.slice(sentenceStart(paragraph.text, at), at));
  const passed = setting.status === 'target' && !isSpan(setting.period) && hasPassed(paragraph, at);
  const status = reported || handed || passed ? 'actual' : dated.planned ? 'target' : ofTime;
  const placed = comparison(paragraph, dated, year, own) ?? place(paragraph, dated, told, year);
  return { ...placed, status, obsStatus: obsStatusOf(paragraph.text, at, status) };
}

/** 分别是“十二五”的1.6倍、1.3倍: of the sum over the plan that followed, if it has ended; else ''. */
function planAfter({ text, calendar }: Paragraph, at: number): string {
  const [, plan] = OF_PLAN.exec(text.slice(Math.max(0, at - LONGEST_PLAN), at + LONGEST_PLAN)) ?? [];
  const end = plan === undefined ? 0 : planEnd(plan) + 5;
  return end > 0 && end <= calendar.referenceYear ? `${end - 4}/${end}` : '';
}
const OF_PLAN = /(?:是|为|达到?|相当于)“?(十[一二三四五六七]?五)”?(?:时期|期间)?的(?=约?近?\d)/;
const LONGEST_PLAN = 20;

/** 明年发展的主要预期目标是, under a heading of the year: the report was given before it began. */
function ofPlannedYear({ text, setting, calendar }: Paragraph, time: TimePhrase | undefined) {
  const isPlanned =
    time !== undefined &&
    setting.status === 'target' &&
    setting.period === String(calendar.thisYear) &&
    /^明年[^，。；]{0,20}目标/.test(text.slice(time.start, time.start + LONGEST_AIM));
  return isPlanned ? { ...time, period: setting.period } : time;
}
const LONGEST_AIM = 24;

/** 2024年财源建设获评先进；累计争取资金1513亿元: one year of another clause or sentence says nothing of a total. */
const isOfOther = ({ text }: Paragraph, time: TimePhrase | undefined, at: number): boolean =>
  time?.kind === 'point' && /[；。]/.test(text.slice(time.end, at));

/** 全年预计地区生产总值突破5000亿元, …同比增长5%: of one year, whatever years are spoken of. */
const isOfYear = ({ text }: Paragraph, at: number): boolean =>
  /^(?:全年|预计全年)/.test(text.slice(sentenceStart(text, at), at));

const INTENDED = /(?:力争|争取|确保|计划|目标|拟)[^，。；]{0,8}$/;

/** 三年安排450亿元 */
const SET_ASIDE = /^(?:共|计划|累计)?(?:安排|投入|筹集|统筹)/;

/** 力争产值三年翻三番, in a plan for one year: it and those that follow. */
function yearsAhead({ period }: TimePhrase, first: string): string {
  const [from, to] = period.split('/').map(Number) as [number, number];
  return `${first}/${Number(first) + to - from}`;
}

/** 今年以来, in what looks back on the year under review: written before it ended. */
const isSoFar = ({ text, setting }: Paragraph, { start, end }: TimePhrase): boolean =>
  setting.status === 'actual' && /^今年以来$/.test(text.slice(start, end));

/** 截至2月2日，2026年预算支出19亿元: what came of it so far. */
const UP_TO = /截[至止]\d{1,2}月(?:\d{1,2}日|底|末)?，?$/;

/** 一季度全市地区生产总值下降3%, in a report of spring: what the months before it brought, unless it is aimed at. */
function hasPassed({ text }: Paragraph, at: number): boolean {
  const sentence = text.slice(sentenceStart(text, at), at);
  return EARLY.test(sentence) && !AIMED.test(sentence);
}

const EARLY =
  /(?:^|[，；])(?:今年|预计)?(?:一季度|1[-—~至][2-5]月份?|前[2-5二三四五]个月|[1-5]月份)(?!末|底|内|前)/;
const AIMED = /力争|争取|确保|努力|奋力|实现|要|完成|目标|开工|建成|启动|推进|冲刺|开门红|安排|计划/;

/** 省财政厅已下达2026年提前批限额36亿元: done before the plan is fixed. */
const HANDED_DOWN =
  /已(?:提前)?下达|(?:^|[，。])(?:省|上级|中央)(?:财政厅?)?提前下达(?:[^，。；]*|[^。；]*，其中[^。；]*)$/;

function timeIn(tokens: readonly Token[]): TimePhrase | undefined {
  return tokens.find(({ time }) => time && time.kind !== 'base')?.time;
}

function place(
  { text, setting, rules }: Paragraph,
  { at, phrase, tokens, measure, name, unitClass, follows, mayBeSum, compares }: Dated,
  told: TimePhrase | undefined,
  year: string,
): { period: string; basis: Basis } {
  const overYears = told?.kind === 'span' || isSpan(year);
  const mean = phrase.isMean || hasWord(tokens, overYears ? MEAN : /^(?:年均|每年|平均每年|年均增速)$/);
  const total = tellsTotal(phrase, tokens, name);
  const byEnd =
    setting.status === 'actual' &&
    told?.kind === 'point' &&
    /^[到至截]/.test(text.slice(told.start, told.start + 1));
  const widens =
    (mean || (total && !byEnd && !(told?.kind === 'point' && setting.status === 'actual'))) &&
    !isSpan(year) &&
    isSpan(setting.period) &&
    lastYear(setting.period) === lastYear(year);
  const period = widens ? setting.period : year;
  if (measure === 'rank' && phrase.time?.kind === 'span') return { period, basis: '' };
  if (overYears && HELD.test(text.slice(Math.max(0, at - LONGEST_HELD), at + LONGEST_HELD)))
    return { period: isSpan(period) ? period : year, basis: '' };
  if (
    rules.lexicon.has(phrase.name, 'total') &&
    !/累计|计$/.test(phrase.name) &&
    flowOf(name, rules.lexicon) === ''
  )
    return placeInSpan(period, { mean, flow: false });
  if (follows === 'state') return placeInSpan(period, { mean, flow: false });
  const verbs = verbsOf(name, rules.lexicon);
  const verb = verbs || verbOfFlow(name, rules.sums);
  const counts = measure === 'level' && unitClass !== 'ratio';
  const stock =
    total &&
    !(told?.kind === 'span' && !/[，。；：]/.test(text.slice(told.end, at))) &&
    (unitClass === 'classifier' || unitClass === 'extent') &&
    (verb === '' ? unitClass === 'classifier' || /里程$/.test(name) : stands(verb, rules.sums));
  const moves = (measure === 'growth' || measure === 'change') && !compares;
  const overSpan = told?.kind === 'span' || (!told && isSpan(period));
  const made = setting.status === 'target' && !told?.isLength && /^(?:加快)?(?:打造|培育|形成)/.test(verb);
  const summed =
    mayBeSum === true &&
    (setting.status === 'actual' || told?.isLength) &&
    !hasReached(tokens) &&
    // 五年完成固定资产投资6842亿元
    (told?.isLength === true || !isNoSum(name, rules.sums));
  const flow = moves
    ? overSpan
    : counts &&
      !stock &&
      // 在我市设立领事馆的国家达到20个
      !(hasReached(tokens) && /的[^的]{2,6}$/.test(name)) &&
      !(verb !== '' && isSetAgainstYear(text, at)) &&
      (total || isSetAgainstTerm(text, at) || follows === 'deed' || summed || (verb !== '' && !made));
  const isLevelOfRate = measure === 'level' && unitClass === 'ratio';
  const isAhead = told?.basis === 'cumulative' && measure !== 'share' && !isLevelOfRate && !compares;
  const isFlow = flow || (isAhead && !(verb === '' && (hasReached(tokens) || isNoSum(name, rules.sums))));
  return placeInSpan(period, { mean, flow: isFlow && !hasMoved(tokens) });
}

/** 民生支出占比一直稳定在80%以上: in each of the years. */
const HELD = /(?:一直|始终|每年|年年)(?:都|均)?(?:稳定|保持|维持|控制)/;
const LONGEST_HELD = 8;

/** 达到: the value reached at the end, not a sum over the years. */
function hasReached(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lexeme }) =>
      lexeme?.classes.has('reach') && !/完成|实现|投入$|^共|计$|^累计|^为$|^安排$/.test(lexeme.word),
  );
}

/** 由66户整合至12户, 增加到30家: how many there are in the end. */
function hasMoved(tokens: readonly Token[]): boolean {
  return tokens.some(({ lexeme }) => lexeme !== undefined && /^[至到]$|[^达得]到$|.至$/.test(lexeme.word));
}

const tellsTotal = (phrase: Phrase, tokens: readonly Token[], name: string): boolean =>
  phrase.isTotal || hasWord(tokens, /^累计/) || name.includes('累计');

function obsStatusOf(text: string, at: number, status: Status): ObsStatus {
  if (status === 'target') return 'F';
  const sentence = text.slice(sentenceStart(text, at), at);
  if (/初步核算|初步统计|快报/.test(sentence)) return 'P';
  if (/预计/.test(sentence)) return 'E';
  return /修订|核实/.test(sentence) ? 'R' : 'A';
}
