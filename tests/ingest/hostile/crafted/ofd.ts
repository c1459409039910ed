import { type Item, makeOfd, type OfdPage, ofdEntries } from '../../ofd/make_ofd.ts';
import { zipOf } from '../../zip.ts';
import type { HostileFile } from '../file.ts';

const ofd = (name: string, bytes: Uint8Array): HostileFile => ({ name: `${name}.ofd`, bytes });
const first: Item = { text: '全年地区生产总值3680.25亿元，增长5.8%。', x: 30, y: 40, size: 5.6 };
const page = (...xml: readonly string[]): OfdPage => ({
  items: [first, ...xml.map((one) => ({ xml: one }))],
});
const text = (attributes: string, code: string, content = '增长3%'): string =>
  `<ofd:TextObject ID="9" Font="3" Size="5" ${attributes}><ofd:TextCode ${code}>${content}</ofd:TextCode></ofd:TextObject>`;
const replaced = (part: string, change: (xml: string) => string): Uint8Array =>
  zipOf(
    ofdEntries([page()]).map((one) =>
      one.name === part ? { ...one, content: change(String(one.content)) } : one,
    ),
  );
const DOCUMENT = 'Doc_0/Document.xml';
const CONTENT = 'Doc_0/Pages/Page_0/Content.xml';
const grid = Array.from({ length: 20_000 }, (_, i) => ({ line: [10, i / 100, 200, i / 100] as const }));

/** Files that keep to the structure of OFD and use it against the reader. */
export const ofds = (): HostileFile[] => [
  ofd('huge_steps', makeOfd([page(text('Boundary="0 0 9 9"', 'X="0" Y="5" DeltaX="g 999999999999 1"'))])),
  ofd('no_number_steps', makeOfd([page(text('Boundary="0 0 9 9"', 'X="a" Y="NaN" DeltaX="g g g x"'))])),
  ofd(
    'huge_matrix',
    makeOfd([page(text('Boundary="0 0 9 9" CTM="1e300 0 0 1e300 1e308 1e308"', 'X="9e307" Y="5"'))]),
  ),
  ofd('no_matrix', makeOfd([page(text('Boundary="0 0 9 9" CTM="0 0 0 0 0 0"', 'X="0" Y="5"'))])),
  ofd('far_away', makeOfd([page(text('Boundary="1e12 -1e12 9 9"', 'X="0" Y="5"'))])),
  ofd(
    'huge_size',
    makeOfd([page(text('Boundary="0 0 9 9"', 'X="0" Y="5"').replace('Size="5"', 'Size="1e12"'))]),
  ),
  ofd(
    'negative_size',
    makeOfd([page(text('Boundary="0 0 9 9"', 'X="0" Y="5"').replace('Size="5"', 'Size="-5"'))]),
  ),
  ofd(
    'one_place',
    makeOfd([page(...Array.from({ length: 20_000 }, () => text('Boundary="30 50 9 9"', 'X="0" Y="5"')))]),
  ),
  ofd('long_text', makeOfd([page(text('Boundary="0 60 9 9"', 'X="0" Y="5"', '增长3%，'.repeat(100_000)))])),
  ofd('many_lines', makeOfd([{ items: [first, ...grid] }])),
  ofd(
    'long_path',
    makeOfd([
      page(
        `<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>${'M 0 0 L 90 0 '.repeat(200_000)}</ofd:AbbreviatedData></ofd:PathObject>`,
      ),
    ]),
  ),
  ofd(
    'bad_path',
    makeOfd([
      page(
        '<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>L L A 1 C C M x y B 1</ofd:AbbreviatedData></ofd:PathObject>',
      ),
    ]),
  ),
  ofd(
    'no_box',
    replaced(DOCUMENT, (xml) => xml.replace('0 0 210 297', '0 0 0 0')),
  ),
  ofd(
    'huge_box',
    replaced(DOCUMENT, (xml) => xml.replace('0 0 210 297', '0 0 1e12 1e12')),
  ),
  ofd(
    'one_page_often',
    replaced(DOCUMENT, (xml) => xml.replace(/<ofd:Page ID.*?\/>/, (one) => one.repeat(4000))),
  ),
  ofd(
    'too_many_pages',
    replaced(DOCUMENT, (xml) => xml.replace(/<ofd:Page ID.*?\/>/, (one) => one.repeat(90_000))),
  ),
  ofd(
    'page_is_document',
    replaced(DOCUMENT, (xml) => xml.replace('Pages/Page_0/Content.xml', 'Document.xml')),
  ),
  ofd(
    'page_outside',
    replaced(DOCUMENT, (xml) => xml.replace('Pages/Page_0/Content.xml', '../../../etc/passwd')),
  ),
  ofd(
    'template_in_itself',
    makeOfd([{ items: [first], template: '2' }], {
      templates: { 2: [{ xml: '<ofd:Template TemplateID="2"/>' }] },
    }),
  ),
  ofd(
    'deep',
    replaced(CONTENT, (xml) => xml.replace('<ofd:Layer', `${'<ofd:PageBlock>'.repeat(50_000)}<ofd:Layer`)),
  ),
  ofd(
    'entities',
    replaced(CONTENT, (xml) =>
      xml.replace('<ofd:Page', '<!DOCTYPE a [<!ENTITY a "9"><!ENTITY b "&a;&a;">]><ofd:Page'),
    ),
  ),
  ofd(
    'open_comment',
    replaced(CONTENT, (xml) => xml.replace('<ofd:Layer', '<!-- <ofd:Layer')),
  ),
  ofd(
    'utf16_part',
    zipOf(
      ofdEntries([page()]).map((one) =>
        one.name === CONTENT
          ? { ...one, content: new Uint8Array(Buffer.from(String(one.content), 'utf16le')) }
          : one,
      ),
    ),
  ),
  ofd(
    'no_characters',
    makeOfd([
      { items: [{ xml: text('Boundary="0 0 90 9"', 'X="0" Y="5"', '\ue000\ue001\ue002'.repeat(30)) }] },
    ]),
  ),
];
