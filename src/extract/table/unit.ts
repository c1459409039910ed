import type { RuleBook } from '../../rules/book.ts';
import type { TableCell } from '../../types.ts';
import type { Column } from './columns.ts';
import { isRatio } from './measure.ts';
import type { CellValue } from './value.ts';
import { bare, matches } from './words.ts';

const BRACKETS = /[（(]([^（）()]*)[）)]/g;
const STATED = /(?:计量)?单位[：:]\s*([^\s；。）)]+)/g;

export interface UnitClues {
  readonly value: CellValue;
  readonly header: string;
  readonly label: string;
  /** The cell of the row's unit, where a column holds units. */
  readonly unitCell: TableCell | undefined;
  /** What stands above the table. */
  readonly caption: string;
  /** The headers of all columns. */
  readonly headers: readonly string[];
}

/** The unit of a cell: its own, its column's, its row's, or the one that is stated for all. */
export function unitOf(
  { value, header, label, unitCell, caption, headers }: UnitClues,
  rules: RuleBook,
): string {
  if (value.unit !== '') return value.unit;
  const fromHeader = inBrackets(header, rules).at(-1) ?? (/[%％]|百分比/.test(header) ? '%' : undefined);
  if (fromHeader) return fromHeader;
  if (matches(header, 'table_rank', rules)) return '位';
  if (matches(header, 'table_growth', rules) && !/[增减]额|增加额/.test(header)) return '%';
  const ofRow = unitCell?.reading.text.replace(/[（(].*$/, '').replace('％', '%') ?? '';
  if (ofRow !== '') return ofRow;
  const stated = [...caption.matchAll(STATED)].at(-1)?.[1];
  return (
    inBrackets(label, rules).find((unit) => !stated || !OF_BUDGET.test(unit)) ??
    (stated ? firstAmount(stated, rules) : inBrackets(caption, rules)[0]) ??
    (OF_KIND.test(bare(header).replace(/\s/g, '')) ? onlyUnit(headers, rules) : '')
  );
}

/** 全国（%）, 城市, 农村: columns of the same, of which the first has the unit. */
const OF_KIND = /^(?:城市|农村|城镇|乡村|全[国省市])$/;

function onlyUnit(headers: readonly string[], rules: RuleBook): string {
  const units = new Set(headers.flatMap((header) => inBrackets(header, rules)));
  return units.size === 1 ? [...units][0]! : '';
}

/** 教育支出（款）, （项）: levels of the classification of budgets. */
const OF_BUDGET = /^[类款项目]$/;

const isUnit = (text: string, { units }: RuleBook): boolean =>
  isRatio(text) || units.lookUp(text) !== undefined;

const inBrackets = (text: string, rules: RuleBook): string[] =>
  [...text.matchAll(BRACKETS)]
    .map(([, inside]) => inside!.replace(/^单位[：:]/, '').replace('％', '%'))
    .filter((inside) => isUnit(inside, rules));

/** Of 亿元、% the first: ratios have a header that says so. */
function firstAmount(stated: string, rules: RuleBook): string {
  const units = stated.split(/[、，,]/).map((unit) => unit.replace('％', '%'));
  return units.find((unit) => isUnit(unit, rules) && !isRatio(unit)) ?? units[0]!;
}

export const unitColumnOf = (columns: ReadonlyMap<number, Column>, index: number): number | undefined => {
  const all = [...columns].filter(([, { role }]) => role === 'unit').map(([at]) => at);
  return all.findLast((at) => at < index) ?? all[0];
};
