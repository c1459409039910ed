import Big from 'big.js';
import { expect } from 'vitest';
import type { StoredTable } from '../../src/publish/stored.ts';
import { sources } from './nasty.ts';

/** Rows of a table as a database gives them, every cell as text. */
export type Read = readonly Readonly<Record<string, string | null>>[];

/** Every cell of every row is what the stages before made; an empty cell is null, a number equal in value. */
export function expectSource(table: StoredTable, read: Read, asWritten: (text: string) => string): void {
  const keyOf = (row: Read[number]) => JSON.stringify(table.key.map((name) => row[name]));
  const byKey = new Map(read.map((row) => [keyOf(row), row]));
  const source = sources[table.name]!;
  expect([table.name, read.length, byKey.size]).toEqual([table.name, source.length, source.length]);
  expect(source.length).toBeGreaterThan(0);
  for (const made of source) {
    const wanted = Object.fromEntries(Object.entries(made).map(([name, cell]) => [name, String(cell)]));
    const row = byKey.get(keyOf(wanted));
    const cells = table.columns.map(({ name, type }) => {
      const cell = wanted[name] ?? '';
      const got = row?.[name];
      const isNumber = type === 'number' && cell !== '' && typeof got === 'string';
      if (isNumber) return [name, new Big(got).eq(cell) ? cell : got, cell];
      return [name, got, cell === '' ? null : type === 'string' ? asWritten(cell) : cell];
    });
    for (const [name, got, cell] of cells) expect([table.name, name, got]).toEqual([table.name, name, cell]);
  }
}
