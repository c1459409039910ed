import type { IndicatorRow } from '../indicators.ts';
import { column, type Table } from '../table.ts';

export const indicatorTable: Table<IndicatorRow> = {
  file: 'indicators.csv',
  title: { zh: '指标（宽表）', en: 'Indicators, side by side' },
  about: {
    zh: '一行是一份文件中一个指标在一个区域、一个时期的实际值或目标值：水平、增速、占比、位次并列。',
    en: 'One row is what one document states of one indicator for an area, a period and a status.',
  },
  key: ['row_id'],
  references: [{ column: 'document_id', file: 'documents.csv' }],
  columns: [
    column('row_id', 'string', '行编号', 'Row id', { required: true }),
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('indicator_id', 'string', '指标编码', 'Canonical indicator id'),
    column('indicator', 'string', '指标名称', 'Indicator in the words of the source', { required: true }),
    column('area', 'string', '区域', 'Reference area, empty for the area of the document'),
    column('area_code', 'string', '行政区划代码', 'Area code (GB/T 2260)'),
    column('geo_scope', 'string', '地域口径', 'Geographic coverage', { required: true }),
    column('period', 'string', '时期', 'Reference period'),
    column('status', 'string', '实际或目标', 'Actual or target', {
      required: true,
      values: ['actual', 'target'],
    }),
    column('basis', 'string', '口径', 'Basis of a value over several years'),
    column('value', 'number', '数值', 'Value as stated'),
    column('value_max', 'number', '区间上限', 'Upper end of a stated range'),
    column('unit', 'string', '单位', 'Unit as written'),
    column('qualifier', 'string', '限定', 'Qualifier of the value'),
    column('growth', 'number', '增速', 'Growth as stated'),
    column('growth_unit', 'string', '增速单位', 'Unit of the growth'),
    column('growth_qualifier', 'string', '增速限定', 'Qualifier of the growth'),
    column('change', 'number', '变动', 'Absolute change as stated'),
    column('change_unit', 'string', '变动单位', 'Unit of the change'),
    column('share', 'number', '占比', 'Share of a whole as stated'),
    column('share_unit', 'string', '占比单位', 'Unit of the share'),
    column('share_of', 'string', '占比基数', 'The whole that it is a share of'),
    column('rank', 'number', '位次', 'Rank'),
    column('rank_scope', 'string', '排名范围', 'Among whom the rank holds'),
    column('streak', 'number', '连续', 'Times in a row'),
    column('streak_unit', 'string', '连续单位', 'What is counted in a row'),
    column('observation_ids', 'string', '所用观测值', 'Observations shown, separated by spaces', {
      required: true,
    }),
    column('other_observation_ids', 'string', '其他观测值', 'Observations of the same that are not shown', {
      about: [
        '同一格有多个观测值时取最精确者，其余列于此。',
        'Where several stand for one cell the most precise is shown and the others are listed here.',
      ],
    }),
  ],
};
