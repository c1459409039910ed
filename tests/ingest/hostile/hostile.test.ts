import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostileFile } from './file.ts';
import { hostileFiles, someHostileFiles } from './files.ts';
import { extract, faultOf, type Limits } from './run.ts';

const SEED = 20_250_301;
const MOST_MEBIBYTES = 1536;
const ONE: Limits = { seconds: 60, heapMebibytes: 1024 };
const MANY: Limits = { seconds: 180, heapMebibytes: 1024 };
const AT_ONCE = 20;
const ALL = process.env.HOSTILE === 'all';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What goes wrong where these files are read in one process. */
async function faultIn(files: readonly HostileFile[], limits: Limits): Promise<string> {
  const path = await mkdtemp(join(folder, 'files-'));
  await mkdir(join(path, 'in'));
  for (const { name, bytes } of files) await writeFile(join(path, 'in', name), bytes);
  const outcome = await extract(join(path, 'in'), join(path, 'out'), limits);
  await rm(path, { recursive: true });
  const { peakMebibytes } = outcome;
  if (peakMebibytes > MOST_MEBIBYTES) return `takes ${peakMebibytes.toFixed(0)} MiB`;
  return faultOf(outcome);
}

/** Files at fault by themselves; they are told apart only where something went wrong with all of them. */
async function faultsOf(files: readonly HostileFile[]): Promise<string[]> {
  if ((await faultIn(files, MANY)) === '') return [];
  const faults: string[] = [];
  for (const file of files) {
    const fault = await faultIn([file], ONE);
    if (fault !== '') faults.push(`${file.name}: ${fault}`);
  }
  return faults;
}

describe('damaged and malicious files', () => {
  it('are read or refused one after the other, in bounded time and memory', {
    timeout: 200_000,
  }, async () => {
    expect(await faultIn(someHostileFiles(SEED), MANY)).toBe('');
  });

  describe.runIf(ALL)('all of them (npm run hostile)', () => {
    const files = ALL ? hostileFiles(SEED) : [];
    const batches = Array.from({ length: Math.ceil(files.length / AT_ONCE) }, (_, i) =>
      files.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    );
    it.each(batches.map((batch, i) => [i * AT_ONCE + 1, batch] as const))(
      'from %i',
      { timeout: 1_800_000 },
      async (_, batch) => {
        expect(await faultsOf(batch)).toEqual([]);
      },
    );
  });
});
