import { UnreadableInput } from '../errors.ts';
import { decodePage } from './charset.ts';

const HEAD = 4096;

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** MHT: a page with its pictures in one file, in the format of mail. */
export const isMultipart = (bytes: Uint8Array): boolean =>
  /^content-type:\s*multipart\/related/im.test(latin(bytes.subarray(0, HEAD)));

/** The first page in a multipart file. */
export function pageInMultipart(bytes: Uint8Array): string {
  const text = latin(bytes);
  const boundary = /boundary="?([^"\r\n;]{1,100})"?/i.exec(text.slice(0, HEAD))?.[1];
  const parts = boundary === undefined ? [] : text.split(`--${boundary}`).slice(1);
  for (const part of parts) {
    const [blank = ''] = /\r?\n\r?\n/.exec(part) ?? [];
    const at = part.indexOf(blank);
    const head = part.slice(0, at);
    const [, charset = ''] = /charset="?([\w-]{2,20})/i.exec(head) ?? [];
    const [, encoding = ''] = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head) ?? [];
    if (/^content-type:\s*text\/html/im.test(head)) {
      return decodePage(decodedBody(part.slice(at + blank.length), encoding.toLowerCase()), charset);
    }
  }
  throw new UnreadableInput('the web archive (.mht) holds no page: save the page as HTML');
}

function decodedBody(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}
