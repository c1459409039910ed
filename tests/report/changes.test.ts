import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/report/changes.ts';

const columns = ['observation_id', 'value', 'unit', 'quote', 'start'];
const row = (observation_id: string, value: string, start = '0') => ({
  observation_id,
  value,
  unit: '%',
  quote: `增长${value}%`,
  start,
});
const between = (before: ReturnType<typeof row>[], after: ReturnType<typeof row>[]) =>
  changesBetween({ columns, rows: before }, { columns, rows: after }, ['1.0.0', '1.0.1']);

describe('changes since the last version', () => {
  it('tell what came, what went and which fields changed, with both quotes', () => {
    const { summary, changes } = between(
      [row('a', '1'), row('b', '2'), row('same', '3')],
      [row('b', '2.5'), row('c', '4'), row('same', '3')],
    );
    expect(summary).toMatchObject({ added: 1, removed: 1, changed: 1, identical: 1 });
    expect(changes.map(({ change, field, before, after }) => [change, field, before, after])).toEqual([
      ['removed', '', '1%', ''],
      ['added', '', '', '4%'],
      ['changed', 'value', '2', '2.5'],
      ['changed', 'quote', '增长2%', '增长2.5%'],
    ]);
    expect(changes[2]).toMatchObject({ before_quote: '增长2%', after_quote: '增长2.5%' });
  });

  it('leave out where a row only moved', () => {
    expect(between([row('a', '1', '0')], [row('a', '1', '9')]).changes).toEqual([]);
  });
});
