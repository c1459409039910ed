import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'zhibiao-engine-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The program somewhere else, with a change. */
function copyOf(name: string, file?: string, change?: (content: string) => string): string {
  const folder = path.join(home, name);
  for (const part of ['dist', 'bin', 'package.json']) {
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  if (file && change) {
    const target = path.join(folder, file);
    writeFileSync(target, change(readFileSync(target, 'utf8')));
  }
  return engineIn(folder);
}

function engineIn(folder: string): string {
  const module = path.join(folder, 'dist/cli/engine.js');
  const script = `import { thisEngine } from ${JSON.stringify(module)}; console.log(JSON.stringify(thisEngine()));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

describe('the hash of the engine', () => {
  const comment = (content: string) => `${content}\n// another build\n`;

  it('is the same wherever the program stands', () => {
    expect(copyOf('elsewhere')).toBe(engineIn(ROOT));
    expect(JSON.parse(engineIn(ROOT)).sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another where code that makes a dataset is, also deep below', () => {
    expect(copyOf('numerals', 'dist/numerals/chinese.js', comment)).not.toBe(engineIn(ROOT));
    expect(copyOf('reader', 'dist/ingest/decode.js', comment)).not.toBe(engineIn(ROOT));
    expect(copyOf('areas', 'dist/segment/areas.js', comment)).not.toBe(engineIn(ROOT));
    expect(copyOf('table', 'dist/publish/csv.js', comment)).not.toBe(engineIn(ROOT));
  });

  it('is another where a library is', () => {
    const newer = (content: string) => content.replace('"big.js": "', '"big.js": "9');
    expect(copyOf('library', 'package.json', newer)).not.toBe(engineIn(ROOT));
  });

  it('is the same where only what shows a dataset is another', () => {
    expect(copyOf('shown', 'dist/cli/summary.js', comment)).toBe(engineIn(ROOT));
  });
});
