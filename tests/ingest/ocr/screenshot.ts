import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const FONT = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/chinese-simplified-400.css');
const STYLE =
  "body { font: 25px/44px 'Noto Sans SC'; margin: 120px; width: 1000px } table { border-collapse: collapse } td { border: 2px solid; padding: 4px 24px }";

/** An image of a page as a scanner gives it: 150 dots an inch of A4. */
export async function imageOf(body: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'screenshot-'));
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args,
    headless: true,
  });
  try {
    const file = join(folder, 'page.html');
    await writeFile(
      file,
      `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="stylesheet" href="${pathToFileURL(FONT).href}"><style>${STYLE}</style><body>${body}</body></html>`,
    );
    const page = await browser.newPage({ viewport: { width: 1240, height: 1754 } });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.fonts.ready');
    return new Uint8Array(await page.screenshot({ type: 'png' }));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
