import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReader, packTable } from '../../src/report/columns.ts';

const cell = fc.oneof(fc.constantFrom('', 'level', 'growth', '2024'), fc.string());

describe('columns', () => {
  it('give back every cell, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell })), (rows) => {
        const table = JSON.parse(JSON.stringify(packTable({ columns: ['a', 'b'], rows })));
        const [a, b] = [columnReader(table, 'a'), columnReader(table, 'b')];
        expect(rows.map((_, i) => ({ a: a(i), b: b(i) }))).toEqual(rows);
      }),
    );
  });

  it('hold a value that repeats once', () => {
    const rows = Array.from({ length: 100 }, () => ({ measure: 'level' }));
    expect(packTable({ columns: ['measure'], rows }).cells[0]).toMatchObject({ values: ['level'] });
  });

  it('are empty for a column the table does not have', () => {
    expect(columnReader(packTable({ columns: ['a'], rows: [{ a: '1' }] }), 'b')(0)).toBe('');
  });
});
