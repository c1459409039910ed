import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/ingest/decode.ts';
import { UnreadableInput } from '../../src/ingest/errors.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
/** 全市增长5% in GB18030. */
const GB18030 = bytes(0xc8, 0xab, 0xca, 0xd0, 0xd4, 0xf6, 0xb3, 0xa4, 0x35, 0x25);

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte-order mark', () => {
    expect(decodeText(utf8('全市增长5%'))).toEqual({ text: '全市增长5%', encoding: 'utf-8' });
    expect(decodeText(utf8('\ufeff全市增长5%'))).toEqual({ text: '全市增长5%', encoding: 'utf-8' });
  });

  it('reads GB18030 where the bytes are no UTF-8', () => {
    expect(decodeText(GB18030)).toEqual({ text: '全市增长5%', encoding: 'gb18030' });
  });

  it.each([true, false])('reads UTF-16 with a byte-order mark (little endian: %s)', (littleEndian) => {
    expect(decodeText(utf16('\ufeff全市增长5%', littleEndian)).text).toBe('全市增长5%');
  });

  it.each([true, false])(
    'reads UTF-16 without a mark if it is unmistakable (little endian: %s)',
    (littleEndian) => {
      const text = `全市增长5%\n其中出口增长3%\n`;
      expect(decodeText(utf16(text, littleEndian)).text).toBe(text);
    },
  );

  it('reads CRLF and CR as LF', () => {
    expect(decodeText(utf8('一\r\n二\r三\n')).text).toBe('一\n二\n三\n');
  });

  it.each([
    ['an empty file', bytes(), /empty/],
    ['white space only', utf8(' \n\u3000\n'), /empty/],
    ['binary content', bytes(0, 1, 2, 3, 0, 0xff, 0xfe, 0, 0, 7), /binary/],
    ['control characters in text', utf8(`报告\u0001\u0002${'文'.repeat(20)}`), /binary/],
    ['bytes of no known encoding', bytes(0xb1, 0xff, 0xff, 0x81, 0x20), /encoding/],
    ['text without Chinese', utf8('lorem ipsum'), /no Chinese text/],
    ['a damaged text that says it is UTF-8', bytes(0xef, 0xbb, 0xbf, 0xff, 0xff), /UTF-8/],
  ])('refuses %s and says why', (_, content, reason) => {
    expect(() => decodeText(content)).toThrow(UnreadableInput);
    expect(() => decodeText(content)).toThrow(reason);
  });

  it('gives back any Chinese text that was written as UTF-8', () => {
    const chinese = fc.string({
      unit: fc.constantFrom(...'全市增长百分点0123456789，。％ \n'),
      minLength: 1,
    });
    fc.assert(
      fc.property(chinese, (text) => {
        fc.pre(text.trim() !== '' && /[^\s]/.test(text));
        expect(decodeText(utf8(`报${text}`)).text).toBe(`报${text}`);
      }),
    );
  });

  it('never throws anything but UnreadableInput', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        try {
          decodeText(content);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableInput);
        }
      }),
    );
  });
});
