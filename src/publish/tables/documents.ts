import type { DocumentRow } from '../../normalize/rows.ts';
import { column, type Table } from '../table.ts';

const kinds = [
  'work_report',
  'plan_report',
  'budget_report',
  'communique',
  'five_year_plan',
  'digest',
  'other',
];

export const documentTable: Table<DocumentRow> = {
  file: 'documents.csv',
  title: { zh: '文件', en: 'Documents' },
  about: {
    zh: '一行是一份输入文件，包括被拒绝的文件及其原因。',
    en: 'One row is one input file; one that was refused says why.',
  },
  key: ['document_id'],
  columns: [
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('source_file', 'string', '源文件', 'Source file, relative to the folder that was given', {
      required: true,
    }),
    column('media_type', 'string', '媒体类型', 'Media type'),
    column('sha256', 'string', '哈希值', 'SHA-256 of the source file'),
    column('status', 'string', '状态', 'Status', { required: true, values: ['read', 'refused'] }),
    column('reason', 'string', '拒绝原因', 'Reason of refusal'),
    column('title', 'string', '标题', 'Title'),
    column('place', 'string', '地区', 'Place'),
    column('area_code', 'string', '行政区划代码', 'Area code (GB/T 2260)'),
    column('kind', 'string', '报告类型', 'Kind of report', { values: kinds }),
    column('session_date', 'date', '会议日期', 'Date of the session at which it was given'),
    column('reference_year', 'string', '回顾年度', 'Year under review'),
    column('plan_year', 'string', '计划年度', 'Year or span of years planned'),
    column('numerals', 'integer', '数字总数', 'Numerals and rank words'),
    column('observed', 'integer', '已成观测值', 'Numerals that are part of an observation'),
    column('set_aside', 'integer', '已说明排除', 'Numerals set aside with a reason'),
    column('unexplained', 'integer', '未说明', 'Numerals not accounted for'),
    column('observations', 'integer', '观测值数', 'Observations'),
    column('coverage', 'number', '覆盖率', 'Part of the numerals that is accounted for'),
  ],
};
