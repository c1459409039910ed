import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { readerFor } from '../../../src/ingest/reader.ts';
import { segment } from '../../../src/segment/blocks.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { articleOf, stated } from '../structure.ts';
import { PROSE, readHtml, sitePage } from './page.ts';

const bytesOf = (text: string, write: (text: string) => Uint8Array): Uint8Array => write(text);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
/** 地区生产总值 in GBK; 囍 (0x87D6) is not in GB 2312. */
const GBK = [0xb5, 0xd8, 0xc7, 0xf8, 0xc9, 0xfa, 0xb2, 0xfa, 0xd7, 0xdc, 0xd6, 0xb5, 0x87, 0xd6];

describe('the encoding of a page', () => {
  const page = '<meta charset="gb2312"><p>地区生产总值增长5.0%。</p>';

  it.each([
    ['UTF-8 though it declares GB 2312', bytesOf(page, utf8)],
    ['UTF-8 with a byte-order mark', bytesOf(`\ufeff${page}`, utf8)],
    ['UTF-16', bytesOf(page, utf16)],
  ])('is known by its bytes: %s', (_, bytes) => {
    expect(readHtml(bytes).text).toBe('地区生产总值增长5.0%。');
  });

  it('is GBK where GB 2312 is declared', () => {
    const head = utf8('<meta charset="gb2312"><p>');
    expect(readHtml(Uint8Array.from([...head, ...GBK, ...utf8('5.0</p>')])).text).toBe('地区生产总值囍5.0');
  });

  it('is Big5 where it is declared and nothing else fits', () => {
    const bytes = Uint8Array.from([
      ...utf8('<meta charset="big5"><p>2024'),
      0xa6,
      0x7e,
      0xf9,
      0xfe,
      ...utf8('</p>'),
    ]);
    expect(readHtml(bytes).text).toMatch(/^2024年/);
  });

  it('is refused where it cannot be told', () => {
    expect(() => readHtml(Uint8Array.from([...utf8('<p>'), 0xff, 0xff, 0x80, 0x30]))).toThrow(
      UnreadableInput,
    );
  });
});

describe('the text of a page', () => {
  it('holds nothing that is not shown', () => {
    const { text } = readHtml(`<style>p{width:11px}</style><script>var a=12;</script><noscript>13</noscript>
      <p style="display:none">14</p><p hidden>15</p><span style="mso-hide:all">16</span><template>17</template>
      <select><option>18</option></select><!-- 19 --><svg><text>20</text></svg><p>增长5.0%。</p>`);
    expect(text).toBe('增长5.0%。');
  });

  it('reads entities, no-break spaces and the spans of a word processor as one line', () => {
    const page =
      '<p><span>&nbsp;&nbsp;&emsp;地区</span><font>生产</font>总值\n  <span>12</span><span>34</span>.5&#20159;元&#x3002;</p>';
    expect(readHtml(page).text).toBe('地区生产总值 1234.5亿元。');
  });

  it('drops zero-width characters, which would part the digits of a number', () => {
    expect(readHtml('<p>增长1\u200b2&shy;.5%。</p>').text).toBe('增长12.5%。');
  });

  it('has a paragraph for each <p>, list item and <div>', () => {
    expect(stated(readHtml('<div>一二三<p>四五六</p>七八九</div><ul><li>甲</li><li>乙</li></ul>'))).toEqual(
      ['一二三', '四五六', '七八九', '甲', '乙'].map((text) => `paragraph: ${text}`),
    );
  });

  it('has paragraphs between two <br>, and lines that nobody vouches for between single ones', () => {
    const source = readHtml('<p>甲<br><br>乙</p><p>丙<br>丁</p><p><br>戊<br></p>');
    expect(source.text).toBe('甲\n乙\n丙\n丁\n戊');
    expect(stated(source)).toEqual(['paragraph: 甲', 'paragraph: 乙', 'paragraph: 戊']);
  });

  it('joins a heading over its <br>', () => {
    expect(stated(readHtml(`<h1>某市2024年<br>统计公报</h1>${PROSE}`))[0]).toBe(
      'heading 0: 某市2024年 统计公报',
    );
  });

  it('counts the levels of headings from the highest of the article', () => {
    const page = sitePage(`<h3>综合</h3>${PROSE}<h4>人口</h4>${PROSE}`);
    expect(articleOf(readHtml(page)).filter((line) => line.startsWith('heading'))).toEqual([
      'heading 0: 某市2024年统计公报',
      'heading 1: 综合',
      'heading 2: 人口',
    ]);
  });

  it('takes no paragraph in the tags of a heading for one', () => {
    expect(stated(readHtml('<h2>全年地区生产总值增长5.0%。其中第一产业增长3.0%。</h2>'))[0]).toMatch(
      /^paragraph/,
    );
  });

  it('joins lines that are each in a paragraph of their own, as pasted from PDF', () => {
    const sentence = '全年实现地区生产总值一千二百三十四点五亿元按不变价格计算比上年增长百分之五其中第一产业';
    const page = Array.from({ length: 12 }, () => `<p>${sentence}</p>`).join('');
    expect(segment(readHtml(page)).length).toBeLessThan(4);
  });

  it('keeps the lines of <pre>', () => {
    expect(readHtml('<pre>第一行\n第二行</pre>').text).toBe('第一行\n第二行');
  });
});

describe('raised text', () => {
  it.each([
    ['生产总值<sup>[2]</sup>1234亿元', '[2]'],
    ['生产总值<sup><a href="#f"><span>①</span></a></sup>1234亿元', '①'],
    ['生产总值<span style="vertical-align: super">2</span>为1234亿元', '2'],
    ['生产总值<a href="#_ftn1" name="_ftnref1">[1]</a>1234亿元', '[1]'],
  ])('is the mark of a footnote in %s', (html, mark) => {
    const source = readHtml(`<p>${html}。</p>`);
    expect(stated(source)[1]).toBe(`furniture footnote_mark: ${mark}`);
    expect(segment(source)[0]!.reading.text).toMatch(/^生产总值为?1234亿元。$/);
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it.each([
    ['12万km<sup>2</sup>', '12万km²'],
    ['3.5×10<sup>8</sup>千瓦时', '3.5×10⁸千瓦时'],
    ['10<sup>-3</sup>毫克', '10⁻³毫克'],
    ['PM<sub>2.5</sub>浓度', 'PM2.5浓度'],
  ])('keeps its meaning as an exponent: %s', (html, text) => {
    expect(readHtml(`<p>${html}</p>`).text).toBe(text);
  });
});

describe('a web archive (.mht)', () => {
  const part = (encoding: string, body: string) =>
    utf8(
      `From: <saved>\r\nContent-Type: multipart/related; boundary="x=y"\r\n\r\n--x=y\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--x=y--`,
    );

  it('is read in base64 and in quoted-printable', () => {
    const html = '<p>增长5.0%。</p>';
    const quoted = [...utf8(html)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('');
    expect(readHtml(part('base64', Buffer.from(html).toString('base64'))).text).toBe('增长5.0%。');
    expect(readHtml(part('quoted-printable', quoted.replace(/(.{60})/g, '$1=\r\n'))).text).toBe('增长5.0%。');
  });

  it('is refused without a page in it', () => {
    const bytes = utf8(
      'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n0\r\n--x--',
    );
    expect(() => readHtml(bytes)).toThrow('holds no page');
  });
});

describe('a page made to harm', () => {
  it.each([
    ['nested elements', '<div>'.repeat(10_000) + PROSE],
    ['nested tables', `${'<table><tr><td>'.repeat(3_000)}${PROSE}`],
    ['nested lists', '<ul><li>'.repeat(5_000) + PROSE],
  ])('is read whatever the depth of its %s', (_, page) => {
    expect(readHtml(page).text).toContain('1234.5亿元');
  });

  it.each([
    ['depth without end', '<div>'.repeat(200_000)],
    [
      'formatting left open',
      Array.from({ length: 5_000 }, (_, i) => `<font size="${i}">`).join('') + '<p>文'.repeat(5_000),
    ],
    ['attributes without end', `<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(' ')}>文`],
  ])('is refused for %s, before the tree is built', (_, page) => {
    expect(() => readHtml(`${page}${PROSE}`)).toThrow('nested too deep');
  });

  it('is refused for a table that spans widen from row to row', () => {
    const row = '<tr><td colspan="1000" rowspan="60000">甲</td><td colspan="1000" rowspan="3">乙</td></tr>';
    expect(() => readHtml(`<table>${row.repeat(100)}</table>${PROSE}`)).toThrow('more than 1000 columns');
  });

  it('cuts the span of a cell to what a table can be', () => {
    const page = `<table><tr><td>指标</td><td colspan="100000000" rowspan="100000000">数值</td></tr><tr><td>增长</td></tr></table>`;
    expect(readHtml(page).text.length).toBeLessThan(100);
  });
});

describe('readerFor', () => {
  it.each(['a.html', 'a.HTM', 'a.mht', 'a.mhtml', 'a.shtml'])('reads %s as a page', (name) => {
    expect(readerFor(name, utf8('<table>')).mediaType).toBe('text/html');
  });

  it.each(['a.txt', 'a.doc', 'a.xls', 'a'])('reads %s that begins like a page as a page', (name) => {
    expect(readerFor(name, utf8('\n<!DOCTYPE html><html>')).mediaType).toBe('text/html');
  });
});
