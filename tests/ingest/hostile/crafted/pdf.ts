import { deflateSync } from 'node:zlib';
import { type HostileFile, utf8 } from '../file.ts';
import { PAGE, packedStream, pdfOf, pdfReport, streamOf } from '../pdf.ts';
import { LINES } from '../samples.ts';

const pdf = (name: string, bytes: Uint8Array): HostileFile => ({ name: `${name}.pdf`, bytes });
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const MEBIBYTE = 2 ** 20;

const pages = (kids: string, count: number | string, ...more: readonly (string | Uint8Array)[]): Uint8Array =>
  pdfOf([CATALOG, `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, ...more]);

const form = (content: string): Uint8Array =>
  streamOf(
    content,
    '/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X 7 0 R >> >>',
  );

/** Files that lead an engine round in circles, or promise more than they hold. */
export const pdfs = (): HostileFile[] => [
  pdf('pages_in_circle', pages('2 0 R', 1)),
  pdf(
    'pages_in_long_circle',
    pages('3 0 R', 9, '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 /Parent 2 0 R >>'),
  ),
  pdf('huge_count', pages('3 0 R', 2_000_000_000, `<< ${PAGE} /MediaBox [0 0 595 842] >>`)),
  pdf('negative_count', pages('3 0 R', -5, `<< ${PAGE} /MediaBox [0 0 595 842] >>`)),
  pdf('many_pages', pages('3 0 R '.repeat(20_000), 20_000, `<< ${PAGE} /MediaBox [0 0 595 842] >>`)),
  pdf('no_pages', pages('', 0)),
  pdf('no_catalog', pdfOf(['<< >>'])),
  pdf('no_objects', utf8('%PDF-1.7\n%%EOF')),
  pdf('only_header', utf8('%PDF-')),
  pdf('huge_page', pdfReport(LINES, { box: '0 0 1e9 1e9' })),
  pdf('negative_page', pdfReport(LINES, { box: '595 842 0 0' })),
  pdf('flat_page', pdfReport(LINES, { box: '0 0 0 0' })),
  pdf('no_number_page', pdfReport(LINES, { box: 'a b c d' })),
  pdf(
    'encrypted',
    pdfOf(
      [
        CATALOG,
        '<< /Type /Pages /Kids [] /Count 0 >>',
        `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >>`,
      ],
      `/Encrypt 3 0 R /ID [<00> <00>]`,
    ),
  ),
  pdf(
    'unknown_encryption',
    pdfOf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>', '<< /Filter /Other /V 9 >>'], '/Encrypt 3 0 R'),
  ),
  pdf('stream_bomb', pdfReport(LINES, { content: packedStream(new Uint8Array(300 * MEBIBYTE).fill(32)) })),
  pdf(
    'text_bomb',
    pdfReport(LINES, { content: packedStream('BT /F1 9 Tf 9 9 Td <4e00> Tj ET\n'.repeat(400_000)) }),
  ),
  pdf('line_bomb', pdfReport(LINES, { content: packedStream('9 9 m 400 9 l S\n'.repeat(400_000)) })),
  pdf('nested_states', pdfReport(LINES, { content: packedStream('q '.repeat(1_000_000)) })),
  pdf('false_length', pdfReport(LINES, { content: streamOf('BT ET', '/Length 999999999') })),
  pdf('unknown_filter', pdfReport(LINES, { content: streamOf('BT ET', '/Filter /NoSuch') })),
  pdf(
    'filters_in_filters',
    pdfReport(LINES, { content: streamOf(deflateSync('BT ET'), `/Filter [${'/FlateDecode '.repeat(500)}]`) }),
  ),
  pdf('form_in_itself', pdfReport(LINES, { content: form('/X Do'), more: [form('/X Do /X Do')] })),
  pdf('deep_arrays', pdfReport(LINES, { page: `/Deep ${'['.repeat(100_000)}${']'.repeat(100_000)}` })),
  pdf(
    'deep_dictionaries',
    pdfReport(LINES, { page: `/Deep ${'<< /A '.repeat(50_000)}1${' >>'.repeat(50_000)}` }),
  ),
  pdf('reference_circle', pdfOf(['2 0 R', '1 0 R'])),
  pdf(
    'huge_image',
    pdfReport(LINES, {
      more: [
        streamOf(
          '0',
          '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
        ),
      ],
    }),
  ),
  pdf(
    'xref_circle',
    utf8(
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF',
    ),
  ),
  pdf(
    'huge_xref',
    utf8(
      '%PDF-1.7\nxref\n0 4000000000\n0000000000 65535 f \ntrailer\n<< /Size 4000000000 >>\nstartxref\n9\n%%EOF',
    ),
  ),
  pdf(
    'object_stream_circle',
    pdfOf([CATALOG, streamOf('2 0 << >>', '/Type /ObjStm /N 1000000 /First 4 /Extends 2 0 R')]),
  ),
  pdf(
    'characters_on_one_place',
    pdfReport(
      Array.from({ length: 3000 }, () => '一二三12345').map((line) => line),
      { box: '0 0 595 842' },
    ),
  ),
  pdf('no_unicode', pdfReport(['\ue000\ue001\ue002\ue003'.repeat(20)])),
];
