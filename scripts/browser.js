/** A browser for screenshots and measurements, with Chinese glyphs whatever fonts the machine has. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const HOST = 'http://review.test/';
const WEIGHTS = [300, 400, 500, 600, 700];
const FONT = path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));

export async function launch() {
  const own = process.env.CHROME_PATH;
  if (own !== undefined) return playwright.launch({ executablePath: own, headless: true });
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process the browser goes when the first of its pages does.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
    headless: true,
  });
}

/** Opens a page file at a fragment. It is served by the test itself, since a page from a file may load no fonts. */
export async function openPage(browser, file, hash = '', options = {}) {
  const context = await browser.newContext({
    bypassCSP: true,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const faces = WEIGHTS.map((weight) => readFileSync(path.join(FONT, `${weight}.css`), 'utf8')).join('\n');
  await page.route(`${HOST}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: await readFile(file) });
    if (pathname === '/fonts.css') return route.fulfill({ contentType: 'text/css', body: faces });
    return route.fulfill({ path: path.join(FONT, pathname) });
  });
  await page.goto(`${HOST}${hash}`);
  await page.waitForSelector('html[data-ready]');
  await page.addStyleTag({ url: `${HOST}fonts.css` });
  await settle(page);
  return page;
}

/** Waits until all glyphs that the page shows have come. */
export async function settle(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
