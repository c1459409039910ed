import { readerFor } from '../../../src/ingest/reader.ts';
import type { SourceText } from '../../../src/types.ts';
import { zipOf } from '../zip.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a Word file beside the body: name → content inside its root element. */
export type Parts = Readonly<Record<string, string>>;

/** A Word file of a body's XML, and of the other parts given (styles, numbering, footnotes, settings, header1 ...). */
export function docxOf(body: string, parts: Parts = {}): Uint8Array {
  const names = Object.keys(parts);
  const relations = names.map(
    (name, i) =>
      `<Relationship Id="rId${i + 1}" Type="${TYPES}/${name.replace(/\d+$/, '')}" Target="${name}.xml"/>`,
  );
  const root = (name: string): string =>
    name.startsWith('header') ? 'w:hdr' : name.startsWith('footer') ? 'w:ftr' : `w:${name}`;
  return zipOf([
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/_rels/document.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    ...names.map((name) => ({
      name: `word/${name}.xml`,
      content: `<${root(name)} ${NAMESPACES}>${parts[name]}</${root(name)}>`,
    })),
  ]);
}

const readBytes = async (bytes: Uint8Array): Promise<SourceText> =>
  readerFor('report.docx', bytes).read(bytes, { sourceFile: 'report.docx', ocr: 'never' });

export const readDocx = async (body: string, parts?: Parts): Promise<SourceText> =>
  readBytes(docxOf(body, parts));

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of text or of runs. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;

export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

export const tbl = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
