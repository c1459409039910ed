import type { CorrectionRow } from '../../correct/record.ts';
import { column, type Table } from '../table.ts';

export const correctionTable: Table<CorrectionRow> = {
  file: 'corrections.csv',
  title: { zh: '人工更正', en: 'Corrections by hand' },
  about: {
    zh: '一行是一条已生效的人工更正：改了什么、为什么、谁改的。',
    en: 'One row is one correction that a person made: what it changed, why, and who says so.',
  },
  key: ['correction_id'],
  references: [{ column: 'document_id', file: 'documents.csv' }],
  columns: [
    column('correction_id', 'string', '更正编号', 'Correction id', { required: true }),
    column('action', 'string', '操作', 'Action', {
      required: true,
      values: ['set', 'drop', 'add', 'confirm'],
      about: [
        'set 改值，drop 删除，add 补录，confirm 核对无误。',
        'set cells, drop the row, add a row, confirm that it is right.',
      ],
    }),
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('observation_id', 'string', '观测值编号', 'Observation; of a dropped row, the id that it had', {
      required: true,
    }),
    column('original', 'string', '更正前', 'Cells as they were read, a JSON object', {
      about: [
        '仅列变动的单元格；删除时列整行；补录时为空。',
        'Those that changed; for a dropped row all; empty for an added one.',
      ],
    }),
    column('corrected', 'string', '更正后', 'The same cells as they are now, a JSON object'),
    column('reason', 'string', '理由', 'Reason', { required: true }),
    column('author', 'string', '更正人', 'Author', { required: true }),
    column('date', 'date', '日期', 'Date of the correction', { required: true }),
    column('rule_file', 'string', '更正文件', 'File of the correction below the rules', { required: true }),
  ],
};
