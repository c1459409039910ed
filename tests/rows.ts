import type { DocumentRow } from '../src/normalize/rows.ts';
import type { IndicatorSource } from '../src/rules/schema.ts';
import { UnitTable } from '../src/rules/units.ts';
import type { Observation } from '../src/types.ts';

/** Rows for tests that are about what is done with rows: each test states the fields it is about. */

export function observation(fields: Partial<Observation> = {}): Observation {
  return {
    observation_id: 'g00000000001',
    document_id: 'report_2023',
    indicator_id: 'gdp',
    indicator: '地区生产总值',
    measure: 'level',
    value: '3.46',
    value_max: '',
    unit: '万亿元',
    qualifier: 'eq',
    period: '2023',
    status: 'actual',
    basis: '',
    area: '',
    area_code: '440300',
    scope: '',
    normalized_value: '3460000000000',
    normalized_unit: '元',
    lower: '3455000000000',
    upper: '3465000000000',
    section: '一、综合',
    page: '',
    quote: '地区生产总值3.46万亿元',
    start: 6,
    end: 10,
    rule_id: 'level.plain',
    geo_scope: 'unstated',
    obs_status: 'A',
    confidence: '0.98',
    doubts: '',
    origin: 'text',
    cell: '',
    correction_id: '',
    correction_action: '',
    original: '',
    ...fields,
  };
}

export function documentRow(fields: Partial<DocumentRow> = {}): DocumentRow {
  return {
    document_id: 'report_2023',
    source_file: 'report_2023.txt',
    media_type: 'text/plain',
    sha256: 'a'.repeat(64),
    status: 'read',
    reason: '',
    title: '政府工作报告',
    place: '深圳市',
    area_code: '440300',
    kind: 'work_report',
    session_date: '',
    reference_year: '2023',
    plan_year: '2024',
    numerals: 1,
    observed: 1,
    set_aside: 0,
    unexplained: 0,
    observations: 1,
    coverage: '1',
    ...fields,
  };
}

export const indicators: readonly IndicatorSource[] = [
  {
    id: 'gdp',
    name_zh: '地区生产总值',
    name_en: 'Gross regional product',
    aliases: ['GDP', '生产总值', '国内生产总值'],
    dimension: 'money',
    kind: 'flow',
    source: 'NBS',
  },
  {
    id: 'imports_exports',
    name_zh: '进出口总额',
    name_en: 'Imports and exports',
    aliases: ['外贸进出口'],
    dimension: 'money',
    kind: 'flow',
    source: 'GACC',
  },
  {
    id: 'population',
    name_zh: '常住人口',
    name_en: 'Resident population',
    aliases: [],
    dimension: 'people',
    kind: 'stock',
    source: 'NBS',
  },
];

export const units = new UnitTable([
  {
    pack: 'units',
    scales: { 万: '10000', 亿: '100000000', 万亿: '1000000000000' },
    groups: [
      { class: 'amount', dimension: 'money', base: '元', units: { 元: '1' } },
      { class: 'ratio', dimension: 'share', base: '%', units: { '%': '1', '‰': '0.1' } },
      { class: 'points', dimension: 'points', base: '个百分点', units: { 个百分点: '1' } },
      { class: 'times', dimension: 'ratio', base: '倍', units: { 倍: '1' } },
      { class: 'classifier', dimension: 'people', base: '人', units: { 人: '1', 位: '1' } },
      { class: 'classifier', dimension: 'count', base: '个', units: { 个: '1', 家: '1' } },
      { class: 'extent', dimension: 'length', base: 'm', units: { 公里: '1000' } },
      { class: 'measure', dimension: 'other', base: '', units: { 分贝: '1' } },
    ],
    denominators: ['人'],
  },
]);
