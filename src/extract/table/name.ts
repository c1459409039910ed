import type { RuleBook } from '../../rules/book.ts';
import type { Measure } from '../../types.ts';
import { longestIn } from '../longest.ts';
import { flowOf, metricOf } from '../register.ts';
import type { Column } from './columns.ts';
import { bare } from './words.ts';

export interface NameClues {
  readonly kind: 'name' | 'area' | 'time';
  /** The row's name as it stands. */
  readonly label: string;
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly measure: Measure;
  /** Name of the row above to which this one belongs, or ''. */
  readonly parent: string;
  /** What the caption says that the table is about, or ''. */
  readonly subject: string;
}

const NUMBERING =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])/;

/** The row's name without its number, its 其中 and its stars. */
export const labelName = (label: string): string =>
  label
    .replace(NUMBERING, '')
    .replace(/^(?:其中|#|＃)[：:]?/, '')
    .replace(NUMBERING, '')
    .replace(/^(?:全年|年末|全[市省区县州]|全地区)(?=.{2})/, '')
    .replace(/[*＊※]+$/, '')
    .replace(/(?:\[\d{1,2}\])+$/, '');

export const isPart = (label: string): boolean => /^(?:其中|#|＃)/.test(label);

/** The row's name, with what only the column or the caption says: 钢材 under 产量 is 钢材产量. */
export function indicatorName(clues: NameClues, rules: RuleBook): string {
  const { kind, label, column, measure, subject } = clues;
  const heading = headingOf(clues, rules);
  const name = bare(labelName(label)).replace(/(?:增长|提高|降低|下降|增速|增幅)$/, (verb) =>
    measure === 'level' ? verb : '',
  );
  const isTotal = rules.tables.has(name, 'table_total');
  const full =
    kind !== 'name' || isTotal
      ? ofColumn(heading, subject, rules.lexicon) || name
      : ofRow(name, heading, clues, rules);
  const share = measure === 'share' && !/占/.test(name) ? shareName(column.header) : '';
  return (share === '' || isTotal || kind !== 'name' ? full : name) + share;
}

/** What the column names, or where it holds amounts or growth of anything, another column of the table. */
function headingOf({ column, columns }: NameClues, rules: RuleBook): string {
  const own = columnName(column, rules);
  if (own !== '') return own;
  return (
    [...columns].map((one) => columnName(one, rules)).find((name) => metricOf(name, rules.lexicon) !== '') ??
    ''
  );
}

function ofRow(
  name: string,
  heading: string,
  { label, parent, column, columns, subject }: NameClues,
  rules: RuleBook,
): string {
  const { lexicon, tables } = rules;
  if (/指数$/.test(columnName(column, rules)) && !/指数$/.test(name))
    return `${withPrice(name, parent, label, columnName(column, rules))}指数`;
  if (hasMetric(name, lexicon)) return categoryOf(column, columns, rules) + name;
  if (tables.endingAt(name, name.length, 0, 'table_item')) return name;
  const ofParent = metricOf(parent, lexicon);
  if (OF_PRICES.test(parent)) return categoryOf(column, columns, rules) + withPrice(name, parent, label);
  if (isPart(label) && ofParent !== '') return withMetric(name, ofParent);
  const isSector = tables.endingAt(name, name.length, 0, 'table_sector') !== undefined;
  if (isSector && ofParent !== '') return withMetric(name, ofParent);
  const ofHeading = metricOf(heading, lexicon);
  const ofColumns = ofHeading.length > 1 ? ofHeading : heading;
  if (ofColumns !== '') return withMetric(name, ofColumns);
  const whole = name.length <= 6 ? parent : '';
  const ofSubject = metricOf(subject, lexicon);
  if (whole === '') return ofSubject.length > 1 ? withMetric(name, ofSubject) : name;
  // 乡村 below 全国总人口 is 乡村人口.
  return name + (ofParent === '人口' ? ofParent : whole);
}

/** 居民消费价格, 居民消费价格总水平 */
const OF_PRICES = /价格(?:总?水平)?$/;

/** 在校学生 under 普通高中, 初中 and 小学 is of each of them: several columns name things and no amounts. */
function categoryOf(column: Column, columns: readonly Column[], rules: RuleBook): string {
  const isCategory = (one: Column) => {
    const name = columnName(one, rules);
    return /^\p{Script=Han}{2,8}$/u.test(name) && !hasMetric(name, rules.lexicon);
  };
  const own = isCategory(column) && columns.filter(isCategory).length > 1;
  return own ? columnName(column, rules) : '';
}

/** 食品烟酒 below 居民消费价格 is 食品烟酒价格. */
const withPrice = (name: string, parent: string, label: string, column = ''): string =>
  name.endsWith('价格') || (parent === '' && !isPart(label) && !column.endsWith('价格指数'))
    ? name
    : `${name}价格`;

const hasMetric = (name: string, lexicon: RuleBook['lexicon']): boolean =>
  longestIn(name, lexicon.matcher('metric')).length > 1 ||
  metricOf(name, lexicon) !== '' ||
  flowOf(name, lexicon) !== '';

/** What a column of areas or years holds: its own header, completed by the caption. */
function ofColumn(heading: string, subject: string, lexicon: RuleBook['lexicon']): string {
  if (heading === '') return subject;
  if (hasMetric(heading, lexicon)) return heading;
  const metric = metricOf(subject, lexicon);
  return metric === '' ? heading : withMetric(heading, metric);
}

/** A sector's part of a product is its value added: 第一产业 of 地区生产总值 is 第一产业增加值. */
const withMetric = (name: string, metric: string): string =>
  name + (metric.endsWith('生产总值') || metric === 'GDP' ? '增加值' : metric);

/** What the titles of a column name, without units, years and words that every table has. */
function columnName({ titles, role, area }: Column, rules: RuleBook): string {
  if (role !== 'data' || SHARE_OF_PLAN.test(titles.join(''))) return '';
  const parts = titles
    .filter((title) => title !== area)
    .map((title) => naming(title, rules))
    .filter((part) => part !== '');
  const inner = parts.at(-1) ?? '';
  const outer = parts.length > 1 ? parts[0]! : '';
  const metric = metricOf(outer, rules.lexicon);
  return inner === '' || outer === '' || hasMetric(inner, rules.lexicon) ? inner : withMetric(inner, metric);
}

const PLACE_IN_TIME =
  /(?:19|20)\d{2}年?(?:[-—至~～](?:19|20)?\d{2}年?)?(?:\d{1,2}[-—]\d{1,2}月|\d{1,2}月)?末?/g;

function naming(title: string, { tables }: RuleBook): string {
  let name = bare(title)
    .replace(PLACE_IN_TIME, '')
    .replace(/[%％±/\s]+/g, '');
  for (let before = ''; before !== name; ) {
    before = name;
    const head =
      tables.startingAt(name, 0, name.length, 'table_plain', 'table_growth', 'table_total')?.word ?? '';
    if (head === name) return '';
    const tail = tables.endingAt(name, name.length, 0, 'table_plain', 'table_growth')?.word ?? '';
    if (tail.length > 1 && tail !== name) name = name.slice(0, -tail.length);
    else if (/^(?:比|较)?(?:上年|同比|去年)/.test(name))
      name = name.replace(/^(?:比|较)?(?:上年|同比|去年)(?:同期|末)?/, '');
  }
  return name;
}

const SHARE_OF_PLAN = /(?:为|占|完成).*(?:预算|上年|计划)/;

function shareName(header: string): string {
  const whole = /(?:为|占|完成)((?:调整|年初)?预算|上年(?:决算|执行数|完成数)?)/.exec(header)?.[1];
  return whole && /预算/.test(whole) ? `占${whole}比重` : '';
}

/** What a caption says that its table is about: 2025年分行业固定资产投资增速 is of 固定资产投资. */
export function subjectOf(caption: string, place: string, rules: RuleBook): string {
  const line = caption
    .split('\n')
    .findLast(
      (text) => text.length > 2 && text.length <= 60 && !/[。；：:，]/.test(text) && !/^[（(]/.test(text),
    );
  if (line === undefined)
    return longestIn(caption.split('\n').at(-1) ?? '', rules.lexicon.matcher('metric')).replace(
      /^.{1,3}$/,
      '',
    );
  const name = naming(
    line
      .replace(/^附?表[\d一二三四五六七八九十]*[：:]?/, '')
      .replace(/(?:情况|一览)?表?$/, '')
      .replace(place || /^$/, ''),
    rules,
  ).replace(/^(?:分行业|分地区|分产业|主要|各[市县区州]|全[市省区县州])+/, '');
  const { lexicon } = rules;
  if (metricOf(name, lexicon) !== '') return name;
  const longest = longestIn(name, lexicon.matcher('metric'));
  return longest.length >= 4 ? longest : '';
}
