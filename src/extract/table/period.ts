import type { RuleBook } from '../../rules/book.ts';
import type { Basis, Status } from '../../types.ts';
import { type Setting, statusOf } from '../context.ts';
import { type Calendar, findTimes, type TimePhrase } from '../times.ts';
import type { CellValue } from './value.ts';
import { matches } from './words.ts';

export interface PeriodClues {
  readonly value: CellValue;
  readonly header: string;
  /** The row's name, where that is a year; else empty. */
  readonly rowTime: string;
  readonly caption: string;
  /** Below the table: what * means. */
  readonly note: string;
  /** The last year that heads a column. */
  readonly lastYear: string;
  readonly setting: Setting;
  readonly calendar: Calendar;
}

export interface When {
  readonly period: string;
  readonly status: Status;
  readonly basis: Basis;
}

const PREVIOUS = /^(?!.*(?:比|较|为|占|同)[上去]年)[^，]*(?:上年|去年)/;

/** When the number of a cell holds: by the header, the row, the caption, else as the section says. */
export function periodOf(clues: PeriodClues, rules: RuleBook): When {
  const { value, header, rowTime, caption, note, lastYear, setting, calendar } = clues;
  const starred = value.isStarred ? /[*＊※][^，。；]{0,12}?((?:19|20)\d{2})年/.exec(note)?.[1] : undefined;
  const mean = value.bracket === '{' || /年均/.test(header);
  const cumulative = value.bracket === '[' || /累计/.test(header);
  const previous = PREVIOUS.test(header) ? String(Number(setting.period.slice(-4)) - 1) : undefined;
  const told =
    statedIn(header, calendar) ??
    previous ??
    statedIn(rowTime, calendar) ??
    (mean || cumulative ? lastYear || undefined : undefined) ??
    onlyIn(caption, calendar);
  const year = starred ?? told ?? setting.period.slice(-4);
  const last = Number(year.slice(-4));
  const ofPlan = last % 5 === 0 && (mean || cumulative);
  const period = ofPlan ? `${last - 4}/${last}` : year;
  const planned = matches(header, 'table_plan', rules) && !matches(header, 'table_result', rules);
  const byTime = period === setting.period ? setting.status : statusOf(period, calendar);
  return {
    period,
    status: planned ? 'target' : byTime,
    basis: mean ? 'annual_average' : cumulative && period.includes('/') ? 'cumulative' : '',
  };
}

const isStated = ({ kind }: TimePhrase): boolean => kind !== 'base';

/** 2024年, or a bare year as a column has it. */
function statedIn(text: string, calendar: Calendar): string | undefined {
  const phrase = findTimes(text, calendar).find(isStated)?.period;
  return phrase ?? /^(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
}

/** The time of a caption that names only one. */
function onlyIn(text: string, calendar: Calendar): string | undefined {
  const periods = new Set(
    findTimes(text, calendar)
      .filter(isStated)
      .map(({ period }) => period),
  );
  return periods.size === 1 ? [...periods][0] : undefined;
}
