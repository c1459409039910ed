import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { BUILT_IN, formattedNumber } from '../../../src/ingest/office/xlsx/number_format.ts';
import { readerFor } from '../../../src/ingest/reader.ts';
import type { SourceText } from '../../../src/types.ts';
import { stated, tableRows } from '../structure.ts';
import { zipOf } from '../zip.ts';

const settings = { sourceFile: 'a.xlsx', ocr: 'never' } as const;
const read = async (bytes: Uint8Array): Promise<SourceText> =>
  readerFor('a.xlsx', bytes).read(bytes, settings);

async function readBook(fill: (book: ExcelJS.Workbook) => void): Promise<SourceText> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return read(new Uint8Array(await book.xlsx.writeBuffer()));
}

const readSheet = (
  rows: readonly (readonly ExcelJS.CellValue[])[],
  more: (sheet: ExcelJS.Worksheet) => void = () => {},
) =>
  readBook((book) => {
    const sheet = book.addWorksheet('Sheet1');
    for (const row of rows) sheet.addRow([...row]);
    more(sheet);
  });

/** A workbook of one sheet's XML. */
const bookOf = (sheet: string): Uint8Array =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${sheet}</worksheet>` },
  ]);

describe('a sheet', () => {
  it('is a table, with title, unit and note around it', async () => {
    const source = await readSheet([
      ['2024年各区生产总值'],
      ['', '', '单位：亿元'],
      ['地区', '总量', '增长（%）'],
      ['甲区', 1234.5, 5],
      ['乙区', 99, -0.1],
      ['注：数据为初步核算数。'],
    ]);
    expect(stated(source)).toEqual([
      'heading 0: 2024年各区生产总值',
      'paragraph: 单位：亿元',
      'table 0:地区 | 1:总量 | 2:增长（%） / 0:甲区 | 1:1234.5 | 2:5 / 0:乙区 | 1:99 | 2:-0.1',
      'paragraph: 注：数据为初步核算数。',
    ]);
  });

  it('shows numbers by their formats and without artefacts of floating point', async () => {
    const source = await readSheet(
      [
        ['指标', '数值'],
        ['甲', 1234.5],
        ['乙', 0.123],
        ['丙', 0.1 + 0.2],
        ['丁', 45658],
      ],
      (sheet) => {
        sheet.getCell('B2').numFmt = '#,##0.00';
        sheet.getCell('B3').numFmt = '0.0%';
        sheet.getCell('B5').numFmt = 'yyyy"年"m"月"d"日"';
      },
    );
    expect(tableRows(source)[0]).toEqual([
      '0:指标 | 1:数值',
      '0:甲 | 1:1,234.50',
      '0:乙 | 1:12.3%',
      '0:丙 | 1:0.3',
      '0:丁 | 1:2025年1月1日',
    ]);
  });

  it('has results for formulas, the text of links and rich text, and errors as they are shown', async () => {
    const source = await readSheet([
      ['指标', '数值'],
      ['和', { formula: 'A1+1', result: 12.5 }],
      ['链接', { text: '公报', hyperlink: 'https://example.org' }],
      [
        {
          richText: [{ text: '面积（km' }, { text: '2', font: { vertAlign: 'superscript' } }, { text: '）' }],
        },
        3,
      ],
      ['错误', { error: '#N/A' }],
      ['两\n行', true],
    ]);
    expect(tableRows(source)[0]!.slice(1)).toEqual([
      '0:和 | 1:12.5',
      '0:链接 | 1:公报',
      '0:面积（km²） | 1:3',
      '0:错误 | 1:#N/A',
      '0:两行 | 1:TRUE',
    ]);
  });

  it('states merged cells by what they cover', async () => {
    const source = await readSheet(
      [
        ['指标', '2024年', ''],
        ['', '数额', '增长'],
        ['收入', 12, 5],
      ],
      (sheet) => {
        sheet.mergeCells('A1:A2');
        sheet.mergeCells('B1:C1');
      },
    );
    expect(tableRows(source)).toEqual([
      ['0(1×2):指标 | 1(2×1):2024年', '1:数额 | 2:增长', '0:收入 | 1:12 | 2:5'],
    ]);
  });

  it('leaves out what is hidden: rows, columns, sheets', async () => {
    const source = await readBook((book) => {
      const sheet = book.addWorksheet('收支');
      for (const row of [
        ['指标', '旧', '数额'],
        ['收入', 1, 12],
        ['支出', 2, 13],
      ])
        sheet.addRow(row);
      sheet.getRow(2).hidden = true;
      sheet.getColumn(2).hidden = true;
      book.addWorksheet('草稿', { state: 'hidden' }).addRow(['99']);
    });
    expect(source.text).toBe('收支\n指标\t数额\n支出\t13');
  });

  it('is cut into tables at empty rows, if a header comes next', async () => {
    const source = await readSheet([
      ['指标', '数额'],
      ['收入', 12],
      [],
      ['支出', 13],
      [],
      ['第二张表'],
      ['地区', '面积'],
      ['甲', 5],
    ]);
    expect(stated(source)).toEqual([
      'table 0:指标 | 1:数额 / 0:收入 | 1:12 / 0:支出 | 1:13',
      'paragraph: 第二张表',
      'table 0:地区 | 1:面积 / 0:甲 | 1:5',
    ]);
  });

  it('is a part with its name where the workbook has several', async () => {
    const source = await readBook((book) => {
      for (const name of ['收入', 'Sheet2'])
        book.addWorksheet(name).addRows([
          ['指标', '数额'],
          ['甲', 1],
        ]);
    });
    expect(stated(source)).toEqual([
      'heading 1: 收入',
      'table 0:指标 | 1:数额 / 0:甲 | 1:1',
      'table 0:指标 | 1:数额 / 0:甲 | 1:1',
    ]);
  });
});

describe('formattedNumber', () => {
  it.each([
    ['1234.5', '0.00', '1234.50'],
    ['1234.5', '#,##0', '1,235'],
    ['1234567.891', '#,##0.00_ ', '1,234,567.89'],
    ['0.30000000000000004', 'General', '0.3'],
    ['1.2E-3', 'General', '0.0012'],
    ['16.4', '0.00"亿元"', '16.40亿元'],
    ['0.0825', '0.0%', '8.3%'],
    ['2.5', '0', '3'],
    ['-2.5', '0', '-3'],
    ['1.005', '0.00', '1.01'],
    ['-12.3', '0.0_);(0.0)', '-12.3'],
    ['-12.3', '0.0;[Red]0.0', '-12.3'],
    ['-12.3', '0.0_ ;[Red]\\-0.0\\ ', '-12.3'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    ['7', '000', '007'],
    ['1.5', '0.##', '1.5'],
    ['1', '0.##', '1'],
    ['0.5', '#.0', '0.5'],
    ['12345678', '0.00,,', '12.35'],
    ['5', '[<10]"个位"0;0', '个位5'],
    ['50', '[<10]"个位"0;0', '50'],
    ['12.5', '[$¥-804]#,##0.00', '¥12.50'],
    ['3.5', '# ?/?', '3.5'],
    ['123456789012', '0.00E+00', '123456789012'],
    ['45658', 'yyyy-mm-dd', '2025-01-01'],
    ['45658', '[$-804]yyyy"年"m"月"', '2025年1月'],
    ['45658.75', 'yyyy/m/d h:mm', '2025/1/1 18:00'],
    ['60', 'yyyy/m/d', '1900/2/28'],
    ['59', 'yyyy/m/d', '1900/2/28'],
    ['-1', 'yyyy/m/d', '-1'],
    ['2024', '0"年"', '2024年'],
    ['5', ';;;', ''],
  ])('shows %s by %s as %s', (stored, format, text) => {
    expect(formattedNumber(stored, format, false)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(formattedNumber('44196', 'yyyy/m/d', true)).toBe('2025/1/1');
  });

  it('changes no number that a plain format has room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (digits, places) => {
          const stored = String(digits / 10 ** places);
          const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
          expect(Number(formattedNumber(stored, format, false))).toBe(Number(stored));
          expect(Number(formattedNumber(stored, BUILT_IN[0]!, false))).toBe(Number(stored));
        },
      ),
    );
  });
});

describe('a workbook that cannot be read', () => {
  it.each([
    ['is no archive', Uint8Array.from([0x50, 0x4b, 3, 4]), 'damaged archive'],
    ['holds no workbook', zipOf([{ name: 'a.xml', content: '<a/>' }]), 'no workbook in the file'],
    ['holds no cells', bookOf(''), 'no visible cells'],
    [
      'holds a formula without a result',
      bookOf('<sheetData><row r="1"><c r="A1"><f>1+1</f></c></row></sheetData>'),
      '表!A1 is a formula without a stored result',
    ],
  ])('is refused with the reason: it %s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(UnreadableInput);
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  it('is refused for a table that would be millions of empty fields', async () => {
    const letters = (n: number): string =>
      (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
    const rows = Array.from(
      { length: 4000 },
      (_, i) => `<row r="${i + 1}"><c r="${letters(i)}${i + 1}"><v>5</v></c></row>`,
    );
    await expect(read(bookOf(`<sheetData>${rows.join('')}</sheetData>`))).rejects.toThrow(
      '4000 rows and 4000 columns',
    );
  });

  it('is not blown up by merged cells and columns without end', async () => {
    const sheet = `<cols><col min="1" max="16384" hidden="0"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c></row>
      <row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFC1048575"/></mergeCells>`;
    expect((await read(bookOf(sheet))).text.length).toBeLessThan(100);
  });
});
