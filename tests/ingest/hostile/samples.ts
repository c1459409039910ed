import { crc32, deflateSync } from 'node:zlib';
import { makeOfd } from '../ofd/make_ofd.ts';
import { typeset } from '../ofd/typeset.ts';
import { zipOf } from '../zip.ts';
import { type HostileFile, joined, utf8 } from './file.ts';
import { docxOf, sheetData, wordParagraph, wordTable, xlsxOf } from './office.ts';
import { pdfReport } from './pdf.ts';

export const TITLE = '某某市2024年国民经济和社会发展统计公报';
export const LINES: readonly string[] = [
  TITLE,
  '一、综合',
  '全年地区生产总值3680.25亿元，比上年增长5.8%。',
  '年末常住人口268.94万人，城镇化率67.00%，比上年末提高0.84个百分点。',
];
export const TABLE: readonly (readonly string[])[] = [
  ['指标', '单位', '2024年', '比上年增长（%）'],
  ['地区生产总值', '亿元', '3680.25', '5.8'],
  ['社会消费品零售总额', '亿元', '1234.56', '4.9'],
];
const TEXT = LINES.join('\n');

const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}</title></head><body>${LINES.map((line) => `<p>${line}</p>`).join('')}<table>${TABLE.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

/** A sound file of each form, to be damaged. */
export const SAMPLES: readonly HostileFile[] = [
  { name: 'text.txt', bytes: utf8(TEXT) },
  {
    name: 'wide.txt',
    bytes: joined(Uint8Array.of(0xff, 0xfe), new Uint8Array(Buffer.from(TEXT, 'utf16le'))),
  },
  { name: 'markdown.md', bytes: utf8(`# ${TEXT}\n\n|${TABLE.map((row) => row.join('|')).join('|\n|')}|\n`) },
  { name: 'page.html', bytes: utf8(html) },
  { name: 'report.pdf', bytes: pdfReport(LINES) },
  { name: 'report.docx', bytes: docxOf(LINES.map(wordParagraph).join('') + wordTable(TABLE)) },
  { name: 'table.xlsx', bytes: xlsxOf(sheetData(TABLE)) },
  {
    name: 'report.ofd',
    bytes: makeOfd(
      typeset([
        { title: TITLE },
        ...LINES.slice(1).map((paragraph) => ({ paragraph })),
        { table: TABLE, widths: [50, 24, 36, 40] },
      ]),
    ),
  },
  { name: 'image.png', bytes: pngOf(64, 48) },
  { name: 'archive.zip', bytes: zipOf([{ name: 'report.txt', content: TEXT }]) },
  {
    name: 'legacy.doc',
    bytes: joined(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), new Uint8Array(1024)),
  },
];

/** A grey image; `rows` may be fewer or more than the header says. */
export function pngOf(width: number, height: number, rows = height): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const body = joined(utf8(type), data);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return joined(frame.subarray(0, 4), body, frame.subarray(4));
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(new Uint8Array(rows * (width + 1)).fill(0xc0));
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  );
}
