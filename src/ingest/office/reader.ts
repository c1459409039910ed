import { openArchive } from '../archive.ts';
import { UnreadableInput } from '../errors.ts';
import type { FlowBlock } from '../flow/blocks.ts';
import { compose } from '../flow/compose.ts';
import { DOC, DOCX, extensionOf, type FileForm, formOf, RTF, XLS, XLSX } from '../forms.ts';
import { isMultipart, pageInMultipart } from '../html/multipart.ts';
import { readPage } from '../html/reader.ts';
import type { Reader } from '../reader.ts';
import { convert } from './convert.ts';
import { blocksOfDocx } from './docx/document.ts';
import { blocksOfXlsx } from './xlsx/workbook.ts';

/** Word and Excel files, also of the old forms and of WPS. */
export const officeReaders: readonly Reader[] = [
  readerOf(DOCX, 'docx'),
  readerOf(XLSX, 'xlsx'),
  readerOf(DOC, 'docx'),
  readerOf(RTF, 'docx'),
  readerOf(XLS, 'xlsx'),
];

function readerOf(form: FileForm, modern: 'docx' | 'xlsx'): Reader {
  return {
    mediaType: form.mediaType,
    accepts: (name, head) => formOf(name, head) === form,
    read: async (bytes, { sourceFile }) => {
      // Word saves pages as mail, and calls them .doc.
      if (isMultipart(bytes)) return { ...readPage(pageInMultipart(bytes)), mediaType: form.mediaType };
      const from = extensionOf(sourceFile) || modern;
      if (!isOffice(bytes)) {
        throw new UnreadableInput(
          `the content is no .${from} file: if it is text or a page, name it .txt or .html`,
        );
      }
      const archive = isZip(bytes) ? bytes : await convert(bytes, { from, to: modern });
      return { ...compose(await blocksOf(archive, modern)), mediaType: form.mediaType, pageStarts: [] };
    },
  };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const LEGACY = ['\xd0\xcf\x11\xe0', '{\\rtf', '<?xml', '\xef\xbb\xbf<?xml'];

const isOffice = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return isZip(bytes) || LEGACY.some((magic) => start.startsWith(magic));
};

/** By what the archive holds: the name of a file may be wrong. */
async function blocksOf(bytes: Uint8Array, expected: 'docx' | 'xlsx'): Promise<FlowBlock[]> {
  const archive = await openArchive(bytes);
  const holds = (folder: string): boolean => archive.names.some((name) => name.startsWith(folder));
  const isBook = holds('xl/') || (expected === 'xlsx' && !holds('word/'));
  return isBook ? blocksOfXlsx(archive) : blocksOfDocx(archive);
}
