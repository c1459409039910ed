import { decodeText } from './decode.ts';
import { extensionOf, formOf } from './forms.ts';
import type { Reader } from './reader.ts';

/** Plain text in any of the usual Chinese encodings. */
export const textReader = readerOfText('text/plain', ['txt', 'text']);

/** Markdown: read as text; its # headings, ** and tables with bars are understood further down. */
export const markdownReader = readerOfText('text/markdown', ['md', 'markdown']);

function readerOfText(mediaType: string, extensions: readonly string[]): Reader {
  return {
    mediaType,
    accepts: (name, head) => extensions.includes(extensionOf(name)) && formOf(name, head) === undefined,
    read: (bytes) => {
      const { text } = decodeText(bytes);
      return { text, mediaType, pageStarts: pageStartsOf(text) };
    },
  };
}

/** Text made from pages parts them with form feeds. */
function pageStartsOf(text: string): number[] {
  const breaks = [...text.matchAll(/\f/g)]
    .map(({ index }) => index + 1)
    .filter((start) => start < text.length);
  return breaks.length > 0 ? [0, ...breaks] : [];
}
