import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readerFor } from '../../../src/ingest/reader.ts';
import { segment } from '../../../src/segment/blocks.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { stated, tableRows } from '../structure.ts';

/** Real reports are no part of the project; without them these tests are left out. */
const FOLDER = join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus', 'elsewhere');
const plain = (row: string): string[] => row.split(' | ').map((cell) => cell.replace(/^[^:]*:|\s/g, ''));

describe.skipIf(!existsSync(FOLDER))(`the Word files of ${FOLDER} (left out where they are not)`, () => {
  it('give the tables, notes and page numbers of a communiqué', async () => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, 'hotan_2025_communique.docx')));
    const source = await readerFor('a.docx', bytes).read(bytes, { sourceFile: 'a.docx', ocr: 'never' });
    const tables = tableRows(source).map((rows) => rows.map(plain));
    expect(tables.map((rows) => [rows.length, rows[0]!.length])).toEqual([
      [10, 3],
      [9, 4],
      [8, 4],
    ]);
    expect(tables[0]![9]).toEqual(['其他用品及服务', '110.2', '10.2']);
    expect(tables[1]![8]).toEqual(['铁路', '万吨', '32.35', '-31.4']);
    expect(tables[2]![1]).toEqual(['总计', '9.9', '信息传输、软件和信息技术服务业', '100.7']);
    expect(stated(source).at(-1)).toMatch(/^furniture page_furniture/);
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });
});
