import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const FONT = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/chinese-simplified-400.css');

/** The browser runs in one process and ends with its page, so the page is kept. */
let open: Promise<{ browser: Browser; page: Page }> | undefined;

async function launch(): Promise<{ browser: Browser; page: Page }> {
  const executablePath = await chromium.executablePath();
  const browser = await playwright.launch({ executablePath, args: chromium.args, headless: true });
  return { browser, page: await browser.newPage() };
}

export async function closePrinter(): Promise<void> {
  const opened = await open;
  open = undefined;
  await opened?.browser.close();
}

export interface Paper {
  readonly style?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly landscape?: boolean;
}

/** Prints the body of a page as Chromium does, on A4 with margins of 25 mm, in a Chinese font. */
export async function printPdf(
  body: string,
  { style = '', header, footer, landscape }: Paper = {},
): Promise<Uint8Array> {
  open ??= launch();
  const { page } = await open;
  const folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-print-'));
  try {
    const file = path.join(folder, 'page.html');
    const css = `body { font: 12pt/1.6 'Noto Sans SC'; margin: 0 } p { margin: 0; text-indent: 2em } ${style}`;
    await writeFile(
      file,
      `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="stylesheet" href="${pathToFileURL(FONT).href}"><style>${css}</style><body>${body}</body></html>`,
    );
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.fonts.ready');
    const margin = { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' };
    const furniture = {
      displayHeaderFooter: true,
      headerTemplate: header ?? '<p></p>',
      footerTemplate: footer ?? '<p></p>',
    };
    const shown = header === undefined && footer === undefined ? {} : furniture;
    return new Uint8Array(await page.pdf({ format: 'A4', margin, landscape: landscape ?? false, ...shown }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
