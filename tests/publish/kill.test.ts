import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/kill.js', import.meta.url));

it('a run that is killed at any moment leaves whole versions, and the next run publishes', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--moments', '20', '--seed', '7']);
  expect(stdout).toMatch(/^\d+ runs killed, .* all whole; every next run published/);
}, 300_000);
