import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFParse } from 'pdf-parse';

/** The text of each page as pdf-parse gives it; `undefined` if it cannot read the file that the first engine could. */
export async function readAgain(bytes: Uint8Array): Promise<readonly string[] | undefined> {
  // The engine takes the bytes over, so it gets a copy.
  const parser = new PDFParse({
    data: bytes.slice(),
    ...RESOURCES,
    useSystemFonts: false,
    isEvalSupported: false,
  });
  try {
    const { pages } = await parser.getText({ pageJoiner: '', lineEnforce: true });
    return pages.map(({ text }) => text);
  } catch {
    return undefined;
  } finally {
    await parser.destroy();
  }
}

const RESOURCES = (() => {
  const require = createRequire(import.meta.url);
  const inner = createRequire(require.resolve('pdf-parse'));
  const root = path.dirname(inner.resolve('pdfjs-dist/package.json'));
  const folder = (name: string): string => `${pathToFileURL(path.join(root, name)).href}/`;
  return { cMapUrl: folder('cmaps'), cMapPacked: true, standardFontDataUrl: folder('standard_fonts') };
})();
