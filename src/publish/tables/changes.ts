import type { ChangeRow } from '../../diff/change_rows.ts';
import { TIERS } from '../../diff/difference.ts';
import { unguard } from '../cell.ts';
import type { EditionChanges } from '../dataset.ts';
import { readCsv } from '../reading.ts';
import { column, type Table } from '../table.ts';

const causes = ['source', 'rule', 'dictionary', 'correction', 'engine', 'joint', 'undetermined'];

export const changeTable: Table<ChangeRow> = {
  file: 'changes.csv',
  title: { zh: '与上一版本的差异', en: 'Changes since the version before' },
  about: {
    zh: '一行是一条观测值的一个字段的变化，或一条观测值的增减，及其原因；首个版本为空。',
    en: 'One row is one field of an observation that changed, or an observation that came or went, with the cause; empty for the first version.',
  },
  key: ['change', 'observation_id', 'field'],
  columns: [
    column('change', 'string', '变化', 'Change', { required: true, values: ['added', 'removed', 'changed'] }),
    column('observation_id', 'string', '观测值编号', 'Observation id', {
      required: true,
      about: [
        '本版本中的编号；被删除的为上一版本中的编号。',
        'As in this version; of an observation that went, as in the version before.',
      ],
    }),
    column('document_id', 'string', '文件编号', 'Document id', { required: true }),
    column('field', 'string', '字段', 'Column of observations.csv', {
      required: true,
      about: ['row 表示整行增减。', '`row` where the whole row came or went.'],
    }),
    column('before', 'string', '原值', 'Cell before', {
      about: ['整行删除时为其数值与单位。', 'Of a row that went, its value and unit.'],
    }),
    column('after', 'string', '新值', 'Cell now', {
      about: ['整行新增时为其数值与单位。', 'Of a row that came, its value and unit.'],
    }),
    column('tier', 'string', '程度', 'How much it weighs, the gravest first', {
      required: true,
      values: TIERS,
      about: [
        'lost 丢失，value 数值，meaning 含义，added 新增，provenance 仅出处。',
        'lost, value, meaning, added, provenance (only where or how it was read).',
      ],
    }),
    column('cause', 'string', '原因', 'Cause', {
      about: [
        '由逐项替换输入重算得出；+ 表示共同作用，undetermined 表示无法确定。',
        'Found by replay with one input exchanged at a time; joined by + where they made it together; `undetermined` where it could not be told.',
      ],
    }),
    column('cause_kind', 'string', '原因类别', 'Kind of cause', { values: causes }),
    column('relative_change', 'number', '相对变化', 'Relative change of the quantity', {
      about: ['（新值−原值）/|原值|，至多六位小数。', '(after − before) / |before|, at most six decimals.'],
    }),
    column('indicator', 'string', '指标名称', 'Indicator in the words of the source'),
    column('measure', 'string', '度量', 'Measure'),
    column('period', 'string', '时期', 'Reference period'),
    column('status', 'string', '实际或目标', 'Actual or target'),
    column('before_quote', 'string', '原版本原文', 'Evidence before'),
    column('after_quote', 'string', '本版本原文', 'Evidence now'),
  ],
};

/** The rows of a changes.csv as it was rendered; undefined for a dataset without one. */
export function parseChanges(content: string | undefined): EditionChanges | undefined {
  if (content === undefined) return undefined;
  const rows = readCsv(content).rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)])),
  );
  return { rows: rows as unknown as ChangeRow[] };
}
