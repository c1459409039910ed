import { type ZipEntry, zipOf } from '../zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const types = (part: string, type: string): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

/** A Word file with this inside its body. */
export const docxOf = (body: string, more: readonly ZipEntry[] = [], head = HEAD): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: types('word/document.xml', 'wordprocessingml.document') },
    { name: '_rels/.rels', content: relations(['officeDocument', 'word/document.xml']) },
    {
      name: 'word/document.xml',
      content: `${head}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]);

export const wordParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const wordTable = (rows: readonly (readonly string[])[], properties = ''): string =>
  `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

/** An Excel file of one sheet with this inside it. */
export const xlsxOf = (sheet: string, more: readonly ZipEntry[] = [], head = HEAD): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: types('xl/workbook.xml', 'spreadsheetml.sheet') },
    { name: '_rels/.rels', content: relations(['officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook ${SHEET} xmlns:r="${OFFICE}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(['worksheet', 'worksheets/sheet1.xml']) },
    { name: 'xl/worksheets/sheet1.xml', content: `${head}<worksheet ${SHEET}>${sheet}</worksheet>` },
    ...more,
  ]);

export const sheetData = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row
          .map(
            (cell, c) =>
              `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData>`;
