import type { RuleBook } from '../rules/book.ts';
import type {
  Basis,
  Fact,
  Measure,
  Qualifier,
  SetAsideReason,
  Status,
  TableBlock,
  TableCell,
} from '../types.ts';
import { type Setting, statusOf } from './context.ts';
import { findMarks } from './marks.ts';
import { longestIn } from './naming.ts';
import { flowOf, metricOf } from './register.ts';
import { type Calendar, findTimes } from './times.ts';

/** What one cell of a table came to, with spans in the cell's own reading. */
export type CellEntry =
  | {
      readonly kind: 'fact';
      readonly cell: TableCell;
      readonly start: number;
      readonly end: number;
      readonly fact: CellFact;
    }
  | {
      readonly kind: 'aside';
      readonly cell: TableCell;
      readonly start: number;
      readonly end: number;
      readonly reason: SetAsideReason;
    };

export type CellFact = Pick<
  Fact,
  'indicator' | 'measure' | 'value' | 'unit' | 'qualifier' | 'period' | 'status' | 'basis' | 'area'
>;

export interface TableInput {
  readonly table: TableBlock;
  /** The caption and, below the table, the note: units, years and what the marks * [] {} mean. */
  readonly caption: string;
  readonly note: string;
  readonly setting: Setting;
  readonly calendar: Calendar;
  readonly rules: RuleBook;
}

type Role = 'name' | 'area' | 'unit' | 'number' | 'attribute' | 'data';

interface Column {
  readonly role: Role;
  readonly header: string;
}

const VALUE =
  /^(?<bound>[≥≤<>＜＞]|不低于|不超过)?(?<open>[[{〔【（(])?(?<sign>[-−–－+])?(?<number>\d[\d,]*(?:\.\d+)?)(?<close>[\]}〕】）)])?(?<mark>[*＊※]+)?(?<unit>%|‰|倍|个百分点|位)?(?<after>左右|以上|以内|以下)?$/;
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^(?:计量)?单位$/, 'unit'],
  [/^(?:序号|编号|行次|栏次|No\.?)$/, 'number'],
  [/^(?:属性|备注|性质|类别|指标类型|指标属性|责任单位|说明)$/, 'attribute'],
  [
    /^(?:地区|城市|市州|各市|市（州）|区县|县（市、区）|市县|县区|市（县）|省份|区域|单位名称|地市|市)$/,
    'area',
  ],
];

/** Reads a grid: row name × column header × unit. Every numeral of it comes out as one entry. */
export function readTable(input: TableInput): CellEntry[] {
  const entries: CellEntry[] = [];
  let headers: readonly (readonly TableCell[])[] = [];
  let inHeader = true;
  let parent: RowName = { name: '', unit: '' };
  for (const row of input.table.rows) {
    const isHeader = !row.some((cell) => isValue(cell) && !isYear(cell)) || (inHeader && isYearRow(row));
    if (isHeader && row.filter(({ reading }) => reading.text !== '').length > 1) {
      headers = inHeader ? [...headers, row] : [row];
      inHeader = true;
      entries.push(...row.flatMap((cell) => labels(cell, input)));
      continue;
    }
    inHeader = false;
    const read = readRow(row, columnsOf(headers, row), parent, input);
    parent = read.parent;
    entries.push(...read.entries);
  }
  return entries;
}

interface RowName {
  readonly name: string;
  readonly unit: string;
}

function readRow(
  row: readonly TableCell[],
  columns: ReadonlyMap<number, Column>,
  parent: RowName,
  input: TableInput,
): { entries: CellEntry[]; parent: RowName } {
  const { lexicon } = input.rules;
  const entries: CellEntry[] = [];
  const unit = row.find((cell) => columns.get(cell.column)?.role === 'unit')?.reading.text ?? '';
  let next = parent;
  for (const cell of row) {
    const role = columns.get(cell.column)?.role ?? 'data';
    if (!isValue(cell) || role === 'number' || role === 'name' || role === 'attribute') {
      entries.push(...labels(cell, input, role === 'number' ? 'numbering' : 'name'));
      continue;
    }
    const label = labelOf(row, columns, cell);
    const name = rowName(label.text);
    if (metricOf(name, lexicon) !== '' && !label.partOf) next = { name, unit };
    const above = parent.unit === unit ? parent.name : '';
    entries.push(readCell(cell, { ...label, text: name, parent: above }, row, columns, input));
  }
  return { entries, parent: next };
}

interface Label {
  readonly text: string;
  readonly partOf: boolean;
  readonly isArea: boolean;
  /** Name of the row above that has a metric of its own, in the same unit: 公路 below 货运量. */
  readonly parent: string;
}

/** The nearest name to the left of a cell; 其中：住宅 borrows the head of the row above. */
function labelOf(
  row: readonly TableCell[],
  columns: ReadonlyMap<number, Column>,
  cell: TableCell,
): Omit<Label, 'parent'> {
  const before = row.filter(
    (other) => other.column < cell.column && !isValue(other) && other.reading.text !== '',
  );
  const named = before.findLast((other) => {
    const role = columns.get(other.column)?.role;
    return role === 'name' || role === 'area';
  });
  const label =
    named ??
    before.findLast((other) => !/^(?:unit|attribute|number)$/.test(columns.get(other.column)?.role ?? ''));
  const text = label?.reading.text ?? '';
  return {
    text,
    partOf: /^(?:其中|#|＃)/.test(text),
    isArea: label !== undefined && columns.get(label.column)?.role === 'area',
  };
}

function rowName(label: string): string {
  return label
    .replace(/^(?:其中|#|＃)[：:]?/, '')
    .replace(/^(?:全年|年末|全[市省区县州])(?=.{2})/, '')
    .replace(
      /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])/,
      '',
    )
    .replace(/[*＊※]+$/, '');
}

function readCell(
  cell: TableCell,
  label: Label,
  row: readonly TableCell[],
  columns: ReadonlyMap<number, Column>,
  input: TableInput,
): CellEntry {
  const groups = VALUE.exec(cell.reading.text)!.groups!;
  const header = columns.get(cell.column)?.header ?? '';
  const numberStart = cell.reading.text.indexOf(groups.number!) - (groups.sign ? 1 : 0);
  const end = cell.reading.text.indexOf(groups.number!) + groups.number!.length;
  const unit = unitOf(groups, header, label.text, row, columns, input);
  const kind = measureOf(header, label.text, unit);
  const when = periodOf(header, groups, input);
  const name = indicatorName(label, header, kind.measure, columns, input);
  const negative = /[-−–－]/.test(groups.sign ?? '') !== kind.falls;
  const fact: CellFact = {
    indicator: name,
    measure: kind.measure,
    value: `${negative ? '-' : ''}${groups.number!.replaceAll(',', '')}`,
    unit: kind.measure === 'rank' ? '位' : unit,
    qualifier: qualifierOf(groups),
    ...when,
    area: label.isArea ? label.text : '',
  };
  return { kind: 'fact', cell, start: numberStart, end, fact };
}

type Groups = Record<string, string | undefined>;

const BOUNDS: Readonly<Record<string, Qualifier>> = {
  '≥': 'ge',
  不低于: 'ge',
  以上: 'ge',
  '≤': 'le',
  不超过: 'le',
  以内: 'le',
  以下: 'le',
  '>': 'gt',
  '＞': 'gt',
  '<': 'lt',
  '＜': 'lt',
  左右: 'approx',
};

function qualifierOf({ bound, after }: Groups): Qualifier {
  return BOUNDS[bound ?? ''] ?? BOUNDS[after ?? ''] ?? 'eq';
}

const GROWTH = /增长|增速|增减|升降|涨跌|涨幅|涨跌幅|同比|[±＋+]\s?%|比上年|为上年/;
const SHARE = /占比|比重|构成|为预算|完成预算|占.*[%％]|完成%|完成（%）|为.*%/;
const RANK = /排名|位次|名次|排位/;

function measureOf(header: string, label: string, unit: string): { measure: Measure; falls: boolean } {
  if (RANK.test(header)) return { measure: 'rank', falls: false };
  const points = /百分点/.test(unit);
  const ratio = unit === '%' || unit === '‰' || unit === '倍';
  if (points) return { measure: 'change', falls: /降低|下降|减少$/.test(label) };
  if (ratio && GROWTH.test(header)) return { measure: 'growth', falls: false };
  if (ratio && SHARE.test(header)) return { measure: 'share', falls: false };
  if (ratio && /(?:增长|增速|增幅|提高)$/.test(bare(label))) return { measure: 'growth', falls: false };
  if (ratio && /(?:降低|下降|减少|降幅)$/.test(bare(label))) return { measure: 'growth', falls: true };
  if (ratio && /占.+比重|占比$/.test(label)) return { measure: 'share', falls: false };
  return { measure: 'level', falls: false };
}

function bare(label: string): string {
  return label.replace(/[（(][^（）()]*[）)]/g, '').replace(/[*＊]+/g, '');
}

const UNIT_IN_BRACKETS = /[（(]([^（）()]*)[）)]/g;

/** The unit of a cell: its own, its column's, its row's, or the one the caption states for all. */
function unitOf(
  groups: Groups,
  header: string,
  label: string,
  row: readonly TableCell[],
  columns: ReadonlyMap<number, Column>,
  { caption, rules }: TableInput,
): string {
  if (groups.unit) return groups.unit;
  const isUnit = (text: string) => text === '%' || rules.units.lookUp(text) !== undefined;
  const bracketed = (text: string) =>
    [...text.matchAll(UNIT_IN_BRACKETS)].map(([, unit]) => unit!.replace(/^单位[：:]/, '')).find(isUnit);
  const fromHeader = bracketed(header) ?? (/[%％]$|百分比/.test(header) ? '%' : undefined);
  if (fromHeader) return fromHeader;
  if (GROWTH.test(header) && !/增减额|增加额/.test(header)) return '%';
  const unitCell = row
    .find((cell) => columns.get(cell.column)?.role === 'unit')
    ?.reading.text.replace(/[（(].*$/, '');
  if (unitCell) return unitCell;
  const stated = /单位[：:]\s*([^\s，。；、）)]+)/.exec(caption)?.[1];
  return bracketed(label) ?? stated ?? bracketed(caption) ?? '';
}

function periodOf(
  header: string,
  { open, mark }: Groups,
  { caption, note, setting, calendar }: TableInput,
): { period: string; status: Status; basis: Basis } {
  const starred = mark ? /[*＊※][^，。；]{0,12}?((?:19|20)\d{2})年/.exec(note)?.[1] : undefined;
  const told = findTimes(header, calendar).find(({ kind }) => kind !== 'base') ?? timeOf(caption, calendar);
  const planned = /预算|计划|目标|规划/.test(header) && !/完成|执行|为预算|占/.test(header);
  const year = starred ?? told?.period ?? setting.period.slice(-4);
  const mean = open === '{' || /年均/.test(header);
  const cumulative = open === '[' || /累计/.test(header);
  const last = Number(year.slice(-4));
  const ofPlan = last % 5 === 0 && (mean || cumulative);
  const period = ofPlan ? `${last - 4}/${last}` : year;
  const status = planned ? 'target' : period === setting.period ? setting.status : statusOf(period, calendar);
  return { period, status, basis: mean ? 'annual_average' : cumulative ? 'cumulative' : '' };
}

function timeOf(caption: string, calendar: Calendar) {
  const found = findTimes(caption, calendar).filter(({ kind }) => kind !== 'base');
  return found.length === 1 ? found[0] : undefined;
}

/** The row's name, with what only the column or the caption says: 钢材 under 产量 is 钢材产量. */
function indicatorName(
  { text: label, isArea, partOf, parent }: Label,
  header: string,
  measure: Measure,
  columns: ReadonlyMap<number, Column>,
  { caption, rules }: TableInput,
): string {
  const { lexicon } = rules;
  const clean = bare(label).replace(/(?:增长|提高|降低|下降|增速|增幅)$/, (verb) =>
    measure === 'level' ? verb : '',
  );
  const head = headOf(header, columns, caption, rules);
  if (isArea) return head === '' ? bare(header) : head;
  const share = measure === 'share' && !/占/.test(clean) ? shareName(header) : '';
  const ownMetric = longestIn(clean, lexicon.matcher('metric')).length > 1 || metricOf(clean, lexicon) !== '';
  if (share !== '') return `${clean}${share}`;
  if (ownMetric || flowOf(clean, lexicon) !== '') return clean;
  if (partOf && metricOf(parent, lexicon) !== '') return clean + metricOf(parent, lexicon);
  return clean + (head || (clean.length <= 6 ? parent : ''));
}

function shareName(header: string): string {
  const whole = /(?:为|占|完成)((?:调整|年初)?预算|上年(?:决算|执行数|完成数)?)/.exec(header)?.[1];
  return whole && /预算/.test(whole) ? `占${whole}比重` : '';
}

/** The metric a table is about: of its level column, else the longest name the caption holds. */
function headOf(
  header: string,
  columns: ReadonlyMap<number, Column>,
  caption: string,
  rules: RuleBook,
): string {
  const headers = [header, ...[...columns.values()].map((column) => column.header)].map(bare);
  const fromHeader = headers.find((text) => rules.lexicon.has(text, 'metric'));
  if (fromHeader) return fromHeader;
  return longestMetric(caption, rules);
}

function longestMetric(text: string, { lexicon }: RuleBook): string {
  let best = '';
  for (const [word] of text.matchAll(lexicon.matcher('metric'))) if (word.length > best.length) best = word;
  return best.length >= 4 ? best : '';
}

function columnsOf(
  headers: readonly (readonly TableCell[])[],
  row: readonly TableCell[],
): Map<number, Column> {
  const columns = new Map<number, Column>();
  const titles = new Map<number, string>();
  for (const header of headers) {
    for (const { column, reading } of header) titles.set(column, (titles.get(column) ?? '') + reading.text);
  }
  for (const { column, reading } of row)
    if (!titles.has(column) && reading.text !== '') titles.set(column, '');
  for (const [column, header] of titles) {
    const role = ROLES.find(([form]) => form.test(bare(header).replace(/\s/g, '')))?.[1];
    const cell = row.find((other) => other.column === column);
    const holdsText =
      cell !== undefined &&
      !isValue(cell) &&
      cell.reading.text !== '' &&
      !/^[-—–…]+$/.test(cell.reading.text);
    const named = /指标|项目|名称|行业|产品|科目|内容|类别|品种|类型/.test(header) || header === '';
    columns.set(column, { header, role: role ?? (holdsText && named ? 'name' : 'data') });
  }
  return columns;
}

function isValue({ reading }: TableCell): boolean {
  return VALUE.test(reading.text);
}

function isYear({ reading }: TableCell): boolean {
  return /^(?:19|20)\d{2}$/.test(reading.text);
}

function isYearRow(row: readonly TableCell[]): boolean {
  return row.some(isYear) && row.every((cell) => !isValue(cell) || isYear(cell));
}

function labels(
  cell: TableCell,
  { rules, calendar }: TableInput,
  reason: SetAsideReason = 'name',
): CellEntry[] {
  const { text } = cell.reading;
  const times = findTimes(text, calendar);
  return findMarks(text, rules.lexicon).map(({ start, end }) => {
    const dated = times.some((time) => time.start <= start && end <= time.end);
    return { kind: 'aside', cell, start, end, reason: dated ? 'date' : reason } as const;
  });
}
