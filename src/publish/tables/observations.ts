import type { Observation } from '../../types.ts';
import { column, type Table } from '../table.ts';

const measures = ['level', 'growth', 'change', 'share', 'rank', 'streak'];
const qualifiers = ['eq', 'approx', 'gt', 'ge', 'lt', 'le', 'range'];

export const observationTable: Table<Observation> = {
  file: 'observations.csv',
  title: { zh: '观测值（长表）', en: 'Observations, long form' },
  about: {
    zh: '一行是报告中的一个数字或位次及其含义。',
    en: 'One row is one numeral or rank word of a report and what it states.',
  },
  key: ['observation_id'],
  references: [
    { column: 'document_id', file: 'documents.csv' },
    { column: 'correction_id', file: 'corrections.csv' },
  ],
  columns: [
    column('observation_id', 'string', '观测值编号', 'Observation id', {
      required: true,
      about: [
        '由所述对象（文件、指标、度量、时期、区域等）而非数值或位置构成，修订数值后不变。',
        'Made of what is stated about (document, indicator, measure, period, area), not of its value or place.',
      ],
    }),
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('indicator_id', 'string', '指标编码', 'Canonical indicator id', {
      about: [
        '指标词典中的编码；词典未收录则为空。',
        'Id in the dictionary; empty for an indicator it does not hold.',
      ],
    }),
    column('indicator', 'string', '指标名称', 'Indicator in the words of the source', { required: true }),
    column('measure', 'string', '度量', 'Measure', {
      required: true,
      values: measures,
      about: [
        'level 水平，growth 增速，change 变动，share 占比，rank 位次，streak 连续次数。',
        'level, growth (relative change), change (absolute), share of a whole, rank, streak of times in a row.',
      ],
    }),
    column('value', 'number', '数值', 'Value as stated, in the stated unit', { required: true }),
    column('value_max', 'number', '区间上限', 'Upper end of a stated range'),
    column('unit', 'string', '单位', 'Unit as written'),
    column('qualifier', 'string', '限定', 'Qualifier', {
      required: true,
      values: qualifiers,
      about: [
        'eq 确数，approx 约，gt 超过，ge 不低于，lt 低于，le 不超过，range 区间。',
        'eq exact as stated, approx about, gt above, ge at least, lt below, le at most, range an interval.',
      ],
    }),
    column('period', 'string', '时期', 'Reference period', {
      about: ['年份，或以 / 连接的起止年份。', 'A year, or the first and last year of a span joined by /.'],
    }),
    column('status', 'string', '实际或目标', 'Actual or target', {
      required: true,
      values: ['actual', 'target'],
    }),
    column('basis', 'string', '口径', 'Basis of a value over several years', {
      values: ['annual_average', 'cumulative'],
    }),
    column('area', 'string', '区域', 'Reference area, empty for the area of the document'),
    column('area_code', 'string', '行政区划代码', 'Area code (GB/T 2260)'),
    column('scope', 'string', '排名范围', 'Among whom a rank holds'),
    column('normalized_value', 'number', '标准值', 'Value in the base unit'),
    column('normalized_unit', 'string', '基本单位', 'Base unit'),
    column('lower', 'number', '下界', 'Lower end of the implied interval', {
      about: [
        '限定词与四舍五入所含区间的下界；空为无界。',
        'What qualifier and rounding imply; empty where open.',
      ],
    }),
    column('upper', 'number', '上界', 'Upper end of the implied interval', {
      about: [
        '限定词与四舍五入所含区间的上界；空为无界。',
        'What qualifier and rounding imply; empty where open.',
      ],
    }),
    column('section', 'string', '章节', 'Section'),
    column('page', 'integer', '页码', 'Page, from 1; empty for a source without pages'),
    column('quote', 'string', '原文', 'Quoted evidence', {
      required: true,
      about: [
        '原文逐字；以 = + - @ 等开头的单元格前加一个撇号。',
        "The source's text, letter for letter; a cell that begins with = + - @ has an apostrophe before it.",
      ],
    }),
    column('start', 'integer', '起始位置', 'Start of the numeral in the text, UTF-16 code units', {
      required: true,
    }),
    column('end', 'integer', '结束位置', 'End of the numeral, exclusive', { required: true }),
    column('rule_id', 'string', '规则编号', 'Rule that read it', { required: true }),
    column('geo_scope', 'string', '地域口径', 'Geographic coverage', {
      required: true,
      values: ['whole', 'own_level', 'urban_districts', 'zone', 'unstated'],
      about: [
        'whole 全域，own_level 本级，urban_districts 市区，zone 开发区或新区，unstated 未说明。',
        'whole area, its own level of government, urban districts, a zone, or unstated.',
      ],
    }),
    column('obs_status', 'string', '观测状态', 'Observation status (SDMX)', {
      required: true,
      values: ['A', 'P', 'E', 'F', 'R'],
      about: [
        'A 正常，P 初步，E 估计，F 预测或目标，R 修订。',
        'A normal, P provisional, E estimated, F forecast or target, R revised.',
      ],
    }),
    column('confidence', 'number', '置信度', 'Confidence that all of the row is right, 0 to 1', {
      about: [
        '按人工标注校准：同一置信度的行中完全正确者所占比例的估计。',
        'Calibrated on labelled reports: the share of rows of that confidence that were wholly right.',
      ],
    }),
    column('doubts', 'string', '存疑原因', 'What lowers the confidence, separated by spaces'),
    column('origin', 'string', '文字来源', 'Where the characters come from', {
      required: true,
      values: ['text', 'ocr'],
      about: ['text 文件自带文字，ocr 图像识别。', 'Stated by the file, or recognised on an image.'],
    }),
    column('cell', 'string', '表格位置', 'Table, row and column of the document, as T2R5C3'),
    column('correction_id', 'string', '更正编号', 'Correction that made the row what it is', {
      about: ['空为未经人工更正。', 'Empty for a row as it was read.'],
    }),
    column('correction_action', 'string', '更正操作', 'What the correction did', {
      values: ['set', 'add', 'confirm'],
      about: ['set 改值，add 补录，confirm 核对无误。', 'set cells, add the row, confirm that it is right.'],
    }),
    column('original', 'string', '更正前', 'Cells as they were read, a JSON object', {
      about: ['仅列被更正的单元格。', 'Those cells that the correction replaced.'],
    }),
  ],
};
