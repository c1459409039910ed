import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '../../src/publish/cell.ts';
import { renderCsv } from '../../src/publish/csv.ts';
import { readCsv } from '../../src/publish/reading.ts';
import { column, fill, type Table } from '../../src/publish/table.ts';

interface Row {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

const table: Table<Row> = {
  file: 'rows.csv',
  title: { zh: '表', en: 'Table' },
  about: { zh: '表', en: 'Table' },
  key: ['name'],
  columns: [
    column('name', 'string', '名称', 'Name'),
    column('value', 'number', '数值', 'Value'),
    column('note', 'string', '注', 'Note'),
  ],
};

const render = (rows: readonly Row[], bom = false) => renderCsv(fill(table, rows), bom);
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^['=+\-@\t\r\n",0-9.％－＝中a]{0,6}$/),
);

describe('CSV', () => {
  it('comes back from a reader of RFC 4180 as it went in', () => {
    const row = fc.record({ name: cell, value: fc.integer().map(String), note: cell });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const [, ...cells]: string[][] = parse(render(rows), { record_delimiter: '\n' });
        expect(cells.map(([name, value, note]) => [unguard(name!), value, unguard(note!)])).toEqual(
          rows.map(({ name, value, note }) => [name, value, note]),
        );
      }),
    );
  });

  it('holds no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(guard(text)).not.toMatch(/^[=@\t\r]|^[+-](?![\s\d.,０-９．，]*[%％]?$)/);
        expect(unguard(guard(text))).toBe(text);
      }),
    );
    const [name] = render([{ name: '=1+1', value: '1', note: '' }])
      .split('\n')[1]!
      .split(',');
    expect(name).toBe("'=1+1");
  });

  it('leaves negative numbers as they are, in number and in text columns', () => {
    expect(render([{ name: '-10.9', value: '-10.9', note: '- 出口' }])).toBe(
      "name,value,note\n-10.9,-10.9,'- 出口\n",
    );
  });

  it('ends lines with LF and begins with a byte-order mark only if asked to', () => {
    const rows = [{ name: '一\r二', value: '1', note: '"三"' }];
    expect(render(rows)).toBe('name,value,note\n"一\r二",1,"""三"""\n');
    expect(render(rows, true)).toBe(`\ufeff${render(rows)}`);
  });

  it('is read back with its columns, the byte-order mark left out', () => {
    const rows = [{ name: '出口', value: '-1', note: '两\n行' }];
    expect(readCsv(render(rows, true))).toEqual({ columns: ['name', 'value', 'note'], rows });
  });
});
