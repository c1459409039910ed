import { pathToFileURL } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A page from a file, and what it did that it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** Errors on the console, and requests for anything but the file itself. */
  readonly misdeeds: readonly string[];
}

/** The browser of the tests runs on Linux; elsewhere CHROME_PATH names one. */
const OWN = process.env.CHROME_PATH;
export const hasBrowser = OWN !== undefined || process.platform === 'linux';

/**
 * In a single process the browser goes when the first of its pages does; without its security it does not say which page
 * a request comes from.
 */
const UNWANTED = new Set(['--single-process', '--disable-web-security']);

export async function launch(): Promise<Browser> {
  if (OWN !== undefined) return chromium.launch({ executablePath: OWN, headless: true });
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args.filter((arg) => !UNWANTED.has(arg)),
    headless: true,
  });
}

export function openFile(
  browser: Browser,
  file: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  return openAddress(browser, pathToFileURL(file).href, hash, options);
}

/** Opens a page that may ask for itself alone, or for what lies below its address. */
export async function openAddress(
  browser: Browser,
  address: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1400, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const misdeeds: string[] = [];
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') misdeeds.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) misdeeds.push(`request: ${url}`);
  });
  await page.goto(address + hash);
  await page.waitForSelector('html[data-ready]');
  return { page, misdeeds };
}

/** Violations of WCAG 2.2 AA that axe calls serious or critical. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await checker.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
      );
  });
}
