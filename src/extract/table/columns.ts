import type { RuleBook } from '../../rules/book.ts';
import type { WordClass } from '../../rules/schema.ts';
import type { TableCell } from '../../types.ts';
import type { Row, Section } from './sections.ts';
import { cellValue, isYear } from './value.ts';
import { bare, matches } from './words.ts';

export type Role = 'name' | 'area' | 'time' | 'unit' | 'number' | 'attribute' | 'data';

export interface Column {
  readonly role: Role;
  /** What stands over it, from the outermost header to the innermost, each once. */
  readonly titles: readonly string[];
  /** The titles in one. */
  readonly header: string;
  /** The area that a title names, or ''. */
  readonly area: string;
}

const ROLES: readonly (readonly [WordClass, Role])[] = [
  ['table_unit', 'unit'],
  ['table_number', 'number'],
  ['table_attribute', 'attribute'],
  ['table_area', 'area'],
  ['table_time', 'time'],
  ['table_name', 'name'],
];

/** The columns of a section by their headers, and where those do not tell by what stands in them. */
export function columnsOf({ headers, rows }: Section, rules: RuleBook): Map<number, Column> {
  const indices = new Set([...headers, ...rows].flatMap(({ at }) => [...at.keys()]));
  const columns = new Map<number, Column>();
  for (const index of [...indices].sort((a, b) => a - b)) {
    const cells = headers.map((row, i) => titleOver(index, row, headers[i + 1]));
    const titles = [...new Set(cells)].flatMap((cell) =>
      cell && cell.reading.text !== '' ? [cell.reading.text] : [],
    );
    const header = titles.join('');
    const area = titles.findLast((title) => AREA.test(title) && !rules.tables.has(title, 'table_area')) ?? '';
    columns.set(index, { titles, header, area, role: roleOf(header, index, rows, rules) });
  }
  return columns;
}

/**
 * The header cell over a column. One that is set over the first of several columns, without being merged, stands over
 * the others too, as far as they have a header below.
 */
function titleOver(index: number, { at }: Row, below: Row | undefined): TableCell | undefined {
  if (at.has(index) || !below?.at.has(index)) return at.get(index);
  const left = [...at.keys()].filter((other) => other < index);
  const nearest = Math.max(...left);
  return left.length > 0 && below.at.has(nearest) && nearest > 0 ? at.get(nearest) : undefined;
}

function roleOf(header: string, index: number, rows: readonly Row[], rules: RuleBook): Role {
  const stated = ROLES.find(([wordClass]) =>
    rules.tables.has(bare(header).replace(/\s/g, ''), wordClass),
  )?.[1];
  const texts = rows.flatMap(({ at }) => at.get(index)?.reading.text || []);
  const values = texts.filter((text) => cellValue(text, rules.units) !== undefined);
  const holdsValues = values.length * 2 >= texts.length && texts.length > 0;
  // 城市 over figures is one of several columns of them.
  if (stated && stated !== 'name' && !(stated === 'area' && holdsValues)) return stated;
  if (holdsValues) {
    if (header === '' && index === 0 && isCounting(texts)) return 'number';
    return index === 0 && texts.every(isYear) ? 'time' : 'data';
  }
  if (isAreas(texts)) return 'area';
  if (stated || header === '' || index === 0) return 'name';
  return matches(header, 'table_growth', rules) || matches(header, 'table_plain', rules) ? 'data' : 'name';
}

/** 1, 2, 3 ... down the first column. */
const isCounting = (texts: readonly string[]): boolean =>
  texts.length > 1 && texts.every((text, i) => text === String(i + 1));

const AREA = /^.{1,9}(?:市|区|县|省|旗|自治州|州|盟|地区)$/;
const FEWEST_AREAS = 3;

const isAreas = (texts: readonly string[]): boolean =>
  texts.filter((text) => AREA.test(text)).length >= Math.max(FEWEST_AREAS, texts.length * 0.7);
