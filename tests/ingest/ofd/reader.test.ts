import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { ofdReader } from '../../../src/ingest/ofd/reader.ts';
import type { SourceText } from '../../../src/types.ts';
import { zipOf } from '../zip.ts';
import { makeOfd, type OfdPage, ofdEntries, type Style } from './make_ofd.ts';
import { SAMPLE } from './sample.ts';
import { typeset } from './typeset.ts';

const SETTINGS = { sourceFile: 'report.ofd', ocr: 'never' } as const;
const read = async (bytes: Uint8Array): Promise<SourceText> => ofdReader.read(bytes, SETTINGS);
const line = (text: string, y: number, more: object = {}) => ({ text, x: 30, y, size: 5.6, ...more });
const page = (...items: OfdPage['items'][number][]): OfdPage => ({ items });

describe('ofdReader', () => {
  it.each<Style>(['list', 'repeated', 'scaled', 'several', 'glyphs', 'bare'])(
    'reads text that is written in the style %s',
    async (style) => {
      const { text } = await read(
        makeOfd([page(line('全年地区生产总值3680.25亿元，增长5.8%。', 50, { style }))]),
      );
      expect(text.trim()).toBe('全年地区生产总值3680.25亿元，增长5.8%。');
    },
  );

  it('reads lines in the order in which they stand on the page, not in the file', async () => {
    const { text } = await read(makeOfd([page(line('第二行。', 70), line('第一行。', 60))]));
    expect(text).toMatch(/第一行。\s*第二行。/);
  });

  it('puts the pieces of a line together', async () => {
    const pieces = [
      line('2024年', 60),
      line('生产总值', 60, { x: 30 + 3 * 5.6 }),
      line('增长', 60, { x: 30 + 7 * 5.6 }),
    ];
    const { text } = await read(makeOfd([page(pieces[2]!, pieces[0]!, pieces[1]!)]));
    expect(text.trim()).toBe('2024年生产总值增长');
  });

  it('tells where pages begin', async () => {
    const { text, pageStarts } = await read(
      makeOfd([page(line('第一页。', 60)), page(line('第二页。', 60))]),
    );
    expect(pageStarts).toHaveLength(2);
    expect(text.slice(pageStarts[1]).trim()).toBe('第二页。');
  });

  it('leaves out what is not shown', async () => {
    const hidden = line('隐藏123', 80, { attributes: 'Visible="false"' });
    const { text } = await read(makeOfd([page(line('一、综合', 60), hidden)]));
    expect(text.trim()).toBe('一、综合');
  });

  it('reads what a page draws by reference', async () => {
    const drawing = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="100" Height="20"><ofd:Content><ofd:TextObject ID="78" Boundary="0 0 50 10" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5">引用文字</ofd:TextCode></ofd:TextObject><ofd:CompositeObject ID="79" Boundary="0 0 9 9" ResourceID="77"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const use = { xml: '<ofd:CompositeObject ID="9" Boundary="30 40 100 20" ResourceID="77"/>' };
    const { text } = await read(makeOfd([page(use)], { resources: drawing }));
    expect(text.trim()).toBe('引用文字');
  });

  it('reads a signed file', async () => {
    const { text } = await read(makeOfd([page(line('一、综合', 60))], { signed: true }));
    expect(text.trim()).toBe('一、综合');
  });

  it('reads parts without the usual prefix, with other letters in their paths', async () => {
    const entries = ofdEntries([page(line('一、综合', 60))]).map(({ name, content }) => ({
      name: name.replace('Pages/Page_0', 'PAGES/page_0'),
      content: String(content).replaceAll('ofd:', '').replaceAll(':ofd=', '='),
    }));
    expect((await read(zipOf(entries))).text.trim()).toBe('一、综合');
  });

  it('reads a report over several pages without losing a character', async () => {
    const paragraph = '全年地区生产总值3680.25亿元，比上年增长5.8%，其中第一产业增加值123.45亿元。'.repeat(
      20,
    );
    const { text } = await read(makeOfd(typeset([{ title: '统计公报' }, { paragraph }])));
    const clean = text.replace(/—\s*\d\s*—|\s/g, '');
    expect(clean).toBe(`统计公报${paragraph}`);
  });
});

describe('the sample in raw/', () => {
  it('is the report that its source describes', async () => {
    const sample = await readFile(new URL('../../../raw/sample_2022_report.ofd', import.meta.url));
    const { text } = await read(new Uint8Array(sample));
    expect(text).toBe((await read(makeOfd(typeset(SAMPLE)))).text);
  });
});

describe('the layout of OFD', () => {
  const paragraph = '全年地区生产总值3680.25亿元，比上年增长5.8%，其中第一产业增加值123.45亿元。'.repeat(3);
  const table = [
    ['指标', '单位', '2024年'],
    ['地区生产总值', '亿元', '3680.25'],
    ['常住人口', '万人', ''],
  ];
  const report = typeset([
    { title: '某某市统计公报' },
    { heading: '一、综合' },
    { paragraph },
    { table, widths: [60, 40, 50] },
    { paragraph },
  ]);

  it('joins the lines of a paragraph', async () => {
    const { text, structure = [] } = await read(makeOfd(report));
    const paragraphs = structure
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ start, end }) => text.slice(start, end).replaceAll('\n', ''));
    expect(paragraphs.filter((one) => one === paragraph)).toHaveLength(2);
  });

  it('gives the cells of a ruled table, also of lines that are drawn as thin rectangles', async () => {
    const { text, structure = [] } = await read(makeOfd(report));
    const [found] = structure.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const cells = found!.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)));
    expect(cells).toEqual(table);
  });

  it('tells page numbers and the lines of a template from the text', async () => {
    const pages = typeset(
      [{ title: '某某市统计公报' }, ...Array.from({ length: 12 }, () => ({ paragraph }))],
      '5',
    );
    const head = [{ text: '某某市统计局', x: 28, y: 20, size: 3.5 }];
    const { text, structure = [] } = await read(makeOfd(pages, { templates: { 5: head } }));
    const furniture = structure
      .filter(({ kind }) => kind === 'furniture')
      .map(({ start, end }) => text.slice(start, end));
    expect(pages.length).toBeGreaterThan(2);
    expect(furniture.filter((one) => one === '某某市统计局')).toHaveLength(pages.length);
    expect(furniture.filter((one) => /^—\s?\d\s?—$/.test(one))).toHaveLength(pages.length);
  });

  it('reads a page that lies on its side', async () => {
    const turned = ['第一行文字增长5.8%', '第二行文字下降3.2%'].map((content, i) => ({
      xml: `<ofd:TextObject ID="${i + 5}" Boundary="${60 + 10 * i} 30 10 90" Font="3" Size="5" CTM="0 1 -1 0 0 0"><ofd:TextCode X="0" Y="0" DeltaX="g 7 5 g 3 2.5">${content}</ofd:TextCode></ofd:TextObject>`,
    }));
    const { text } = await read(makeOfd([{ items: turned.toReversed() }]));
    expect(text).toMatch(/第二行文字下降3\.2%\s?第一行文字增长5\.8%/);
  });

  it('says where each character stands on its page', async () => {
    const { text, glyphs } = await read(makeOfd([page(line('增长5.8%', 100))]));
    const millimetre = 72 / 25.4;
    const at = text.indexOf('长') * 4;
    expect(glyphs![at]! / millimetre).toBeCloseTo(30 + 5.6, 1);
    expect(glyphs![at + 2]! / millimetre).toBeCloseTo(30 + 2 * 5.6, 1);
    expect(glyphs).toHaveLength(4 * text.length);
  });
});

describe('ofdReader refuses', () => {
  const entries = ofdEntries([page(line('一、综合', 60))]);
  const without = (part: string) => zipOf(entries.filter(({ name }) => name !== part));
  const changed = (part: string, change: (xml: string) => string) =>
    zipOf(entries.map((one) => (one.name === part ? { ...one, content: change(String(one.content)) } : one)));
  const PAGE = 'Doc_0/Pages/Page_0/Content.xml';
  const deep = `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`;
  const dtd = '<!DOCTYPE a [<!ENTITY x "9"><!ENTITY y "&x;&x;">]>';

  it.each<[string, Uint8Array, string]>([
    ['an archive that is none', zipOf([{ name: 'a.txt', content: 'a' }]), 'no OFD'],
    ['a file without its document', without('Doc_0/Document.xml'), 'it holds no Doc_0/Document.xml'],
    ['a file without a page', without(PAGE), `it holds no ${PAGE}`],
    ['an encrypted file', zipOf([...entries, { name: 'Encryptions.xml', content: '<a/>' }]), 'encrypted OFD'],
    ['a page that was cut off', changed(PAGE, (xml) => xml.slice(0, -40)), `damaged XML in ${PAGE}`],
    [
      'a page that is not nested well',
      changed(PAGE, (xml) => xml.replace('</ofd:Layer>', '')),
      'damaged XML',
    ],
    ['a page that is no XML', changed(PAGE, () => '一、综合'), 'damaged XML'],
    ['a page nested too deeply', changed(PAGE, () => deep), 'nested deeper than'],
    ['entities', changed(PAGE, (xml) => dtd + xml), 'declares a document type'],
    [
      'a document without pages',
      changed('Doc_0/Document.xml', (xml) => xml.replace(/<ofd:Page .*?\/>/, '')),
      'no pages',
    ],
    [
      'glyphs without characters',
      makeOfd([page(line('¤¤¤¤增长¤¤¤¤', 60, { style: 'glyphs' }))]),
      'which characters they are',
    ],
    ['pages without text', makeOfd([page()]), 'no text'],
  ])('%s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(UnreadableInput);
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  it('a drawing that stands for more objects than any report has', async () => {
    const unit = (id: number, of: number) =>
      `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${`<ofd:CompositeObject ResourceID="${of}"/>`.repeat(40)}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const resources = Array.from({ length: 8 }, (_, i) => unit(i, i + 1)).join('');
    const use = { xml: '<ofd:CompositeObject ResourceID="0"/>' };
    await expect(read(makeOfd([page(use)], { resources }))).rejects.toThrow('split it');
  });
});
