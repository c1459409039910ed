import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostileFile } from './file.ts';
import { hostileFiles, someHostileFiles } from './files.ts';
import { extract, faultOf } from './run.ts';

const SEED = 20_250_301;
const LIMITS = { seconds: 60, heapMebibytes: 1024 };
const MOST_MEBIBYTES = 1536;
const ALL = process.env.HOSTILE === 'all';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(files: readonly HostileFile[], name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const file of files) await writeFile(join(path, file.name), file.bytes);
  return path;
}

describe('damaged and malicious files', () => {
  it('are read or refused one after the other, in bounded time and memory', {
    timeout: 200_000,
  }, async () => {
    const files = someHostileFiles(SEED);
    const path = await write(files, 'some');
    const outcome = await extract(path, join(folder, 'out'), { ...LIMITS, seconds: 180 });
    expect(faultOf(outcome)).toBe('');
    expect(outcome.peakMebibytes).toBeLessThan(MOST_MEBIBYTES);
  });

  describe.runIf(ALL)('each by itself (npm run hostile)', () => {
    it.concurrent.each(ALL ? hostileFiles(SEED) : [])('$name', { timeout: 200_000 }, async (file) => {
      const path = await write([file], file.name);
      const outcome = await extract(join(path, file.name), join(folder, `${file.name}-out`), LIMITS);
      expect(faultOf(outcome)).toBe('');
      expect(outcome.peakMebibytes).toBeLessThan(MOST_MEBIBYTES);
    });
  });
});
