import { deflateSync } from 'node:zlib';
import { joined, utf8 } from './file.ts';

/** A PDF of numbered objects, the first one being its catalog; the bodies are written as they are. */
export function pdfOf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = [utf8('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const write = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((body, i) => {
    offsets.push(length);
    write(joined(utf8(`${i + 1} 0 obj\n`), typeof body === 'string' ? utf8(body) : body, utf8('\nendobj\n')));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  write(
    utf8(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return joined(...parts);
}

export const streamOf = (content: string | Uint8Array, dictionary = ''): Uint8Array => {
  const data = typeof content === 'string' ? utf8(content) : content;
  return joined(utf8(`<< /Length ${data.length} ${dictionary} >>\nstream\n`), data, utf8('\nendstream'));
};

export const packedStream = (content: string | Uint8Array): Uint8Array =>
  streamOf(deflateSync(content as Uint8Array), '/Filter /FlateDecode');

const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>';
const DESCENDANT =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>';
export const PAGE = '/Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >>';

/** A report on one page. `content` may be given instead of its lines, and further objects from number 7. */
export function pdfReport(
  lines: readonly string[],
  { box = '0 0 595 842', content, more = [], page = '' }: PdfOptions = {},
): Uint8Array {
  const text = lines.map((line, i) => `BT /F1 14 Tf 60 ${780 - i * 24} Td <${hexOf(line)}> Tj ET`).join('\n');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< ${PAGE} /MediaBox [${box}] /Contents 6 0 R ${page} >>`,
    FONT,
    DESCENDANT,
    content ?? streamOf(text),
    ...more,
  ]);
}

export interface PdfOptions {
  readonly box?: string;
  readonly content?: Uint8Array;
  readonly more?: readonly (string | Uint8Array)[];
  readonly page?: string;
}

const hexOf = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
