import { decodeText } from './decode.ts';
import { extensionOf, formOf } from './forms.ts';
import type { Reader } from './reader.ts';

const EXTENSIONS = new Set(['txt', 'md', 'text', 'markdown']);

/** Plain text and Markdown, in any of the usual Chinese encodings. */
export const textReader: Reader = {
  mediaType: 'text/plain',
  accepts: (name, head) => EXTENSIONS.has(extensionOf(name)) && formOf(name, head) === undefined,
  read: (bytes) => {
    const { text } = decodeText(bytes);
    return { text, mediaType: 'text/plain', pageStarts: [] };
  },
};
