import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** Makes raw/sample_2024_tables.pdf: public figures of the national communiqué of 2024, in words of our own. */
const ROWS = [
  ['粮食', '万吨', '70650', '1.6'],
  ['原煤', '亿吨', '47.8', '1.2'],
  ['汽车', '万辆', '3155.93', '4.8'],
];
const BODY = `
<h1>中华人民共和国2024年国民经济和社会发展统计公报（示例）</h1>
<p>一、综合</p>
<p>2024年国内生产总值1349084亿元，比上年增长5.0%。其中，第一产业增加值91414亿元，增长3.5%；第二产业增加值492087亿元，增长5.3%；第三产业增加值765583亿元，增长5.0%。</p>
<p>年末全国人口140828万人，比上年末减少139万人。</p>
<p>二、主要产品产量</p>
<p class="c">表1 2024年主要产品产量及其增长速度</p>
<table><tr><th>产品</th><th>单位</th><th>产量</th><th>比上年增长（%）</th></tr>
${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</table>`;
const STYLE = `body { font: 12pt/1.7 'Noto Sans SC' } h1 { font-size: 15pt; font-weight: normal; text-align: center }
p { margin: 0; text-indent: 2em } .c { text-align: center } table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid; text-align: center; font-weight: normal }`;

const font = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/chinese-simplified-400.css');
const folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-sample-'));
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
  headless: true,
});
try {
  const file = path.join(folder, 'sample.html');
  const head = `<meta charset="utf-8"><link rel="stylesheet" href="${pathToFileURL(font).href}"><style>${STYLE}</style>`;
  await writeFile(file, `<!doctype html><html lang="zh">${head}<body>${BODY}</body></html>`);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate('document.fonts.ready');
  const target = new URL('../raw/sample_2024_tables.pdf', import.meta.url).pathname;
  await page.pdf({
    path: target,
    format: 'A4',
    margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' },
  });
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
