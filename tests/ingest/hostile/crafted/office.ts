import type { HostileFile } from '../file.ts';
import { docxOf, sheetData, wordParagraph, wordTable, xlsxOf } from '../office.ts';

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "9">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;
const OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const FIRST = wordParagraph('全年地区生产总值3680.25亿元，增长5.8%。');

const word = (name: string, bytes: Uint8Array): HostileFile => ({ name: `${name}.docx`, bytes });
const excel = (name: string, bytes: Uint8Array): HostileFile => ({ name: `${name}.xlsx`, bytes });
const cell = (at: string, value: string, more = ''): string => `<c r="${at}" ${more}><v>${value}</v></c>`;
const row = (cells: string, more = 'r="1"'): string => `<sheetData><row ${more}>${cells}</row></sheetData>`;

/** Office files that are sound archives with unsound parts. */
export const OFFICE: readonly HostileFile[] = [
  word('laughs', docxOf(FIRST + wordParagraph('&a12;'), [], LAUGHS)),
  word('outside_entity', docxOf(FIRST + wordParagraph('&x;'), [], OUTSIDE)),
  word(
    'deep_tables',
    docxOf(FIRST + '<w:tbl><w:tr><w:tc>'.repeat(5000) + '</w:tc></w:tr></w:tbl>'.repeat(5000)),
  ),
  word('deep_unclosed', docxOf(FIRST + '<w:tbl><w:tr><w:tc>'.repeat(5000))),
  word('huge_span', docxOf(FIRST + wordTable([['产值', '12']], '<w:gridSpan w:val="99999999"/>'))),
  word('bad_span', docxOf(FIRST + wordTable([['产值', '12']], '<w:gridSpan w:val="-3"/><w:vMerge/>'))),
  word('long_table', docxOf(FIRST + wordTable(Array.from({ length: 5000 }, () => ['产值', '12'])))),
  word('wide_table', docxOf(FIRST + wordTable([Array.from({ length: 5000 }, () => '12')]))),
  word('many_paragraphs', docxOf(FIRST.repeat(5000))),
  word('no_text', docxOf('')),
  word('no_xml', docxOf('', [], 'no xml')),
  excel('laughs', xlsxOf(sheetData([['产值', '&a12;']]), [], LAUGHS)),
  excel('far_cell', xlsxOf(row(cell('A1', '1') + cell('XFD1', '12')))),
  excel('far_row', xlsxOf(row(cell('A1048576', '12'), 'r="1048576"'))),
  excel('beyond', xlsxOf(row(cell('ZZZZZ99999999', '12'), 'r="99999999"'))),
  excel('negative_row', xlsxOf(row(cell('A-1', '12'), 'r="-1"'))),
  excel(
    'merged_all',
    xlsxOf(`${sheetData([['产值', '12']])}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
  ),
  excel(
    'merged_twice',
    xlsxOf(
      `${sheetData([['产值', '12']])}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C3"/></mergeCells>`,
    ),
  ),
  excel(
    'bad_merge',
    xlsxOf(`${sheetData([['产值', '12']])}<mergeCells><mergeCell ref="nowhere"/></mergeCells>`),
  ),
  excel(
    'columns',
    xlsxOf(`<cols><col min="1" max="99999999" width="1"/></cols>${sheetData([['产值', '12']])}`),
  ),
  excel('no_such_string', xlsxOf(row(cell('A1', '99999', 't="s"')))),
  excel('no_number', xlsxOf(row(cell('A1', '1e999') + cell('B1', 'abc')))),
  excel('date_beyond', xlsxOf(row(cell('A1', '1e300', 't="d"')))),
  excel('long_sheet', xlsxOf(sheetData(Array.from({ length: 20_000 }, () => ['产值', '12'])))),
  excel('no_sheet', xlsxOf('')),
];
