import { type ZipEntry, zipOf } from '../zip.ts';

/** How a line of text is written down. Producers differ; a reader has to come to the same places with each. */
export type Style = 'list' | 'repeated' | 'scaled' | 'several' | 'glyphs' | 'bare';

const STYLES: readonly Style[] = ['repeated', 'list', 'scaled', 'several', 'glyphs'];

export interface TextItem {
  readonly text: string;
  /** Left end and baseline, in millimetres. */
  readonly x: number;
  readonly y: number;
  /** Font size in millimetres. */
  readonly size: number;
  readonly style?: Style;
  /** Further attributes of the object, such as Visible. */
  readonly attributes?: string;
}

export interface LineItem {
  readonly line: readonly [x0: number, y0: number, x1: number, y1: number];
  /** As a thin filled rectangle. */
  readonly filled?: boolean;
}

export type Item = TextItem | LineItem | { readonly xml: string };

export interface OfdPage {
  readonly items: readonly Item[];
  readonly template?: string;
  /** Width and height, where the page differs from the others. */
  readonly size?: readonly [number, number];
}

export interface OfdOptions {
  readonly templates?: Readonly<Record<string, readonly Item[]>>;
  /** Drawings that pages use by CompositeObject, as XML of a resource part. */
  readonly resources?: string;
  readonly files?: readonly ZipEntry[];
  readonly signed?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** An OFD file in the structure of GB/T 33190, as a package of XML parts. */
export const makeOfd = (pages: readonly OfdPage[], options: OfdOptions = {}): Uint8Array =>
  zipOf(ofdEntries(pages, options));

export function ofdEntries(pages: readonly OfdPage[], options: OfdOptions = {}): ZipEntry[] {
  const templates = Object.entries(options.templates ?? {});
  const signatures = options.signed ? '<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>' : '';
  return [
    part(
      'OFD.xml',
      `<ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${signatures}</ofd:DocBody></ofd:OFD>`,
    ),
    part(
      'Doc_0/Document.xml',
      `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>${templates.map(([id], i) => `<ofd:TemplatePage ID="${id}" BaseLoc="Tpls/Tpl_${i}/Content.xml"/>`).join('')}</ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ),
    part(
      'Doc_0/PublicRes.xml',
      `<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋_GB2312" FamilyName="仿宋_GB2312"/></ofd:Fonts></ofd:Res>`,
    ),
    part('Doc_0/DocumentRes.xml', `<ofd:Res ${NAMESPACE} BaseLoc="Res">${options.resources ?? ''}</ofd:Res>`),
    ...templates.map(([, items], i) => part(`Doc_0/Tpls/Tpl_${i}/Content.xml`, pageXml({ items }))),
    ...pages.map((page, i) => part(`Doc_0/Pages/Page_${i}/Content.xml`, pageXml(page))),
    ...(options.files ?? []),
  ];
}

const part = (name: string, xml: string): ZipEntry => ({ name, content: HEAD + xml });

function pageXml({ items, template, size }: OfdPage): string {
  const area = size ? `<ofd:Area><ofd:PhysicalBox>0 0 ${size.join(' ')}</ofd:PhysicalBox></ofd:Area>` : '';
  const use = template === undefined ? '' : `<ofd:Template TemplateID="${template}" ZOrder="Background"/>`;
  const objects = items.map((item, i) => itemXml(item, i)).join('\n');
  return `<ofd:Page ${NAMESPACE}>${use}${area}<ofd:Content><ofd:Layer ID="1" Type="Body">\n${objects}\n</ofd:Layer></ofd:Content></ofd:Page>`;
}

function itemXml(item: Item, i: number): string {
  if ('xml' in item) return item.xml;
  return 'line' in item ? lineXml(item, i) : textXml(item, i);
}

function lineXml({ line: [x0, y0, x1, y1], filled }: LineItem, i: number): string {
  const thick = 0.2;
  if (!filled) {
    return `<ofd:PathObject ID="${i + 10}" Boundary="${x0} ${y0} ${x1 - x0} ${y1 - y0}" LineWidth="${thick}"><ofd:AbbreviatedData>M 0 0 L ${x1 - x0} ${y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>`;
  }
  const [width, height] = [x1 - x0 || thick, y1 - y0 || thick];
  return `<ofd:PathObject ID="${i + 10}" Boundary="${x0} ${y0} ${width} ${height}" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C</ofd:AbbreviatedData></ofd:PathObject>`;
}

function textXml(item: TextItem, i: number): string {
  const { text, x, y, size, attributes = '' } = item;
  const style = item.style ?? STYLES[i % STYLES.length]!;
  const chars = Array.from(text);
  const widths = chars.map((char) => size * widthOf(char));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const open = (font: number, ctm = ''): string =>
    `<ofd:TextObject ID="${i + 10}" Boundary="${round(x)} ${round(y - size)} ${round(width)} ${round(size * 1.3)}" Font="3" Size="${font}"${ctm} ${attributes}><ofd:FillColor Value="0 0 0"/>`;
  const code = (from: string, at: string, steps: string): string =>
    `<ofd:TextCode ${at}${steps === '' ? '' : ` DeltaX="${steps}"`}>${escaped(from)}</ofd:TextCode>`;
  const close = '</ofd:TextObject>';
  if (style === 'scaled') {
    const steps = repeated(widths.slice(0, -1).map((one) => one / size));
    return `${open(1, ` CTM="${size} 0 0 ${size} 0 0"`)}${code(text, 'X="0" Y="1"', steps)}${close}`;
  }
  if (style === 'several') {
    const middle = Math.ceil(chars.length / 2);
    const first = code(
      chars.slice(0, middle).join(''),
      `X="0" Y="${size}"`,
      listed(widths.slice(0, middle - 1)),
    );
    const half = round(widths.slice(0, middle).reduce((sum, one) => sum + one, 0));
    const second = code(chars.slice(middle).join(''), `X="${half}"`, listed(widths.slice(middle, -1)));
    return `${open(size)}${first}${middle < chars.length ? second : ''}${close}`;
  }
  const glyphs = `<ofd:CGTransform CodePosition="0" CodeCount="${chars.length}" GlyphCount="${chars.length}"><ofd:Glyphs>${chars.map((_, n) => n + 100).join(' ')}</ofd:Glyphs></ofd:CGTransform>`;
  const steps = style === 'bare' ? '' : (style === 'repeated' ? repeated : listed)(widths.slice(0, -1));
  return `${open(size)}${style === 'glyphs' ? glyphs : ''}${code(text, `X="0" Y="${size}"`, steps)}${close}`;
}

/** In parts of the font size. */
export const widthOf = (char: string): number => (/[ -~]/.test(char) ? 0.5 : 1);

const listed = (steps: readonly number[]): string => steps.map(round).join(' ');

/** `g 3 5.6` for three times 5.6, as producers write runs. */
function repeated(steps: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < steps.length; ) {
    let times = 1;
    while (steps[i + times] === steps[i]) times++;
    parts.push(times > 1 ? `g ${times} ${round(steps[i]!)}` : round(steps[i]!));
    i += times;
  }
  return parts.join(' ');
}

const round = (n: number): string => String(Math.round(n * 10_000) / 10_000);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
