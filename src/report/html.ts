import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What `npm run build` makes of src/review; found from the source folder and from the built one alike. */
const BUILT = new URL('../../dist/review/', import.meta.url);
/** From this size on the data of a page is compressed, but for small parts: those are as quickly read as inflated. */
const COMPRESS_FROM = 1_000_000;
const SMALL_PART = 20_000;
const GZIP_OS_BYTE = 9;
const UNKNOWN_OS = 255;
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%2312436D'/%3E%3Cpath d='M8 23V14M16 23V8M24 23v-6' stroke='%23fff' stroke-width='4' stroke-linecap='round'/%3E%3C/svg%3E";

export interface Page {
  readonly title: string;
  /** Shown by a browser that runs no scripts. */
  readonly summary: string;
  /** JSON by name; the page reads `page` first, and the others when they are asked for. */
  readonly parts: ReadonlyMap<string, unknown>;
  /** Whether it comes from a server, which it may then ask. */
  readonly isServed?: boolean;
}

/**
 * One file that needs nothing else: no network, no server, no modules. Its policy lets only this script and this
 * style run, so that nothing in a report can. The same page gives the same bytes.
 */
export function renderPage({ title, summary, parts, isServed = false }: Page): string {
  const script = asset('page.js');
  const style = asset('page.css');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    ...(isServed ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${ICON}">
<style>${style}</style>
</head>
<body>
<div id="app"><p class="boot">${escapeHtml(title)}</p></div>
<noscript><p class="boot">${escapeHtml(summary)}</p></noscript>
${renderParts(parts).join('\n')}
<script>${script}</script>
</body>
</html>
`;
}

function renderParts(parts: Page['parts']): string[] {
  const rendered = [...parts].map(([name, value]) => [name, JSON.stringify(value)] as const);
  const total = rendered.reduce((sum, [, json]) => sum + json.length, 0);
  return rendered.map(([name, json]) => {
    const id = escapeHtml(`part-${name}`);
    return total >= COMPRESS_FROM && json.length >= SMALL_PART
      ? `<script type="application/gzip" id="${id}">${compress(json)}</script>`
      : `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c')}</script>`;
  });
}

function compress(json: string): string {
  const packed = gzipSync(json, { level: 9 });
  // The header names the system it was made on, which is no business of the page.
  packed[GZIP_OS_BYTE] = UNKNOWN_OS;
  return packed.toString('base64');
}

function asset(name: string): string {
  return readFileSync(new URL(name, BUILT), 'utf8').trim();
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
