import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { ofdReader } from '../../../src/ingest/ofd/reader.ts';
import type { SourceText } from '../../../src/types.ts';
import { zipOf } from '../zip.ts';
import { makeOfd, type OfdPage, ofdEntries, type Style } from './make_ofd.ts';
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
