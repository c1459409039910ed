import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';
import { loadAreas } from '../../../src/segment/areas.ts';
import { segment } from '../../../src/segment/blocks.ts';
import { metadataOf } from '../../../src/segment/metadata.ts';
import { book } from '../../book.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { stated, tableRows } from '../structure.ts';
import { readHtml } from './page.ts';

describe('a table of a page', () => {
  it('states the columns of its cells and what merged cells cover', () => {
    const source = readHtml(`<table><thead><tr><th rowspan="2">指标</th><th colspan="2">2024年</th></tr>
      <tr><th>数额</th><th>增长</th></tr></thead><tbody><tr><td>生产总值</td><td>1,234.5</td><td>5.0</td></tr>
      <tr><td>人口</td><td></td><td>0.2</td></tr></tbody></table>`);
    expect(tableRows(source)).toEqual([
      ['0(1×2):指标 | 1(2×1):2024年', '1:数额 | 2:增长', '0:生产总值 | 1:1,234.5 | 2:5.0', '0:人口 | 2:0.2'],
    ]);
    expect(source.text).toBe('指标\t2024年\n\t数额\t增长\n生产总值\t1,234.5\t5.0\n人口\t\t0.2');
  });

  it('has its title, unit and notes as paragraphs around it', () => {
    const source =
      readHtml(`<table><caption>表1</caption><tr><td colspan="2">主要指标</td></tr><tr><td></td><td>单位：亿元</td></tr>
      <tr><td>指标</td><td>数额</td></tr><tr><td>收入</td><td>12</td></tr><tr><td colspan="2">注：数据为初步统计数。</td></tr></table>`);
    expect(stated(source)).toEqual([
      'paragraph: 表1',
      'paragraph: 主要指标',
      'paragraph: 单位：亿元',
      'table 0:指标 | 1:数额 / 0:收入 | 1:12',
      'paragraph: 注：数据为初步统计数。',
    ]);
  });

  it('joins the paragraphs of a cell, with a space only where both sides are Latin or digits', () => {
    const source = readHtml(
      '<table><tr><td><p>绝对数</p><p>（亿元）</p></td><td>GDP<br>growth</td></tr><tr><td>12</td><td>3</td></tr></table>',
    );
    expect(tableRows(source)[0]![0]).toBe('0:绝对数（亿元） | 1:GDP growth');
  });

  it('leaves out rows and columns that hold nothing, as word processors make them', () => {
    const source = readHtml(
      '<table><tr><td></td><td>指标</td><td width="1"></td><td>数额</td></tr><tr><td></td><td></td></tr><tr><td></td><td>收入</td><td></td><td>12</td></tr></table>',
    );
    expect(tableRows(source)).toEqual([['0:指标 | 1:数额', '0:收入 | 1:12']]);
  });

  it('is none where it only places paragraphs or other tables', () => {
    const source =
      readHtml(`<table><tr><td>栏目一</td><td><p>第一段。</p><table><tr><td>指标</td><td>数额</td></tr>
      <tr><td>收入</td><td>12</td></tr></table><p>第二段。</p></td></tr></table>`);
    expect(stated(source)).toEqual([
      'paragraph: 栏目一',
      'paragraph: 第一段。',
      'table 0:指标 | 1:数额 / 0:收入 | 1:12',
      'paragraph: 第二段。',
    ]);
  });

  it('is none where its cells are long paragraphs', () => {
    const long = '全年地区生产总值1234.5亿元，比上年增长5.0%。'.repeat(6);
    const source = readHtml(
      `<table><tr><td>一</td><td>${long}</td></tr><tr><td>二</td><td>${long}</td></tr></table>`,
    );
    expect(stated(source).map((line) => line.slice(0, 9))).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  it('sets the mark of a footnote apart from the name of a row', () => {
    const source = readHtml(
      '<table><tr><td>指标</td><td>数额</td></tr><tr><td>生产总值<sup>[2]</sup></td><td>12</td></tr></table>',
    );
    expect(tableRows(source)[0]![1]).toBe('0:生产总值 | 1:12');
    expect(stated(source)[1]).toBe('furniture footnote_mark: [2]');
  });

  it('has its unit from the line above, also behind the mark of a footnote', () => {
    const source =
      readHtml(`<p>各区生产总值</p><p>单位：亿元<sup>[1]</sup></p><table><tr><td>地区</td><td>生产总值<sup>[2]</sup></td></tr>
      <tr><td>甲区</td><td>12.5</td></tr><tr><td>乙区</td><td>13.5</td></tr></table><p>[1] 注释。</p>`);
    const blocks = segment(source);
    const metadata = metadataOf(source, blocks, loadAreas(), 'page');
    const document = { id: 'page', sourceFile: 'page.html', sha256: '', source, blocks, metadata };
    const facts = extract(document, book).ledger.flatMap((entry) =>
      entry.fate === 'observed' ? [entry.fact] : [],
    );
    expect(facts.map(({ indicator, value, unit, area }) => [indicator, value, unit, area])).toEqual([
      ['生产总值', '12.5', '亿元', '甲区'],
      ['生产总值', '13.5', '亿元', '乙区'],
    ]);
  });

  it('keeps every cell in its place, whatever the spans', () => {
    const span = fc.integer({ min: 1, max: 4 });
    const cell = fc.record({ columnSpan: span, rowSpan: span });
    const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(grid, (rows) => {
        let count = 0;
        const html = rows.map((row) => {
          const cells = row.map(
            ({ columnSpan, rowSpan }) =>
              `<td colspan="${columnSpan}" rowspan="${rowSpan}">格${count++}号</td>`,
          );
          return `<tr>${cells.join('')}</tr>`;
        });
        const source = readHtml(`<table>${html.join('')}</table>`);
        expect(source.text.match(/格\d+号/g)).toEqual(Array.from({ length: count }, (_, i) => `格${i}号`));
        expect(wronglyOwned(source.text, segment(source))).toEqual([]);
        for (const block of source.structure ?? []) {
          if (block.kind !== 'table') continue;
          const taken = new Set<string>();
          block.rows.forEach((row, at) => {
            for (const { column, columnSpan, rowSpan } of row)
              for (let r = at; r < at + rowSpan; r++)
                for (let c = column; c < column + columnSpan; c++) {
                  expect(taken.has(`${r},${c}`)).toBe(false);
                  taken.add(`${r},${c}`);
                }
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
