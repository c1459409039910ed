import { decodeText } from '../decode.ts';

const DECLARED = /<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i;
const HEAD = 4096;

/**
 * Decodes a page. Pages often declare one encoding and are saved in another, so what decodes strictly is believed before
 * the declaration. But Big5 (of Hong Kong and Macao) decodes as GB18030 too, to other characters: it must be declared.
 * @throws UnreadableInput as `decodeText`.
 */
export function decodePage(bytes: Uint8Array, declared = declaredIn(bytes)): string {
  const big5 = /^big5/i.test(declared) && !decodes(bytes, 'utf-8') ? decodes(bytes, 'big5') : undefined;
  return big5?.replace(/\r\n?/g, '\n') ?? decodeText(bytes).text;
}

function declaredIn(bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join('');
  return DECLARED.exec(head)?.[1] ?? '';
}

function decodes(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
