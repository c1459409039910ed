/** Bundles the review page (src/review) into one classic script and one style sheet: modules fail on file://. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../', import.meta.url);
const OUT = fileURLToPath(new URL('dist/review/page', ROOT));

await build({
  entryPoints: { page: fileURLToPath(new URL('src/review/main.tsx', ROOT)) },
  outdir: fileURLToPath(new URL('dist/review', ROOT)),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'inline',
  logLevel: 'warning',
});

// Either would end the element that holds the script or the style.
for (const [file, forbidden] of [
  [`${OUT}.js`, /<\/script|<!--/i],
  [`${OUT}.css`, /<\/style/i],
]) {
  const found = forbidden.exec(readFileSync(file, 'utf8'));
  if (found) throw new Error(`${file}: holds ${found[0]}, which cannot stand in a page`);
}
