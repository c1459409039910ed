import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the built program on a copy of raw/ in a folder, time zone and locale of its own. */
async function datasetIn(name: string, env: Record<string, string>): Promise<Map<string, string>> {
  const home = path.join(folder, name);
  await cp(path.join(project, 'raw'), path.join(home, 'raw'), { recursive: true });
  const out = path.join(home, 'out');
  await run(process.execPath, [path.join(project, 'bin/zhibiao.js'), 'extract', 'raw', '--out', out], {
    cwd: home,
    env: { ...process.env, ...env },
  });
  const files = await readdir(out);
  const contents = files
    .sort()
    .map(async (file) => [file, await readFile(path.join(out, file), 'utf8')] as const);
  return new Map(await Promise.all(contents));
}

it('two runs in other folders, time zones and locales write the same bytes', async () => {
  const one = await datasetIn('one', { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' });
  const other = await datasetIn('深圳 two', { TZ: 'America/Los_Angeles', LC_ALL: 'C' });
  expect(one.size).toBeGreaterThan(5);
  expect(other).toEqual(one);
});

it('no file of a dataset names the folder it was made in', async () => {
  const files = await datasetIn('three', {});
  for (const [file, content] of files) expect([file, content.includes(folder)]).toEqual([file, false]);
});
