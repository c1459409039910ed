import { type Finding, SEVERITIES } from '../../check/finding.ts';
import { column, type Table } from '../table.ts';

export const findingTable: Table<Finding> = {
  file: 'findings.csv',
  title: { zh: '检查结果', en: 'Findings of the checks' },
  about: {
    zh: '一行是一条检查结果，供人工复核。',
    en: 'One row is one finding for a person to look at.',
  },
  key: ['finding_id'],
  references: [{ column: 'document_id', file: 'documents.csv' }],
  columns: [
    column('finding_id', 'string', '结果编号', 'Finding id', { required: true }),
    column('check', 'string', '检查项', 'Check', { required: true }),
    column('severity', 'string', '程度', 'Severity', { required: true, values: SEVERITIES }),
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('observation_ids', 'string', '观测值编号', 'Observations, separated by spaces'),
    column('message_zh', 'string', '说明', 'Message in Chinese', { required: true }),
    column('message_en', 'string', '英文说明', 'Message in English', { required: true }),
  ],
};
