#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(main)) {
  console.error('zhibiao: the program is not built yet; run `npm run build` (npm ci does it by itself)');
  process.exit(4);
}
const { run } = await import(main.href);
process.exitCode = await run(process.argv.slice(2));
