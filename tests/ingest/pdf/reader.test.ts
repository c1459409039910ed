import { afterAll, describe, expect, it } from 'vitest';
import { contentOfImage } from '../../../src/ingest/ocr/content.ts';
import { pdfReader, readPdf, renderPage } from '../../../src/ingest/pdf/reader.ts';
import { segment } from '../../../src/segment/blocks.ts';
import type { SourceBlock, SourceText } from '../../../src/types.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { onePage } from './handmade.ts';
import { closePrinter, type Paper, printPdf } from './print.ts';

const SETTINGS = { sourceFile: 'report.pdf', ocr: 'auto' } as const;

const read = async (bytes: Uint8Array): Promise<SourceText> => pdfReader.read(bytes, SETTINGS);
const printed = async (body: string, paper?: Paper): Promise<SourceText> => read(await printPdf(body, paper));

const textsOf = ({ text, structure = [] }: SourceText, kind: SourceBlock['kind']): string[] =>
  structure.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end));

/** Cells of the only table: text, column, and the extent of merged ones. */
function tableOf({ text, structure = [] }: SourceText): string[][] {
  const [table, ...others] = structure.filter((block) => block.kind === 'table');
  expect(others).toEqual([]);
  return (table?.rows ?? []).map((row) =>
    row.map(({ start, end, column, columnSpan, rowSpan }) => {
      const span = columnSpan > 1 || rowSpan > 1 ? ` ${columnSpan}×${rowSpan}` : '';
      return `${column}${span}:${text.slice(start, end)}`;
    }),
  );
}

const SENTENCE = '全年地区生产总值30000亿元，比上年增长5.5%，其中第三产业增加值18000亿元，占比60.0%。';
const LONG = SENTENCE.repeat(14);

afterAll(closePrinter);

describe('prose', () => {
  it('joins the lines of a paragraph, parts paragraphs, and keeps running heads and page numbers out', async () => {
    const body = `<h1>某市2025年国民经济和社会发展统计公报</h1>${`<p>${LONG}</p>`.repeat(6)}`;
    const source = await printed(body, {
      header: '<div style="font-size:9px;width:100%;text-align:center">Statistics 2026</div>',
      footer:
        '<div style="font-size:9px;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>',
    });
    expect(source.pageStarts.length).toBeGreaterThan(2);
    expect(source.doubts).toEqual([]);
    const paragraphs = segment(source).filter((block) => block.kind === 'paragraph');
    expect(paragraphs.map(({ reading }) => reading.text)).toEqual(Array(6).fill(LONG));
    expect(new Set(textsOf(source, 'furniture'))).toEqual(
      new Set(['Statistics 2026', ...source.pageStarts.map((_, i) => `—${i + 1}—`)]),
    );
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it('reads two columns one after the other', async () => {
    const left = '左栏的增加值增长5.5%，占全市的比重提高。'.repeat(12);
    const right = '右栏的进出口总额下降3.2%，其中出口增长。'.repeat(12);
    const source = await printed(
      `<div style="columns:2;column-gap:2em;column-fill:auto;height:200mm"><p>${left}</p><div style="break-before:column"><p>${right}</p></div></div>`,
    );
    expect(textsOf(source, 'paragraph')).toEqual([left, right]);
  });

  it('takes the white space of a justified line for none', async () => {
    const source = await printed(
      '<p style="text-indent:0;letter-spacing:0.7em">比上年增长4.5%，占比64.0%</p>',
    );
    expect(source.text.replaceAll('\n', '')).toBe('比上年增长4.5%，占比64.0%');
  });

  it('keeps the blank between words and between numbers', async () => {
    const source = await printed('<p>Annual Report 2025 of the Bureau</p>');
    expect(source.text.trim()).toBe('Annual Report 2025 of the Bureau');
  });

  it('tells the marks of footnotes, and leaves exponents and subscripts', async () => {
    const source = await printed(
      '<p>地区生产总值<sup>[1]</sup>30000亿元，面积120km<sup>2</sup>，PM<sub>2.5</sub>年均浓度15微克。</p>',
    );
    expect(source.text).toContain('地区生产总值[1]30000亿元，面积120km2，PM2.5年均浓度15微克。');
    expect(textsOf(source, 'furniture')).toEqual(['[1]']);
  });

  it('calls the lines with leaders and page numbers a table of contents', async () => {
    const entry = (title: string, page: number) => `<p>${title}${'…'.repeat(12)}${page}</p>`;
    const source = await printed(
      `<p>目　录</p>${entry('一、综合', 1)}${entry('二、农业', 3)}${entry('三、工业', 5)}<p>${SENTENCE}</p>`,
    );
    expect(source.structure?.filter((block) => block.kind === 'furniture')).toHaveLength(4);
    expect(textsOf(source, 'paragraph')).toEqual([SENTENCE]);
  });
});

describe('tables', () => {
  const STYLE = 'table{border-collapse:collapse;width:100%}td,th{border:1px solid black;padding:2px}';

  it('reads ruled cells, with merged ones, below their caption and unit', async () => {
    const source = await printed(
      `<p style="text-align:center">表1 主要产品产量</p><p style="text-align:right">单位：万吨</p>
       <table><tr><th rowspan="2">产品</th><th colspan="2">产量</th></tr><tr><th>2024年</th><th>2025年</th></tr>
       <tr><td>粮食</td><td>93.0</td><td></td></tr><tr><td>油料</td><td>11.6</td><td>12.3</td></tr></table>
       <p>${SENTENCE}</p>`,
      { style: STYLE },
    );
    expect(tableOf(source)).toEqual([
      ['0 1×2:产品', '1 2×1:产量'],
      ['1:2024年', '2:2025年'],
      ['0:粮食', '1:93.0', '2:'],
      ['0:油料', '1:11.6', '2:12.3'],
    ]);
    expect(textsOf(source, 'table')).toEqual([
      '产品\t产量\t\n\t2024年\t2025年\n粮食\t93.0\t\n油料\t11.6\t12.3',
    ]);
    expect(textsOf(source, 'paragraph')).toEqual(['表1主要产品产量', '单位：万吨', SENTENCE]);
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it('goes on over a page, its repeated head kept as furniture', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `<tr><td>第${i}项</td><td>${1000 + i}</td></tr>`);
    const source = await printed(
      `<table><thead><tr><th>项目</th><th>数额</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
      { style: STYLE },
    );
    expect(source.pageStarts.length).toBeGreaterThan(1);
    const table = tableOf(source);
    expect(table).toHaveLength(61);
    expect(table.at(-1)).toEqual(['0:第59项', '1:1059']);
    expect(new Set(textsOf(source, 'furniture'))).toEqual(new Set(['项目\t数额']));
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it('finds the columns of a table without lines', async () => {
    const source = await printed(
      `<p>${SENTENCE}</p><table><tr><td>指标</td><td>2024年</td><td>增长（%）</td></tr>
       <tr><td>地区生产总值</td><td>30000</td><td>5.5</td></tr><tr><td>进出口总额</td><td>1200.5</td><td>-3.2</td></tr>
       <tr><td>财政收入</td><td>310</td><td>4.0</td></tr></table>`,
      { style: 'table{width:100%}' },
    );
    expect(tableOf(source)).toEqual([
      ['0:指标', '1:2024年', '2:增长（%）'],
      ['0:地区生产总值', '1:30000', '2:5.5'],
      ['0:进出口总额', '1:1200.5', '2:-3.2'],
      ['0:财政收入', '1:310', '2:4.0'],
    ]);
  });

  it('takes a band of several numbers for several rows', async () => {
    const source = await printed(
      `<table><tr><th>项目</th><th>数额</th></tr><tr><td>甲<br>乙<br>丙</td><td>1.5<br>20<br>300</td></tr></table>`,
      { style: STYLE },
    );
    expect(tableOf(source).slice(1)).toEqual([
      ['0:甲', '1:1.5'],
      ['0:乙', '1:20'],
      ['0:丙', '1:300'],
    ]);
  });

  it('takes a box with prose in it for prose', async () => {
    const source = await printed(`<div style="border:1px solid black"><p>${SENTENCE}</p></div>`);
    expect(textsOf(source, 'paragraph')).toEqual([SENTENCE]);
  });
});

describe('where characters stand', () => {
  it('gives the box of each character, from the upper left corner of the page', async () => {
    const source = await read(onePage('BT /F1 20 Tf 100 700 Td (2025) Tj ET'));
    expect(source.text).toBe('2025');
    const [left, top, right, bottom] = source.glyphs!;
    expect(left).toBeGreaterThan(100);
    expect(right).toBeLessThan(112);
    expect(top).toBeGreaterThan(842 - 700 - 20);
    expect(bottom).toBeLessThan(842 - 700 + 5);
    expect(source.glyphs).toHaveLength(16);
  });

  it('reads a page that lies on its side, and text that is turned on it', async () => {
    const turned = '0 1 -1 0 300 100 cm BT /F1 20 Tf 0 0 Td (2025 total 31.5) Tj ET';
    const source = await read(onePage(turned));
    expect(source.text).toBe('2025 total 31.5');
    expect(source.glyphs![1]).toBeGreaterThan(842 - 100 - 20);
    const onItsSide = await read(onePage(turned, { rotate: 90 }));
    expect(onItsSide.text).toBe('2025 total 31.5');
    expect(onItsSide.glyphs![0]).toBeGreaterThan(99);
    expect(onItsSide.glyphs![0]).toBeLessThan(115);
  });

  it('reads what is painted twice once, and what is not painted not at all', async () => {
    const line = (x: number, mode: number, text: string) =>
      `BT /F1 12 Tf ${mode} Tr ${x} 700 Td (${text}) Tj ET`;
    const bold = `${line(100, 0, '11.5')} ${line(100.3, 0, '11.5')} ${line(200, 3, '777')}`;
    const source = await read(onePage(bold));
    expect(source.text).toBe('11.5');
    expect(source.doubts).toEqual([]);
  });
});

describe('files that are refused', () => {
  const refusal = (bytes: Uint8Array): Promise<string> =>
    readPdf(bytes, SETTINGS, async () => undefined).then(
      () => 'read',
      (error: Error) => `${error.name}: ${error.message}`,
    );

  it('names an encrypted file', async () => {
    const key = `<${'41'.repeat(32)}>`;
    const encrypt = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${key} /U ${key} >> /ID [<00> <00>]`;
    const bytes = onePage('BT /F1 20 Tf 100 700 Td (2025) Tj ET', {}, encrypt);
    expect(await refusal(bytes)).toMatch(/^UnreadableInput: the PDF is encrypted and needs a password/);
  });

  it('names a damaged file', async () => {
    const whole = await printPdf(`<p>${SENTENCE}</p>`);
    expect(await refusal(new TextEncoder().encode('%PDF-1.7\nnothing of it'))).toMatch(/damaged PDF/);
    expect(await refusal(whole.slice(0, 600))).toMatch(/damaged PDF/);
  });

  it('names a page whose fonts do not tell their characters', async () => {
    const bytes = onePage(`BT /F2 12 Tf 100 700 Td <${'0123'.repeat(30)}> Tj ET`);
    expect(await refusal(bytes)).toMatch(/^UnreadableInput: page 1: fonts without a Unicode map/);
  });

  it('names a scan', async () => {
    const image = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q';
    expect(await refusal(onePage(image))).toMatch(/^UnreadableInput: page 1: images only, a scan/);
  });

  it('names a file without any text', async () => {
    expect(await refusal(onePage('0 0 m'))).toMatch(/holds no text/);
  });
});

describe('recognition', () => {
  const SCAN = onePage('q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q');
  const text = '全年增长5.5%。';
  const corners = [
    [200, 300],
    [500, 300],
    [500, 340],
    [200, 340],
  ] as const;
  const characters = [...text].map((character, i) => ({
    text: character,
    at: (i + 0.5) / text.length,
    confidence: 1,
  }));
  const engine = async () => async (page: { width: number; height: number; scale: number }) =>
    contentOfImage(
      { pages: 1, width: page.width, height: page.height, lines: [{ corners, characters }], rulings: [] },
      page.width / page.scale,
    );

  it('reads a scan where an engine is there, and says so', async () => {
    const source = await readPdf(SCAN, { ocr: 'auto' }, engine);
    expect(source).toMatchObject({ text: '全年增长5.5%。', origin: 'ocr', doubts: [] });
  });

  it('is not asked where it is not allowed', async () => {
    await expect(readPdf(SCAN, { ocr: 'never' }, engine)).rejects.toThrow('allow OCR');
  });

  it('gets the page as it is shown', async () => {
    const page = await renderPage(onePage('0 0 1 rg 0 0 595 842 re f', { rotate: 90 }), 1, 0.5);
    expect([page.width, page.height]).toEqual([421, 298]);
    expect([...page.rgba.slice(0, 4)]).toEqual([0, 0, 255, 255]);
  });
});

describe('two readings', () => {
  it('give the same text from the same bytes', async () => {
    const bytes = await printPdf(`<p>${LONG}</p>`);
    const [first, second] = [await read(bytes), await read(bytes)];
    expect(second.text).toBe(first.text);
    expect(second.glyphs).toEqual(first.glyphs);
  });
});
