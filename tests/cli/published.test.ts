import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { zhibiao } from './terminal.ts';

/** The reports are no part of the project; without them this test is left out. */
const REPORTS = path.join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus/shenzhen');

describe.skipIf(!existsSync(REPORTS))(`the dataset made of ${REPORTS} (left out where they are not)`, () => {
  it('is what its inputs give, byte for byte', async () => {
    const { code, out, err } = await zhibiao('verify', '--dataset', 'shenzhen', '--raw', REPORTS);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('byte for byte');
  }, 120_000);
});
