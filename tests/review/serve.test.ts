import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CorrectionsPack } from '../../src/rules/corrections.ts';
import { zhibiao } from '../cli/terminal.ts';
import { deskOf, makeHome, placesOf, post, remove, type Served, serve, textOf } from '../serve/served.ts';
import { hasBrowser, launch, type OpenPage, openAddress, openFile, violationsOn } from './browser.ts';

const HOOK_TIMEOUT = 120_000;
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

let browser: Browser;
let home: string;
let served: Served;
let opened: OpenPage[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  home = await makeHome();
  served = await serve(home);
  browser = await launch();
}, HOOK_TIMEOUT);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  expect(await served.stop()).toBe(0);
  await remove(home);
});

/** What a page may say on its console: that a correction was refused. */
const REFUSED = /the server responded with a status of 422/;

afterEach(async () => {
  const misdeeds = opened.flatMap((one) => one.misdeeds);
  await Promise.all(opened.map(({ page }) => page.context().close()));
  opened = [];
  expect(misdeeds.filter((misdeed) => !REFUSED.test(misdeed))).toEqual([]);
  for (let desk = await deskOf(served.url); desk.standing.undoable !== ''; desk = await deskOf(served.url)) {
    await post(served.url, '/undo', { id: desk.standing.undoable });
  }
});

const open = async (hash = '', options: BrowserContextOptions = {}): Promise<Page> => {
  const one = await openAddress(browser, served.url, hash, options);
  opened.push(one);
  return one.page;
};
const mark = (page: Page, text: string) => page.locator('.text-body mark[data-m]', { hasText: text }).first();
const openForm = async (page: Page, text: string) => {
  await mark(page, text).click();
  await page.click('.correct-button');
  await page.waitForSelector('form.correct');
};
const say = async (page: Page) => {
  await page.fill('[name=reason]', '公报所载。');
  await page.fill('[name=author]', '张三');
};
const send = (page: Page) => page.click('form.correct [type=submit]');
const corrections = async () => (parse((await textOf(served.pack)) ?? '{}') as CorrectionsPack).corrections;
const focusOn = (page: Page) =>
  page.evaluate(
    () => `${document.activeElement?.tagName.toLowerCase()}.${document.activeElement?.className}`,
  );

describe.skipIf(!hasBrowser)('a page that a server gave', () => {
  it('corrects a value, shows it everywhere, and takes it back', async () => {
    const page = await open('#doc=report&lang=zh');
    await openForm(page, '3.46');
    await page.waitForFunction(() => {
      const [inner, outer] = ['.text-body mark[aria-current]', '.text-pane'].map((one) =>
        document.querySelector(one)!.getBoundingClientRect(),
      );
      return inner!.top >= outer!.top && inner!.bottom <= outer!.bottom;
    });
    await page.fill('#cell-value', '3.47');
    expect(await page.locator('.cell.is-changed .was').textContent()).toBe('原为 3.46');
    await say(page);
    await send(page);
    await page.waitForSelector('.correction.is-pending');
    expect(await corrections()).toMatchObject([
      {
        action: 'set',
        expect: { value: '3.46' },
        set: { value: '3.47' },
        reason: '公报所载。',
        author: '张三',
      },
    ]);
    expect(await page.locator('.detail .figure').textContent()).toBe('3.47万亿元');
    expect(await page.locator('.correction .cell-moves').first().textContent()).toContain('3.46 → 3.47');
    expect(await page.locator('tr[aria-current] .col-value').textContent()).toBe('3.47');
    expect(await page.locator('tr[aria-current] .by-hand').count()).toBe(1);
    expect(await page.locator('.text-body mark[aria-current]').textContent()).toBe('3.46');
    expect(await page.locator('.write-outcome').textContent()).toContain('zhibiao run');
    await page.waitForSelector('.write-outcome:focus');
    expect(await page.locator('.correct-button').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('.write-outcome').textContent()).toBe('');

    await page.click('.pending-link');
    expect(await page.locator('.pending-item').textContent()).toContain('张三');
    expect(await page.locator('.pending-card').textContent()).toContain('zhibiao run');
    await page.click('.pending-item .undo');
    await page.waitForSelector('.pending-item', { state: 'detached' });
    expect(await page.locator('.write-outcome').textContent()).toContain('已撤销');
    expect(await textOf(served.pack)).toBeUndefined();
    await page.click('.views a >> nth=1');
    expect(await page.locator('.detail .figure').textContent()).toBe('3.46万亿元');
  });

  it('shows it again after it was loaded anew, and to another reader', async () => {
    const page = await open('#doc=report&lang=en');
    await openForm(page, '6.2');
    await page.check('[name=action][value=drop]');
    expect(await page.locator('.cells').count()).toBe(0);
    await say(page);
    await send(page);
    await page.waitForSelector('.correction.is-pending');
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    expect(await mark(page, '6.2').getAttribute('data-fate')).toBe('set_aside');
    expect(await page.locator('.detail .what').textContent()).toBe('removed by hand');
    expect(await page.locator('.detail .failed').count()).toBe(0);
    expect(await page.locator('.pending-link').textContent()).toContain('1');
  });

  it('adds a row for a number that was set aside', async () => {
    const page = await open('#doc=report&lang=en');
    await openForm(page, '144');
    expect(await page.inputValue('#cell-value')).toBe('144');
    await page.fill('#cell-indicator', '过境免签时长');
    await page.fill('#cell-unit', '小时');
    await say(page);
    await send(page);
    await page.waitForSelector('.correction.is-pending');
    expect(await mark(page, '144').getAttribute('data-fate')).toBe('observed');
    expect(await page.locator('.detail h2.what').textContent()).toBe('过境免签时长');
    expect((await corrections())[0]).toMatchObject({ action: 'add', match: { numeral: '144' } });
  });

  it('tells what is wrong with a correction, and keeps what was filled in', async () => {
    const page = await open('#doc=report&lang=zh');
    await openForm(page, '3.46');
    await say(page);
    await send(page);
    expect(await page.locator('[role=alert]').textContent()).toContain('没有改动任何字段');
    await page.fill('#cell-unit', '朵');
    await send(page);
    await page.waitForSelector('.refused :text("is in no units pack")');
    expect(await page.locator('.refused p').textContent()).toMatch(
      /^corrections\/reports\.yaml:3: correction report-\w+: the unit “朵” is in no units pack/,
    );
    await page.waitForSelector('.refused:focus');
    expect(await textOf(served.pack)).toBeUndefined();
    await mark(page, '6.0').click();
    await page.waitForSelector('form.correct', { state: 'detached' });
    await mark(page, '3.46').click();
    expect(await page.inputValue('#cell-unit')).toBe('朵');
  });

  it('is used with the keyboard alone', async () => {
    const page = await open('#doc=report&lang=en&filter=doc:report');
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.waitForSelector('form.correct :focus');
    expect(await focusOn(page)).toBe('input.');
    await page.keyboard.press('Escape');
    await page.waitForSelector('form.correct', { state: 'detached' });
    await page.waitForSelector('.correct-button:focus');
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.correct :focus');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Seen: e j k.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Li');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.correction.is-pending');
    expect(await corrections()).toMatchObject([{ action: 'confirm', reason: 'Seen: e j k.', author: 'Li' }]);
  });

  it('fits a phone', async () => {
    const page = await open('#doc=report&lang=en', PHONE);
    await openForm(page, '3.46');
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner).toBeLessThanOrEqual(outer!);
    const low = await page
      .locator('form.correct :is(input:not([type=radio]), select, button)')
      .evaluateAll(
        (all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).length,
      );
    expect(low).toBe(0);
    await page.fill('#cell-value', '3.5');
    await say(page);
    await send(page);
    await page.waitForSelector('.correction.is-pending');
    expect(await page.locator('.detail .figure').textContent()).toBe('3.5万亿元');
  });

  it.each([
    ['zh', 'light', {}],
    ['en', 'dark', {}],
    ['en', 'light', PHONE],
  ] as const)('has no barriers in %s, %s', async (lang, colorScheme, options) => {
    const page = await open(`#doc=report&lang=${lang}`, { ...options, colorScheme });
    await openForm(page, '3.46');
    await page.click('.other-cells summary');
    await page.fill('#cell-unit', '朵');
    await say(page);
    await send(page);
    await page.waitForSelector('.refused');
    expect(await violationsOn(page)).toEqual([]);
    await page.fill('#cell-unit', '亿元');
    await send(page);
    await page.waitForSelector('.correction.is-pending');
    expect(await violationsOn(page)).toEqual([]);
    await page.click('.pending-link');
    await page.waitForSelector('.pending-item');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('says so where the server is gone', async () => {
    const other = await serve(home);
    const one = await openAddress(browser, other.url, '#doc=report&lang=en');
    await openForm(one.page, '3.46');
    await one.page.fill('#cell-value', '3.5');
    await say(one.page);
    await other.stop();
    await send(one.page);
    await one.page.waitForSelector('.refused :text("start zhibiao serve again")');
    await one.page.context().close();
  });
});

describe.skipIf(!hasBrowser)('a page from a file', () => {
  it('shows what was corrected, and has nothing to correct with', async () => {
    const { status } = await post(served.url, '/corrections', {
      action: 'confirm',
      document_id: 'report',
      observation_id: (await observationId('3.46')) ?? '',
      expect: { value: '3.46' },
      reason: 'Seen.',
      author: 'Li',
    });
    expect(status).toBe(200);
    const [dataset, file] = [served.at('dataset'), served.at('review.html')];
    await zhibiao('extract', served.at('raw'), '--rules', served.at('rules'), '--out', dataset);
    await zhibiao('report', dataset, '--raw', served.at('raw'), '--rules', served.at('rules'), '--out', file);
    expect(await textOf(file)).not.toMatch(/part-desk|connect-src/);
    const one = await openFile(browser, file, '#doc=report&lang=en');
    opened.push(one);
    await mark(one.page, '3.46').click();
    expect(await one.page.locator('.correction').textContent()).toBe('ConfirmCorrection by hand');
    await mark(one.page, '6.0').click();
    await one.page.keyboard.press('e');
    expect(
      await one.page.locator('.correct-button, form.correct, .pending-link, .pending-card').count(),
    ).toBe(0);
  });
});

async function observationId(value: string): Promise<string | undefined> {
  const { out } = await zhibiao('report', ...placesOf(home), '--out', served.at('r.html'), '--json');
  expect(JSON.parse(out)).toMatchObject({ documents: 2 });
  const page = await open('#doc=report&lang=en');
  await mark(page, value).click();
  return new URL(page.url()).hash.match(/obs=(\w+)/)?.[1];
}
