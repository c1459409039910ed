/** Makes the pictures of docs/images from the sample reports. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPage, settle } from './browser.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = path.join(ROOT, 'docs/images');
const PHONE = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 1.5,
  hasTouch: true,
  isMobile: true,
};
const WIDE = { viewport: { width: 1360, height: 850 } };

const home = await mkdtemp(path.join(tmpdir(), 'zhibiao-screenshots-'));
const zhibiao = (...argv) =>
  execFileSync(process.execPath, [path.join(ROOT, 'bin/zhibiao.js'), ...argv], { cwd: home });

const browser = await launch();
try {
  await publishTwice();
  zhibiao('report', '--out', 'review.html');
  await mkdir(OUT, { recursive: true });
  const text = '#doc=sample_2025_work_report&lang=zh';
  await shoot('overview', '#view=overview&lang=zh', WIDE);
  await shoot('review', text, WIDE, selectThird);
  await shoot('review_dark', text.replace('zh', 'en'), { ...WIDE, colorScheme: 'dark' }, selectThird);
  await shoot('charts', '#view=charts&lang=zh', WIDE);
  await shoot('changes', '#view=changes&lang=zh', WIDE, (page) =>
    page.locator('.change-line').nth(2).click(),
  );
  await shoot('phone', text, PHONE, selectThird);
  await keepServed('served.html');
  await shoot('correct', text, WIDE, fillForm, 'served.html');
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true });
}

/** A first version from reports that were edited, and a second from the samples as they are. */
async function publishTwice() {
  const raw = path.join(home, 'raw');
  await cp(path.join(ROOT, 'rules'), path.join(home, 'rules'), { recursive: true });
  await cp(path.join(ROOT, 'raw'), raw, { recursive: true });
  const file = path.join(raw, 'sample_2025_work_report.txt');
  const asIs = await readFile(file, 'utf8');
  const edited = asIs
    .replace('134.9万亿元', '134.8万亿元')
    .replace('外汇储备超过3.2万亿美元。', '')
    .replace('5.66万亿元', '约5.6万亿元')
    .replace('1.3万亿元，', '1.3万亿元，国债余额增长3%，');
  await writeFile(file, edited);
  zhibiao('run', '--quiet');
  await writeFile(file, asIs);
  zhibiao('run', '--quiet');
}

/** Keeps the page that a server gives: the form is shown without the server, too. */
async function keepServed(name) {
  const argv = [path.join(ROOT, 'bin/zhibiao.js'), 'serve', '--port', '0', '--json', '--rules', 'rules'];
  const server = spawn(process.execPath, argv, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  const response = await fetch(JSON.parse(line).url);
  await writeFile(path.join(home, name), await response.text());
  server.kill('SIGINT');
  await once(server, 'exit');
}

async function fillForm(page) {
  await selectThird(page);
  await page.click('.correct-button');
  await page.fill('#cell-value', '1257');
  await page.fill('[name=reason]', '统计公报的最终核实数。');
  await page.fill('[name=author]', '张三');
  await page.locator('.text-body mark[aria-current]').scrollIntoViewIfNeeded();
}

async function selectThird(page) {
  await page.locator('.text-body mark[data-fate=observed]').nth(2).click();
}

async function shoot(name, hash, options, act, file = 'review.html') {
  const page = await openPage(browser, path.join(home, file), hash, options);
  await act?.(page);
  await settle(page);
  await page.screenshot({ path: path.join(OUT, `${name}.png`) });
  await page.context().close();
}
