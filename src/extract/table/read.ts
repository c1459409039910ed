import type { RuleBook } from '../../rules/book.ts';
import type { Fact, SetAsideReason, TableBlock, TableCell } from '../../types.ts';
import type { Setting } from '../context.ts';
import { findMarks } from '../marks.ts';
import { metricOf } from '../register.ts';
import { type Calendar, findTimes } from '../times.ts';
import { type Column, columnsOf } from './columns.ts';
import { measureOf } from './measure.ts';
import { indicatorName, isPart, labelName, subjectOf } from './name.ts';
import { periodOf } from './period.ts';
import { type Row, rowsOf, type Section, sectionsOf } from './sections.ts';
import { unitColumnOf, unitOf } from './unit.ts';
import { type CellValue, cellValue, isYear } from './value.ts';

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
    }
  /** A number in a row without a name, under a header without one. */
  | { readonly kind: 'unexplained'; readonly cell: TableCell; readonly start: number; readonly end: number }
  /** A cell that holds sentences, to be read as such. */
  | { readonly kind: 'prose'; readonly cell: TableCell };

export type CellFact = Pick<
  Fact,
  | 'indicator'
  | 'measure'
  | 'value'
  | 'valueMax'
  | 'unit'
  | 'qualifier'
  | 'period'
  | 'status'
  | 'basis'
  | 'area'
>;

export interface TableInput {
  readonly table: TableBlock;
  /** What stands above the table, a line each: its name, its unit. */
  readonly caption: string;
  /** Below the table: what the marks * [] {} mean. */
  readonly note: string;
  readonly setting: Setting;
  /** The place that the report is about. */
  readonly place: string;
  readonly calendar: Calendar;
  readonly rules: RuleBook;
}

/** Reads a grid: row name × column header × unit. Every numeral of it comes out as one entry. */
export function readTable(input: TableInput): CellEntry[] {
  return sectionsOf(rowsOf(input.table.rows), input.rules).flatMap((section) => readSection(section, input));
}

interface SectionInput extends TableInput {
  readonly columns: ReadonlyMap<number, Column>;
  readonly subject: string;
  readonly lastYear: string;
}

function readSection(section: Section, input: TableInput): CellEntry[] {
  const titles = section.titles.map(({ reading }) => reading.text);
  const caption = [input.caption, ...titles].join('\n');
  const columns = columnsOf(section, input.rules);
  const years = [...columns.values()].flatMap(({ header }) => /(?:19|20)\d{2}/.exec(header)?.[0] ?? []);
  const own: SectionInput = {
    ...input,
    caption,
    columns,
    subject: subjectOf(caption, input.place, input.rules),
    lastYear: years.sort().at(-1) ?? '',
  };
  const above = [...section.titles, ...section.headers.flatMap((row) => row.own)];
  const entries = above.flatMap((cell) => labels(cell, input));
  let parent: Parent = { name: '', unit: '' };
  for (const row of section.rows) {
    const read = readRow(row, parent, own);
    parent = read.parent;
    entries.push(...read.entries);
  }
  return entries;
}

/** The row above that has a metric of its own, in the same unit: 公路 below 货运量. */
interface Parent {
  readonly name: string;
  readonly unit: string;
}

function readRow(
  row: Row,
  parent: Parent,
  input: SectionInput,
): { readonly entries: readonly CellEntry[]; readonly parent: Parent } {
  const { columns, rules } = input;
  let next = parent;
  const entries = row.own.flatMap((cell): CellEntry[] => {
    const column = columns.get(cell.column);
    const value = cellValue(cell.reading.text, rules.units);
    if (!column || value === undefined || column.role !== 'data') {
      return column?.role === 'number' ? labels(cell, input, 'numbering') : labels(cell, input);
    }
    const label = labelOf(row, cell.column, columns, rules);
    const unitCell = row.at.get(unitColumnOf(columns, cell.column) ?? -1);
    const unit = unitCell?.reading.text ?? '';
    const name = labelName(label.text);
    if (label.kind === 'name' && metricOf(name, rules.lexicon) !== '' && !isPart(label.text))
      next = { name, unit };
    const above = parent.unit === unit ? parent.name : '';
    return [readCell({ cell, value, column, label, unitCell, parent: above }, input)];
  });
  return { entries, parent: next };
}

interface Label {
  readonly kind: 'name' | 'area' | 'time';
  readonly text: string;
}

/** The nearest name to the left of a column; a row without one is called by its first cell. */
function labelOf(row: Row, index: number, columns: ReadonlyMap<number, Column>, rules: RuleBook): Label {
  const left = [...columns].filter(([at]) => at < index).reverse();
  for (const [at, { role }] of left) {
    const text = row.at.get(at)?.reading.text ?? '';
    if (text !== '' && (role === 'name' || role === 'area' || role === 'time')) {
      return { kind: role === 'name' && isYear(text) ? 'time' : role, text };
    }
  }
  const first = left
    .map(([at]) => row.at.get(at)?.reading.text ?? '')
    .findLast((text) => text !== '' && cellValue(text, rules.units) === undefined);
  return { kind: 'name', text: first ?? '' };
}

interface Cell {
  readonly cell: TableCell;
  readonly value: CellValue;
  readonly column: Column;
  readonly label: Label;
  readonly unitCell: TableCell | undefined;
  readonly parent: string;
}

function readCell({ cell, value, column, label, unitCell, parent }: Cell, input: SectionInput): CellEntry {
  const { rules, caption, columns, subject } = input;
  const { header } = column;
  const unit = unitOf(
    {
      value,
      header,
      label: label.text,
      unitCell,
      caption,
      headers: [...columns.values()].map((one) => one.header),
    },
    rules,
  );
  const { measure, falls } = measureOf(header, label.text, unit, caption, rules);
  const rowTime = label.kind === 'time' ? label.text : '';
  const fact: CellFact = {
    indicator: indicatorName(
      {
        kind: label.kind,
        label: label.text,
        column,
        columns: [...columns.values()],
        measure,
        parent,
        subject,
      },
      rules,
    ),
    measure,
    value: falls ? negated(value.number) : value.number,
    valueMax: value.max,
    unit: measure === 'rank' ? '位' : unit,
    qualifier: value.qualifier,
    ...periodOf({ value, header, rowTime, ...input }, rules),
    area: areaOf(label, column, rules),
  };
  const { start, end } = value;
  return fact.indicator === ''
    ? { kind: 'unexplained', cell, start, end }
    : { kind: 'fact', cell, start, end, fact };
}

/** The area of a row or a column; the whole of a table is the area of its document. */
function areaOf({ kind, text }: Label, column: Column, { tables }: RuleBook): string {
  const area = kind === 'area' ? text : column.area;
  return tables.has(area, 'table_total') ? '' : area;
}

const negated = (number: string): string => (number.startsWith('-') ? number.slice(1) : `-${number}`);

const SHORTEST_SENTENCE = 16;

/** The numerals of a cell that holds no value; one that holds sentences is left to the reader of prose. */
function labels(
  cell: TableCell,
  { rules, calendar }: TableInput,
  reason: SetAsideReason = 'name',
): CellEntry[] {
  const { text } = cell.reading;
  if (text.length >= SHORTEST_SENTENCE && /[。；，]/.test(text)) return [{ kind: 'prose', cell }];
  const times = findTimes(text, calendar);
  return findMarks(text, rules.lexicon).map(({ start, end }) => {
    const dated = isYear(text) || times.some((time) => time.start <= start && end <= time.end);
    return { kind: 'aside', cell, start, end, reason: dated ? 'date' : reason } as const;
  });
}
