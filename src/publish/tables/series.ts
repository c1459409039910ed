import type { SeriesRow } from '../series.ts';
import { column, type Table } from '../table.ts';

export const seriesTable: Table<SeriesRow> = {
  file: 'series.csv',
  title: { zh: '跨文件序列', en: 'Series across documents' },
  about: {
    zh: '一行是一个词典指标在一个区域、时期的取值：取最新文件，其次取最精确者；一致与不一致的文件并列。',
    en: 'One row is one canonical quantity: the latest document wins, then the most precise statement.',
  },
  key: ['series_id'],
  references: [
    { column: 'document_id', file: 'documents.csv' },
    { column: 'observation_id', file: 'observations.csv' },
  ],
  columns: [
    column('series_id', 'string', '序列编号', 'Series id', { required: true }),
    column('indicator_id', 'string', '指标编码', 'Canonical indicator id', { required: true }),
    column('indicator_zh', 'string', '指标中文名', 'Indicator in Chinese', { required: true }),
    column('indicator_en', 'string', '指标英文名', 'Indicator in English', { required: true }),
    column('area', 'string', '区域', 'Reference area', { required: true }),
    column('area_code', 'string', '行政区划代码', 'Area code (GB/T 2260)'),
    column('geo_scope', 'string', '地域口径', 'Geographic coverage', { required: true }),
    column('period', 'string', '时期', 'Reference period'),
    column('status', 'string', '实际或目标', 'Actual or target', {
      required: true,
      values: ['actual', 'target'],
    }),
    column('basis', 'string', '口径', 'Basis of a value over several years'),
    column('measure', 'string', '度量', 'Measure', { required: true }),
    column('scope', 'string', '排名范围', 'Among whom a rank holds'),
    column('value', 'number', '标准值', 'Value in the base unit', { required: true }),
    column('unit', 'string', '基本单位', 'Base unit'),
    column('qualifier', 'string', '限定', 'Qualifier', { required: true }),
    column('lower', 'number', '下界', 'Lower end of the implied interval'),
    column('upper', 'number', '上界', 'Upper end of the implied interval'),
    column('document_id', 'string', '所取文件', 'Document whose statement was chosen', { required: true }),
    column('observation_id', 'string', '所取观测值', 'Observation that was chosen', { required: true }),
    column('agreeing_document_ids', 'string', '一致的文件', 'Documents that agree within their intervals'),
    column(
      'disagreeing_document_ids',
      'string',
      '不一致的文件',
      'Documents that cannot hold at the same time',
    ),
  ],
};
