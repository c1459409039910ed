import type { NumberRow } from '../../normalize/rows.ts';
import { SET_ASIDE_REASONS } from '../../rules/schema.ts';
import { column, type Table } from '../table.ts';

const furniture = ['page_furniture', 'table_of_contents', 'advertisement', 'web_furniture', 'footnote_mark'];

export const numberTable: Table<NumberRow> = {
  file: 'numbers.csv',
  title: { zh: '数字台账', en: 'Ledger of numbers' },
  about: {
    zh: '一行是一个数字或位次词及其去向，一个不漏。',
    en: 'One row is one numeral or rank word and what became of it; none is left out.',
  },
  key: ['document_id', 'start'],
  references: [
    { column: 'document_id', file: 'documents.csv' },
    { column: 'observation_id', file: 'observations.csv' },
  ],
  columns: [
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('start', 'integer', '起始位置', 'Start in the text, UTF-16 code units', { required: true }),
    column('end', 'integer', '结束位置', 'End, exclusive', { required: true }),
    column('text', 'string', '原文', 'Text as it stands', { required: true }),
    column('fate', 'string', '去向', 'Fate', {
      required: true,
      values: ['observed', 'set_aside', 'unexplained'],
      about: [
        'observed 已成观测值，set_aside 有理由排除，unexplained 尚未说明。',
        'Part of an observation, set aside for a reason, or unexplained.',
      ],
    }),
    column('reason', 'string', '排除理由', 'Why it was set aside', {
      values: [...furniture, ...SET_ASIDE_REASONS, 'correction'],
    }),
    column('observation_id', 'string', '观测值编号', 'Observation it is part of'),
    column('page', 'integer', '页码', 'Page, from 1; empty for a source without pages'),
    column(
      'box',
      'string',
      '页面位置',
      'Left, top, right, bottom on the page, in points from its upper left corner',
      {
        about: ['以磅为单位，自页面左上角；无版面的格式为空。', 'Empty for a form of file without places.'],
      },
    ),
  ],
};
