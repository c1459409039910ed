import { UnreadableInput } from './errors.ts';

export interface DecodedText {
  /** Byte-order mark removed, CRLF and CR read as LF. */
  readonly text: string;
  readonly encoding: string;
}

const BYTE_ORDER_MARKS: readonly [encoding: string, mark: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const CHINESE_OR_DIGIT = /[\u2e80-\u9fff\uf900-\ufaff\uff10-\uff19\d]|[\ud840-\ud88d][\udc00-\udfff]/;
const MOST_CONTROLS = 0.002;
const SAMPLE = 4096;

/**
 * Decodes a text file: by its byte-order mark, else as strict UTF-8, as UTF-16 if unmistakable, as strict GB18030.
 * @throws UnreadableInput for empty, binary and non-Chinese content.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new UnreadableInput('the file is empty');
  const { text, encoding } = byMark(bytes) ?? byTrial(bytes);
  const clean = text.replace(/\r\n?/g, '\n');
  const controls = countControls(clean);
  if (controls > 0 && controls > clean.length * MOST_CONTROLS) {
    throw new UnreadableInput(
      'binary content (control characters in the text): give a text file, e.g. UTF-8',
    );
  }
  if (clean.trim() === '') throw new UnreadableInput('the file is empty (white space only)');
  if (!CHINESE_OR_DIGIT.test(clean)) throw new UnreadableInput('no Chinese text found');
  return { text: clean, encoding };
}

/** Control characters that no text has; tabs, line breaks and form feeds are layout. */
function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) count++;
  }
  return count;
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const text = decoded(bytes, encoding);
    if (text !== undefined) return { text, encoding };
    throw new UnreadableInput(
      `damaged text: the byte-order mark says ${encoding.toUpperCase()}, the bytes do not fit`,
    );
  }
  return undefined;
}

function byTrial(bytes: Uint8Array): DecodedText {
  for (const encoding of ['utf-8', utf16Of(bytes), 'gb18030']) {
    if (encoding === undefined) continue;
    if (encoding !== 'utf-8' && encoding !== 'gb18030') {
      const text = decoded(bytes, encoding);
      if (text !== undefined && CHINESE_OR_DIGIT.test(text)) return { text, encoding };
    } else if (!bytes.subarray(0, SAMPLE).includes(0)) {
      const text = decoded(bytes, encoding);
      if (text !== undefined) return { text, encoding };
    }
  }
  throw new UnreadableInput(
    bytes.subarray(0, SAMPLE).includes(0)
      ? 'binary content: give a text file, e.g. UTF-8'
      : 'unknown encoding: the file is neither UTF-8 nor UTF-16 nor GB18030; convert it to UTF-8',
  );
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 without a mark: line feeds, spaces and digits have a zero byte, always on the same side. Chinese characters
 * have none, so a few are enough, but there must be none on the other side.
 */
function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const fewest = Math.max(1, end / 200);
  if (odd >= fewest && even === 0) return 'utf-16le';
  return even >= fewest && odd === 0 ? 'utf-16be' : undefined;
}
