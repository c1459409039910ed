import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../src/ingest/errors.ts';
import { mediaTypeOf, readerFor } from '../../src/ingest/reader.ts';

const head = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const TEXT = new TextEncoder().encode('一、工作回顾');

describe('readerFor', () => {
  it.each(['a.txt', 'A.TXT', 'a.text'])('reads %s as plain text', (name) => {
    expect(readerFor(name, TEXT).mediaType).toBe('text/plain');
  });

  it('reads Markdown as Markdown', async () => {
    const source = await readerFor('a.md', TEXT).read(TEXT, { sourceFile: 'a.md', ocr: 'never' });
    expect(source).toEqual({ text: '一、工作回顾', mediaType: 'text/markdown', pageStarts: [] });
  });

  it('takes form feeds for page breaks', async () => {
    const bytes = new TextEncoder().encode('第一页\f第二页\f');
    expect(
      (await readerFor('a.txt', bytes).read(bytes, { sourceFile: 'a.txt', ocr: 'never' })).pageStarts,
    ).toEqual([0, 4]);
  });

  it.each([
    ['a.txt', '<!DOCTYPE html><html>', 'HTML'],
    ['a.htm', '<table>', 'HTML'],
    ['a.docx', 'PK\x03\x04', 'Word (.docx)'],
    ['a.xlsx', 'PK\x03\x04', 'Excel (.xlsx)'],
    ['a.ofd', 'PK\x03\x04', 'OFD'],
    ['a.txt', 'PK\x03\x04', 'ZIP archive'],
    ['a.doc', '\xd0\xcf\x11\xe0', 'legacy Word (.doc)'],
    ['a.txt', '\x89PNG\r\n', 'image'],
    ['a.jpg', '\xff\xd8\xff', 'image'],
    ['a.bin', 'abc', 'unknown kind of file (.bin)'],
    ['a', 'abc', 'unknown kind of file'],
  ])('refuses %s that begins with %j, naming the form', (name, start, reason) => {
    expect(() => readerFor(name, head(start))).toThrow(UnreadableInput);
    expect(() => readerFor(name, head(start))).toThrow(reason);
  });

  it('tells the media type of refused files too', () => {
    expect(mediaTypeOf('a.pdf', head('%PDF-1.7'))).toBe('application/pdf');
    expect(mediaTypeOf('a.bin', head('abc'))).toBe('application/octet-stream');
  });
});
