import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ReadTable, readCsv } from '../../src/publish/reading.ts';
import { diffPage } from '../../src/report/diff_page.ts';
import { zhibiao } from '../cli/terminal.ts';
import { hasBrowser, launch, type OpenPage, openFile, violationsOn } from './browser.ts';
import { DIFF } from './diff_fixture.ts';

const SHENZHEN = fileURLToPath(new URL('../../../shared/corpus/shenzhen', import.meta.url));
const hasShenzhen = existsSync(SHENZHEN);
const SAMPLES = fileURLToPath(new URL('../../raw', import.meta.url));
const TEXTS = [
  '2020_work_report',
  '2024_plan_report',
  '2024_work_report',
  '2026_five_year_plan',
  '2026_sessions_digest',
].map((name) => path.join(SHENZHEN, `shenzhen_${name}.txt`));

/** Five reports are read twice before the first test. */
const HOOK_TIMEOUT = 180_000;

let browser: Browser;
let home: string;
let review: string;
let observations: ReadTable;
let numbers: ReadTable;
let opened: OpenPage[] = [];

const at = (...names: string[]) => path.join(home, ...names);
const open = async (file: string, hash = '', options: BrowserContextOptions = {}): Promise<Page> => {
  const one = await openFile(browser, file, hash, options);
  opened.push(one);
  return one.page;
};
const csv = async (folder: string, name: string) => readCsv(await readFile(at(folder, name), 'utf8'));

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-report-'));
  await zhibiao('extract', SAMPLES, '--out', at('dataset'));
  review = at('review.html');
  const { code, err } = await zhibiao('report', at('dataset'), '--raw', SAMPLES, '--out', review);
  expect([code, err]).toEqual([0, '']);
  observations = await csv('dataset', 'observations.csv');
  numbers = await csv('dataset', 'numbers.csv');
  if (hasBrowser) browser = await launch();
}, HOOK_TIMEOUT);

afterAll(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

afterEach(async () => {
  const misdeeds = opened.flatMap((one) => one.misdeeds);
  await Promise.all(opened.map(({ page }) => page.context().close()));
  opened = [];
  expect(misdeeds).toEqual([]);
});

/** Text of every mark by row, its pieces joined, with its fate. */
async function marksOn(page: Page): Promise<Map<number, string>> {
  const marks = await page
    .locator('.text-body mark[data-m]')
    .evaluateAll((all) =>
      (all as HTMLElement[]).map(({ dataset, textContent }) => [
        dataset.m ?? '',
        dataset.fate ?? '',
        textContent ?? '',
      ]),
    );
  const rows = new Map<number, string>();
  for (const [row, fate, text = ''] of marks) {
    const key = Number(row);
    rows.set(key, `${rows.get(key) ?? `${fate} `}${text.replace(/\s/g, '')}`);
  }
  return rows;
}

/** Opens each document of a dataset and holds its marks against the ledger. */
async function expectMarks(file: string, { rows }: ReadTable): Promise<void> {
  const page = await open(file);
  for (const document of new Set(rows.map((row) => row.document_id!))) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#view=review&doc=${document}`);
    const first = rows.findIndex(({ document_id }) => document_id === document);
    await page.waitForSelector(`.text-body mark[data-m="${first}"]`);
    const marks = await marksOn(page);
    const own = rows.filter(({ document_id }) => document_id === document);
    expect([...marks.keys()].sort((a, b) => a - b)).toEqual(own.map((_, i) => first + i));
    // A line break of the source within a number is not shown.
    const expected = own.map(({ fate, text = '' }) => `${fate} ${text.replace(/\s/g, '')}`);
    expect(own.map((_, i) => marks.get(first + i))).toEqual(expected);
  }
}

/** What the download button gives. */
async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.download')]);
  return readFile((await file.path())!, 'utf8');
}

const isSeen = (page: Page, selector: string) =>
  page.waitForFunction((wanted) => {
    const element = document.querySelector(wanted);
    const pane = element?.closest('.text-body, .table-scroll');
    if (!element || !pane) return false;
    const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
    return inner.top >= outer.top && inner.bottom <= outer.bottom;
  }, selector);

/** An observation well inside the last document. */
const someRow = () => {
  const last = observations.rows.at(-1)!.document_id;
  const own = observations.rows.filter(({ document_id }) => document_id === last);
  return own[Math.floor(own.length / 2)]!;
};

describe.skipIf(!hasBrowser)('the text', () => {
  it('marks every number of the ledger with its fate, and nothing else', () => expectMarks(review, numbers));

  it('is reached from a row of the table, and the row from the text', async () => {
    const page = await open(review, '#view=review');
    const wanted = someRow();
    await page.fill('#filter', wanted.observation_id!);
    await page.locator('.rows tbody tr').first().click();
    await isSeen(page, '.text-body mark[aria-current]');
    const mark = page.locator('.text-body mark[aria-current]').first();
    const row = numbers.rows.findIndex(({ observation_id }) => observation_id === wanted.observation_id);
    expect(await mark.getAttribute('data-m')).toBe(String(row));
    expect(await page.locator('.detail .rule code').textContent()).toBe(wanted.rule_id);
    expect(await page.locator('.detail .losers tr').count()).toBeGreaterThan(3);
    expect(await page.locator('.detail blockquote').textContent()).toBe(wanted.quote);

    await page.fill('#filter', '');
    const other = page.locator('.text-body mark[data-fate=observed]:not([aria-current])').first();
    const own = await other.getAttribute('data-m');
    await other.click();
    await isSeen(page, `.rows tr[aria-current][data-row="${own}"]`);
  });

  it('is reached by a link, which the page keeps up to date', async () => {
    const wanted = someRow();
    const page = await open(
      review,
      `#doc=${wanted.document_id}&obs=${wanted.observation_id}&filter=measure:${wanted.measure}&lang=en`,
    );
    await isSeen(page, '.text-body mark[aria-current]');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.inputValue('#filter')).toBe(`measure:${wanted.measure}`);
    await page.locator('.detail [aria-label=Next]').click();
    await page.waitForFunction((id) => !location.hash.includes(id), wanted.observation_id!);
    const link = new URLSearchParams(new URL(page.url()).hash.slice(1));
    expect(link.get('filter')).toBe(`measure:${wanted.measure}`);
    expect(link.get('obs')).toBeTruthy();
  });

  it('tells why a number was set aside', async () => {
    const page = await open(review, '#view=review&filter=fate:set_aside&lang=en');
    await page.locator('.rows tbody tr').first().click();
    await page.waitForSelector('.detail .rule code');
    expect(await page.locator('.detail').textContent()).toContain('Set aside by');
  });
});

describe.skipIf(!hasBrowser)('the table', () => {
  it('gives observations.csv back, byte for byte', async () => {
    const page = await open(review, '#view=review');
    expect(await download(page)).toBe(await readFile(at('dataset', 'observations.csv'), 'utf8'));
  });

  it('gives what is filtered, in the same columns', async () => {
    const page = await open(review, '#view=review');
    await page.selectOption('.facets select[aria-label=度量]', 'growth');
    await page.selectOption('.facets select[aria-label="实际/目标"]', 'target');
    const { columns, rows } = readCsv(await download(page));
    const expected = observations.rows.filter((row) => row.measure === 'growth' && row.status === 'target');
    expect(columns).toEqual(observations.columns);
    expect(rows).toEqual(expected);
    expect(await page.locator('.shown-count').first().textContent()).toContain(String(expected.length));
  });

  it('gives numbers.csv back where all numbers are shown', async () => {
    const page = await open(review, '#view=review&filter=fate:all');
    expect(await download(page)).toBe(await readFile(at('dataset', 'numbers.csv'), 'utf8'));
  });

  it('sorts by value, by what the value is and not by its letters', async () => {
    const page = await open(review, '#view=review&filter=measure:growth');
    await page.click('th.col-value button');
    const shown = await page
      .locator('.rows tbody tr')
      .evaluateAll((rows) => rows.slice(0, 40).map((row) => (row as HTMLElement).dataset.row ?? ''));
    const values = shown.map((row) => {
      const id = numbers.rows[Number(row)]!.observation_id;
      return Number(observations.rows.find((one) => one.observation_id === id)!.normalized_value);
    });
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(await page.locator('th.col-value').getAttribute('aria-sort')).toBe('ascending');
  });

  it('turns its pages for those who cannot scroll', async () => {
    const page = await open(review, '#view=review&filter=fate:all');
    await page.click('.pages-toggle');
    expect(await page.locator('.rows tbody tr').count()).toBe(100);
    await page.locator('.pager button').last().click();
    await page.waitForSelector('.rows tr[data-row="100"]');
    expect(await page.locator('.rows').getAttribute('aria-rowcount')).toBe(String(numbers.rows.length + 1));
  });
});

describe.skipIf(!hasBrowser)('the page', () => {
  it('speaks both languages and shows light and dark', async () => {
    const page = await open(review, '#view=overview&lang=zh');
    expect(await page.locator('.views').textContent()).toContain('概览');
    await page.click('.language');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await page.locator('.views').textContent()).toContain('Overview');
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click('[aria-label^=Theme]');
    await page.waitForSelector('html[data-theme=light]');
    const light = await background();
    await page.click('[aria-label^=Theme]');
    await page.waitForSelector('html[data-theme=dark]');
    expect(await background()).not.toBe(light);
  });

  it.each(['overview', 'review', 'charts'])('has no barrier on its %s, light or dark', async (view) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(review, `#view=${view}`, { colorScheme });
      if (view === 'review') {
        await page.locator('.text-body mark').nth(3).click();
        await page.waitForSelector('.detail .decision');
      }
      expect(await violationsOn(page)).toEqual([]);
    }
  });

  it('is walked by single keys, unless they are switched off', async () => {
    const page = await open(review, '#view=review');
    const current = () => page.locator('.rows tr[aria-current]').getAttribute('data-row');
    await page.waitForSelector('.text-body mark');
    await page.keyboard.press('j');
    await page.waitForSelector('.rows tr[aria-current]');
    const first = await current();
    await page.keyboard.press('j');
    await page.waitForSelector(`.rows tr[aria-current]:not([data-row="${first}"])`);
    await page.keyboard.press('k');
    await page.waitForSelector(`.rows tr[aria-current][data-row="${first}"]`);
    await page.keyboard.press(']');
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('.document-select')?.value === '1',
    );
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'filter');
    await page.keyboard.type('jk');
    expect(await page.inputValue('#filter')).toBe('jk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.locator('dialog input').uncheck();
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog:not([open])', { state: 'attached' });
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('leads from a point of a chart to its sentence', async () => {
    const page = await open(review, '#view=charts');
    await page.locator('.chart .point').first().focus();
    await page.keyboard.press('Enter');
    await isSeen(page, '.text-body mark[aria-current]');
  });

  it('shows text, table and detail by turns on a phone', async () => {
    const page = await open(review, '#view=review', { viewport: { width: 390, height: 800 } });
    const seen = async () =>
      Promise.all(['text', 'table', 'detail'].map((pane) => page.locator(`[data-pane=${pane}]`).isVisible()));
    expect(await seen()).toEqual([true, false, false]);
    await page.locator('.text-body mark').first().click();
    await page.waitForSelector('[data-pane=detail]:not(.is-empty)');
    expect(await seen()).toEqual([false, false, true]);
    const small = await page
      .locator('button:visible')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().height).filter((height) => height < 43.5),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('prints the filtered rows as a plain table with the filter', async () => {
    const page = await open(review, '#view=review&filter=measure:growth');
    await page.emulateMedia({ media: 'print' });
    await page.waitForSelector('.printed tbody tr');
    const expected = observations.rows.filter(({ measure }) => measure === 'growth').length;
    expect(await page.locator('.printed tbody tr').count()).toBe(expected);
    expect(await page.locator('.printed p').textContent()).toContain('measure:growth');
    expect(await page.locator('.text-pane').isVisible()).toBe(false);
  });
});

describe.skipIf(!hasShenzhen || !hasBrowser)(
  'the five reports of ../shared (left out where it is absent)',
  () => {
    beforeAll(async () => {
      await zhibiao('extract', ...TEXTS, '--out', at('shenzhen'));
      await zhibiao('report', at('shenzhen'), '--raw', SHENZHEN, '--out', at('shenzhen.html'));
    }, HOOK_TIMEOUT);

    it('have every number marked', async () => {
      await expectMarks(at('shenzhen.html'), await csv('shenzhen', 'numbers.csv'));
    });

    it('are given back as observations.csv, byte for byte', async () => {
      const page = await open(at('shenzhen.html'), '#view=review');
      expect(await download(page)).toBe(await readFile(at('shenzhen', 'observations.csv'), 'utf8'));
    });

    it('fit into 5 MB', async () => {
      expect((await stat(at('shenzhen.html'))).size).toBeLessThan(5_000_000);
    });
  },
);

describe.skipIf(!hasBrowser)('a report that is not what one expects', () => {
  const HOSTILE = [
    '<script>globalThis.broken = true</script>',
    '"quotes" \'and\' ]]> <!-- &amp;',
    '从右到左\u202e增长5%\u202c之后',
    `${'很长的一行'.repeat(200_000)}增长7%。`,
  ];
  const MANY = Array.from({ length: 2300 }, (_, i) => `第${i}号产品产量增长${i}%。`);

  beforeAll(async () => {
    await writeFile(
      at('hostile.txt'),
      `某市2024年工作报告\n\n一、2023年工作回顾\n\n${HOSTILE.join('\n\n')}\n`,
    );
    await writeFile(at('many.txt'), `某市2024年工作报告\n\n一、2023年工作回顾\n\n${MANY.join('\n\n')}\n`);
    await zhibiao('extract', at('hostile.txt'), at('many.txt'), '--out', at('odd'));
    await zhibiao('report', at('odd'), '--raw', home, '--out', at('odd.html'));
  }, HOOK_TIMEOUT);

  it('shows markup, quotes, marks of direction and endless lines as text', async () => {
    const page = await open(at('odd.html'), '#doc=hostile');
    await page.waitForSelector('.text-body mark');
    const text = (await page.locator('.text-body').textContent()) ?? '';
    for (const line of HOSTILE) expect(text).toContain(line);
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
    const last = page.locator('.text-body mark[data-fate=observed]').last();
    await last.scrollIntoViewIfNeeded();
    await last.click();
    await page.waitForSelector('.detail .figure');
    expect(await page.locator('.detail .figure').textContent()).toContain('7');
  });

  it('scrolls a long table without holding all of its rows', async () => {
    const page = await open(at('odd.html'), '#doc=many&filter=doc:many');
    await page.waitForSelector('.rows tbody.near tr');
    expect(Number(await page.locator('.rows').getAttribute('aria-rowcount'))).toBeGreaterThan(2000);
    expect(await page.locator('.rows tbody tr').count()).toBeLessThan(100);
    await page.locator('.table-scroll').evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('.rows tbody tr')];
      const count = document.querySelector('.rows')?.getAttribute('aria-rowcount');
      return rows.at(-1)?.getAttribute('aria-rowindex') === count;
    });
    await page.locator('.rows tbody tr').last().click();
    await isSeen(page, '.text-body mark[aria-current]');
  });

  it('is shown by its quotes where its text is not at hand, and says so', async () => {
    const { code, err } = await zhibiao(
      'report',
      at('odd'),
      '--raw',
      at('dataset'),
      '--out',
      at('quotes.html'),
    );
    expect(code).toBe(0);
    expect(err).toContain('hostile.txt');
    const page = await open(at('quotes.html'), '#doc=hostile&lang=zh');
    expect(await page.locator('.text-body .notice').textContent()).toContain('--raw');
    await page.locator('.quote-line').first().click();
    await page.waitForSelector('.quote-line[aria-current]');
    expect(await page.locator('.quote-line mark').first().textContent()).toBe('5');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('shows in red where the text does not say what the dataset says', async () => {
    const file = at('odd', 'observations.csv');
    const content = await readFile(file, 'utf8');
    await writeFile(file, content.replaceAll('号产品产量增长9%', '号产品产量增长8%'));
    const { code, err } = await zhibiao('report', at('odd'), '--raw', home, '--out', at('wrong.html'));
    await writeFile(file, content);
    expect([code, err]).toEqual([1, expect.stringContaining('1 places of the text')]);
    const page = await open(at('wrong.html'), '#view=overview&lang=zh');
    expect(await page.locator('.failures').textContent()).toContain('号产品产量增长8%');
    expect(await page.locator('.notice').first().textContent()).toContain('observations.csv');
    await page.locator('.failures a').first().click();
    await page.waitForSelector('.detail .failed');
  });
});

describe.skipIf(!hasBrowser)('the page of two versions', () => {
  beforeAll(() => writeFile(at('diff.html'), diffPage(DIFF)));

  it('groups the changes by cause, those with losses first, and hides what is identical', async () => {
    const page = await open(at('diff.html'), '#lang=en');
    expect(await page.locator('.change-group h2').allTextContents()).toEqual(['rule', 'source']);
    expect(await page.locator('.change-group').first().locator('.badge').allTextContents()).toEqual([
      'Removed',
      'Changed',
    ]);
    expect(await page.locator('.identical-note').textContent()).toContain('1,200');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('shows old and new, and both quotes with what differs', async () => {
    const page = await open(at('diff.html'), '#lang=en');
    const changed = page.locator('.change.changed').first();
    expect(await changed.locator('del').first().textContent()).toBe('3.4');
    expect(await changed.locator('ins').first().textContent()).toBe('3.46');
    await changed.locator('.change-line').click();
    await page.waitForSelector('.change.is-open .quote-of');
    expect(await page.locator('.quote-of bdi').allTextContents()).toEqual([
      '地区生产总值3.4万亿元',
      '地区生产总值3.46万亿元',
    ]);
    expect(await page.locator('.after_quote .differs').textContent()).toBe('6');
  });

  it('filters by cause and by words', async () => {
    const page = await open(at('diff.html'), '#lang=en&filter=cause:source');
    expect(await page.locator('.change').count()).toBe(1);
    await page.fill('#filter', '没有这个词');
    await page.waitForSelector('.change', { state: 'detached' });
  });
});

describe('the command', () => {
  it.skipIf(!hasBrowser)('takes the latest version, and compares it with the one before', async () => {
    await writeFile(at('a.txt'), '甲市2024年工作报告\n\n一、2023年工作回顾\n\n地区生产总值增长5%。\n');
    const run = () =>
      zhibiao('run', '--raw', at('versions/raw'), '--extracted', at('versions/extracted'), '--quiet');
    await mkdir(at('versions/raw'), { recursive: true });
    await copyFile(at('a.txt'), at('versions/raw/a.txt'));
    await run();
    await writeFile(
      at('versions/raw/a.txt'),
      '甲市2024年工作报告\n\n一、2023年工作回顾\n\n地区生产总值增长6%。\n',
    );
    await run();
    const argv = [
      '--extracted',
      at('versions/extracted'),
      '--raw',
      at('versions/raw'),
      '--out',
      at('v.html'),
    ];
    const { out } = await zhibiao('report', ...argv, '--json');
    expect(JSON.parse(out)).toMatchObject({ file: at('v.html'), documents: 1, withText: 1, missing: [] });
    const page = await open(at('v.html'), '#view=changes&lang=zh');
    expect(await page.locator('h1').textContent()).toContain('1.0.0 → 1.0.1');
    expect(await page.locator('.change.changed .move').first().textContent()).toContain('5 → 6');
    await page.locator('.change-line').first().click();
    await page.locator('.change-detail .link').click();
    await isSeen(page, '.text-body mark[aria-current]');
  });

  it('writes the same bytes again', async () => {
    await zhibiao('report', at('dataset'), '--raw', SAMPLES, '--out', at('again.html'), '--quiet');
    expect((await readFile(at('again.html'))).equals(await readFile(review))).toBe(true);
  });

  it.each([
    [['report', '9.9.9', '--out', 'x.html'], 2, 'has no version 9.9.9'],
    [['report', 'nowhere', '--out', 'x.html'], 2, 'no such folder'],
    [['report', SAMPLES, '--out', 'x.html'], 2, 'holds no dataset'],
    [['report', '--extracted', 'nowhere', '--out', 'x.html'], 2, 'holds no version'],
    [['report'], 2, '--out'],
  ])('says in one line what is wrong with %j', async (argv, code, message) => {
    const outcome = await zhibiao(...argv);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(message);
    expect(outcome.err.trim().split('\n')).toHaveLength(1);
  });

  it('says where it cannot write', async () => {
    const { code, err } = await zhibiao('report', at('dataset'), '--raw', SAMPLES, '--out', at('dataset'));
    expect([code, err]).toEqual([4, expect.stringContaining('it is a folder')]);
  });
});
