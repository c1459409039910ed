import { UnreadableInput } from '../errors.ts';
import { extensionOf } from '../forms.ts';
import type { Reader } from '../reader.ts';
import { budgetOf } from './budget.ts';
import { documentsOf } from './document.ts';
import { linesOf } from './lines.ts';
import { openPackage } from './package.ts';
import { pageAt } from './page.ts';

const MEDIA_TYPE = 'application/ofd';
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** OFD (GB/T 33190), the fixed-layout form of Chinese administrations: a ZIP archive of XML parts. */
export const ofdReader: Reader = {
  mediaType: MEDIA_TYPE,
  accepts: (name, head) => extensionOf(name) === 'ofd' && ZIP.every((byte, i) => head[i] === byte),
  async read(bytes) {
    const parts = await openPackage(bytes);
    const spend = budgetOf();
    const pageStarts: number[] = [];
    let text = '';
    for (const document of await documentsOf(parts)) {
      for (const path of document.pages) {
        pageStarts.push(text.length);
        const { own, template } = await pageAt(parts, document, path, spend);
        text += linesOf([...template.characters, ...own.characters])
          .map((line) => `${line}\n`)
          .join('');
      }
    }
    if (text.trim() === '') throw new UnreadableInput('no text on the pages of the OFD');
    return { text, mediaType: MEDIA_TYPE, pageStarts };
  },
};
