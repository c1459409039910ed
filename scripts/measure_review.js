/**
 * Measures the review page in a browser: the reports of a folder (default: the samples), or `--large` for a dataset of
 * 100,000 observations that is made for it. Prints one line a figure, at full speed and with the processor slowed
 * fourfold. `cpu` is the time the page's thread worked, which does not grow on a busy machine. Run `npm run build` before.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const [wanted = path.join(ROOT, 'raw')] = process.argv.slice(2);
const DOCUMENTS = 50;
const SENTENCES = 2000;
const FRAMES = 120;

const home = await mkdtemp(path.join(tmpdir(), 'zhibiao-measure-'));
/** Documents that are refused are no matter here. */
const zhibiao = (...argv) => {
  const { status } = spawnSync(process.execPath, [path.join(ROOT, 'bin/zhibiao.js'), ...argv], {
    stdio: 'ignore',
  });
  if (status !== 0 && status !== 3) throw new Error(`zhibiao ${argv.join(' ')} ended with ${status}`);
};

const browser = await launch();
try {
  const raw = wanted === '--large' ? await makeLarge() : wanted;
  const file = path.join(home, 'review.html');
  zhibiao('extract', raw, '--out', path.join(home, 'dataset'));
  zhibiao('report', path.join(home, 'dataset'), '--raw', raw, '--out', file);
  console.log(`size ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
  for (const slowdown of [1, 4]) console.log(`${slowdown}×`, await measure(file, slowdown));
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true });
}

/** Reports of nothing but figures, each with a name of its own. */
async function makeLarge() {
  const folder = path.join(home, 'raw');
  await mkdir(folder);
  for (let d = 0; d < DOCUMENTS; d++) {
    const sentences = Array.from(
      { length: SENTENCES },
      (_, i) => `第${d}类第${i}号产品产量${1000 + i}.${d}万吨，比上年增长${(i % 90) / 10}%。`,
    ).slice(0, SENTENCES / 2);
    const paragraphs = [];
    for (let i = 0; i < sentences.length; i += 8) paragraphs.push(sentences.slice(i, i + 8).join(''));
    const head = `某市${1970 + d}年工作报告\n\n一、${1969 + d}年工作回顾\n\n`;
    await writeFile(
      path.join(folder, `report_${String(d).padStart(2, '0')}.txt`),
      head + paragraphs.join('\n\n'),
    );
  }
  return folder;
}

async function measure(file, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  /** Wall time and thread time of an act, up to the second frame after it. */
  const timed = async (act, ...args) => {
    const before = await worked();
    const wall = await page.evaluate(act, ...args);
    return `${Math.round(wall)} (cpu ${Math.round((await worked()) - before)})`;
  };
  await page.goto(`${pathToFileURL(file).href}#view=review&lang=zh`);
  await page.waitForSelector('.text-body mark');
  await page.waitForSelector('.rows tbody tr');
  const usable = await page.evaluate(() => performance.now());
  const opening = await worked();
  await page.evaluate(defineHelpers);
  const result = {
    'usable ms': `${Math.round(usable)} (cpu ${Math.round(opening)})`,
    rows: await page.evaluate(
      () => Number(document.querySelector('.rows').getAttribute('aria-rowcount')) - 1,
    ),
    marks: await page.locator('.text-body mark').count(),
  };
  const before = await worked();
  const frames = await page.evaluate((count) => globalThis.scrollThrough(count), FRAMES);
  const cpu = ((await worked()) - before) / FRAMES;
  result['frames p50 / p95 / max ms'] = `${frames.join(' / ')} (cpu ${cpu.toFixed(1)} a frame)`;
  result['click ms'] = await timed(() => globalThis.timed(() => globalThis.press('.rows tbody tr', 5)));
  result['first word ms'] = await timed(() => globalThis.timed(() => globalThis.type('产品')));
  result['facet ms'] = await timed(() => globalThis.timed(() => globalThis.type('measure:growth')));
  result['sort ms'] = await timed(() => globalThis.timed(() => globalThis.press('th.col-indicator button')));
  await context.close();
  return result;
}

/** Runs in the page. */
function defineHelpers() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  globalThis.timed = async (act) => {
    const begin = performance.now();
    act();
    await frame();
    await frame();
    return performance.now() - begin;
  };
  globalThis.press = (selector, n = 0) => document.querySelectorAll(selector)[n]?.click();
  globalThis.type = (text) => {
    const field = document.querySelector('#filter');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  globalThis.scrollThrough = async (count) => {
    const box = document.querySelector('.table-scroll');
    const frames = [];
    await frame();
    let last = performance.now();
    for (let i = 0; i < count; i++) {
      box.scrollTop += 400;
      await frame();
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    frames.sort((a, b) => a - b);
    return [0.5, 0.95, 0.999].map((share) => Math.round(frames[Math.floor(frames.length * share)]));
  };
}
