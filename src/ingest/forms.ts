/** A form of file that is known, and so can be named when it is refused. */
export interface FileForm {
  readonly name: string;
  readonly mediaType: string;
  /** What to do with one that no reader accepts. */
  readonly remedy: string;
}

const form = (name: string, mediaType: string, remedy = 'convert it to text (UTF-8)'): FileForm => ({
  name,
  mediaType,
  remedy,
});

const PDF = form('PDF', 'application/pdf');
export const HTML = form('HTML', 'text/html');
export const DOC = form('legacy Word (.doc)', 'application/msword');
export const DOCX = form(
  'Word (.docx)',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
);
export const XLS = form('legacy Excel (.xls)', 'application/vnd.ms-excel');
export const XLSX = form(
  'Excel (.xlsx)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
);
const OFD = form('OFD', 'application/ofd');
const ZIP = form('ZIP archive', 'application/zip', 'unpack it and give the reports that it holds');
const OLE = form(
  'legacy Office document',
  'application/x-ole-storage',
  'save it as Word (.docx) or Excel (.xlsx)',
);
export const RTF = form('RTF', 'application/rtf');
const IMAGE = form('image', 'image/*');

const BY_EXTENSION: Readonly<Record<string, FileForm>> = {
  pdf: PDF,
  html: HTML,
  htm: HTML,
  mht: HTML,
  mhtml: HTML,
  shtml: HTML,
  xhtml: HTML,
  doc: DOC,
  wps: DOC,
  docx: DOCX,
  docm: DOCX,
  xls: XLS,
  et: XLS,
  xlsx: XLSX,
  xlsm: XLSX,
  ofd: OFD,
  zip: ZIP,
  rtf: RTF,
  png: IMAGE,
  jpg: IMAGE,
  jpeg: IMAGE,
  gif: IMAGE,
  bmp: IMAGE,
  tif: IMAGE,
  tiff: IMAGE,
  webp: IMAGE,
};

const BY_MAGIC: readonly [magic: string, form: FileForm][] = [
  ['%PDF-', PDF],
  ['PK\x03\x04', ZIP],
  ['\xd0\xcf\x11\xe0', OLE],
  ['{\\rtf', RTF],
  ['\x89PNG', IMAGE],
  ['\xff\xd8\xff', IMAGE],
  ['GIF8', IMAGE],
  ['II*\x00', IMAGE],
  ['MM\x00*', IMAGE],
];

export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The form of a file by its first bytes, and where those say only "a container" by its name; undefined for text. */
export function formOf(name: string, head: Uint8Array): FileForm | undefined {
  const start = Array.from(head.subarray(0, 512), (byte) => String.fromCharCode(byte)).join('');
  const named = BY_EXTENSION[extensionOf(name)];
  const found = BY_MAGIC.find(([magic]) => start.startsWith(magic))?.[1];
  if (found === ZIP || found === OLE) return named ?? found;
  if (found) return found;
  if (/^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return HTML;
  return named;
}
