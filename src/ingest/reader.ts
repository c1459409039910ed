import type { SourceText } from '../types.ts';
import { UnreadableInput } from './errors.ts';
import { extensionOf, formOf } from './forms.ts';
import { htmlReader } from './html/reader.ts';
import { imageReader } from './ocr/image-reader.ts';
import { ofdReader } from './ofd/reader.ts';
import { officeReaders } from './office/reader.ts';
import { pdfReader } from './pdf/reader.ts';
import { markdownReader, textReader } from './text-reader.ts';

/** What the user lets a reader do, and what it must know beside the bytes. */
export interface ReadSettings {
  /** As in the dataset; for messages, and for readers that go by the extension. */
  readonly sourceFile: string;
  /** `auto`: where a page holds no usable text; `never`: such a page is refused. */
  readonly ocr: 'auto' | 'always' | 'never';
}

export const DEFAULT_SETTINGS: Omit<ReadSettings, 'sourceFile'> = { ocr: 'auto' };

/** One file form. A further form is a further reader in the list below, and nothing else changes. */
export interface Reader {
  readonly mediaType: string;
  /** Whether it reads this file, by its name and its first bytes. */
  accepts(name: string, head: Uint8Array): boolean;
  /** @throws UnreadableInput with a reason the user can act on. */
  read(bytes: Uint8Array, settings: ReadSettings): SourceText | Promise<SourceText>;
}

const READERS: readonly Reader[] = [
  textReader,
  markdownReader,
  pdfReader,
  htmlReader,
  ...officeReaders,
  ofdReader,
  imageReader,
];

/** Media type of a file as far as its head tells, also of one that no reader accepts. */
export const mediaTypeOf = (name: string, head: Uint8Array): string =>
  READERS.find((reader) => reader.accepts(name, head))?.mediaType ??
  formOf(name, head)?.mediaType ??
  'application/octet-stream';

/** @throws UnreadableInput naming the form, if no reader accepts the file. */
export function readerFor(name: string, head: Uint8Array): Reader {
  const reader = READERS.find((one) => one.accepts(name, head));
  if (reader) return reader;
  const form = formOf(name, head);
  throw new UnreadableInput(
    form
      ? `${form.name} is not read: ${form.remedy}`
      : `unknown kind of file${extensionOf(name) ? ` (.${extensionOf(name)})` : ''}: give a PDF, OFD, web page, Word or Excel file, or text`,
  );
}
