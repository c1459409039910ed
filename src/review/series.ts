import { columnReader } from '../report/columns.ts';
import type { PackedTable } from '../report/shape.ts';
import { roughly } from './decimals.ts';

/** One chart: one indicator in one unit, its outcomes and targets over the years. */
export interface Multiple {
  readonly key: string;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly measure: string;
  readonly unit: string;
  /** Area, geographic scope, basis and the like, where they tell it from another of the same name. */
  readonly note: readonly string[];
  readonly points: readonly Point[];
}

export interface Point {
  readonly observation: string;
  readonly status: string;
  /** Decimal string in the unit of the chart. */
  readonly value: string;
  readonly y: number;
  readonly from: number;
  /** The same as `from` but for spans of years. */
  readonly to: number;
  readonly period: string;
  readonly qualifier: string;
  readonly lower: number;
  readonly upper: number;
  readonly documents: number;
  readonly disagree: boolean;
}

const PERIOD = /^(\d{4})(?:-\d{2}(?:-\d{2})?)?(?:\/(\d{4}).*)?$/;

/** Charts of the canonical series, those with most years first; what has one year only makes no chart. */
export function multiplesOf(series: PackedTable): Multiple[] {
  const cell = (name: string) => columnReader(series, name);
  const [id, zh, en, area, scope, geo] = [
    cell('indicator_id'),
    cell('indicator_zh'),
    cell('indicator_en'),
    cell('area'),
    cell('scope'),
    cell('geo_scope'),
  ];
  const [measure, unit, basis, period, status] = [
    cell('measure'),
    cell('unit'),
    cell('basis'),
    cell('period'),
    cell('status'),
  ];
  const [value, lower, upper, qualifier] = [cell('value'), cell('lower'), cell('upper'), cell('qualifier')];
  const [observation, agreeing, disagreeing] = [
    cell('observation_id'),
    cell('agreeing_document_ids'),
    cell('disagreeing_document_ids'),
  ];
  const mentions = new Map<string, number>();
  const charts = new Map<string, Multiple & { readonly points: Point[] }>();
  for (let row = 0; row < series.length; row++) {
    mentions.set(id(row), (mentions.get(id(row)) ?? 0) + 1);
    const years = PERIOD.exec(period(row));
    if (!years || value(row) === '' || measure(row) === 'streak') continue;
    const note = [area(row), geo(row) === 'unstated' ? '' : geo(row), basis(row), scope(row)];
    const key = [id(row), measure(row), unit(row), ...note].join('\u001f');
    const chart = charts.get(key) ?? {
      key,
      id: id(row),
      zh: zh(row) || id(row),
      en: en(row) || id(row),
      measure: measure(row),
      unit: unit(row),
      note,
      points: [],
    };
    charts.set(key, chart);
    const agree = agreeing(row).split(' ').filter(Boolean).length;
    chart.points.push({
      observation: observation(row),
      status: status(row),
      value: value(row),
      y: roughly(value(row)),
      from: Number(years[1]),
      to: Number(years[2] ?? years[1]),
      period: period(row),
      qualifier: qualifier(row),
      lower: roughly(lower(row)),
      upper: roughly(upper(row)),
      documents: agree + 1,
      disagree: disagreeing(row) !== '',
    });
  }
  return [...charts.values()]
    .map((chart) => ({ ...chart, points: [...chart.points].sort((a, b) => a.to - b.to || a.from - b.from) }))
    .filter(({ points }) => new Set(points.map(({ to }) => to)).size > 1)
    .sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1));

  /** What people look for first: many years, several reports, and much else said of the same indicator. */
  function weight({ points, id: own }: Multiple): number {
    const years = new Set(points.map(({ to }) => to)).size;
    const outcomes = points.filter(({ status }) => status === 'actual').length;
    const confirmed = points.reduce((sum, { documents }) => sum + documents - 1, 0);
    return years * 3 + outcomes + confirmed * 2 + (mentions.get(own) ?? 0);
  }
}
