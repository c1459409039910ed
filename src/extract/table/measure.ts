import type { RuleBook } from '../../rules/book.ts';
import type { Measure } from '../../types.ts';
import { bare, matches } from './words.ts';

/** What the header and the row's name make of a number in a unit; `falls` where the name says that it is a decline. */
export function measureOf(
  header: string,
  label: string,
  unit: string,
  caption: string,
  rules: RuleBook,
): { readonly measure: Measure; readonly falls: boolean } {
  const of = (measure: Measure, falls = false) => ({ measure, falls });
  if (matches(header, 'table_rank', rules)) return of('rank');
  if (unit.endsWith('百分点')) return of('change', /(?:降低|下降|减少)$/.test(bare(label)));
  if (!isRatio(unit)) return of('level');
  if (matches(header, 'table_share', rules)) return of('share');
  if (matches(header, 'table_growth', rules)) return of('growth');
  const name = bare(label);
  if (/(?:增长|增速|增幅|提高)$/.test(name)) return of('growth');
  if (/(?:降低|下降|减少|降幅)$/.test(name)) return of('growth', true);
  if (/占.+比重|占比$/.test(label)) return of('share');
  return of(caption.split('\n').some((line) => OF_GROWTH.test(line)) ? 'growth' : 'level');
}

/** 居民消费价格比上年涨跌幅度: a table of growth alone; …及其增长速度 is of amounts too. */
const OF_GROWTH =
  /^(?!.*[及和与、]).{4,}(?:增速|增长速度|增长率|涨跌幅度?|增减幅度?|升降幅度?|增幅|涨幅|涨跌情况|上涨情况)(?:表|情况)?(?:[（(].*)?$/;

export const isRatio = (unit: string): boolean => unit === '%' || unit === '‰' || unit === '倍';
