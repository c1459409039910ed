import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zhibiao } from './terminal.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const REPORT = `深圳市2024年政府工作报告

一、2023年工作回顾

外汇储备3.2万亿美元，增长3.1%。地方财政总收入5.1亿元。“圳品”新增120个。城市低保平均标准1365元。
`;

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-suggest-'));
  await writeFile(at('report.txt'), REPORT);
});
afterEach(() => rm(home, { recursive: true, force: true }));
const at = (...names: string[]) => path.join(home, ...names);

/** Does what the comments say: puts entries in the place of others, and the rest into a new file. */
async function paste(yaml: string): Promise<void> {
  const [known = '', fresh = ''] = yaml.split(/^# a new file.*\n/m);
  for (const [, file = '', id, entry = ''] of known.matchAll(
    /^# (\S+): put this in the place of the entry (\w+),.*\n(?:#.*\n)*((?: .*\n)+)/gm,
  )) {
    const pack = await readFile(at('rules', file), 'utf8');
    const place = new RegExp(`^ {2}- id: ${id}\\n(?: {4}.*\\n)+`, 'm');
    expect(pack).toMatch(place);
    await writeFile(
      at('rules', file),
      pack.replace(place, () => entry),
    );
  }
  await writeFile(at('rules', 'indicators', 'new.yaml'), fresh);
}

it('what rules suggest prints can be pasted, and then every name has an indicator', async () => {
  await cp(RULES, at('rules'), { recursive: true });
  const argv = ['rules', 'suggest', at('report.txt'), '--rules', at('rules')];
  const { code, out } = await zhibiao(...argv);
  expect(code).toBe(0);
  expect(out).toContain('# indicators/fiscal.yaml: put this in the place of the entry total_fiscal_revenue');
  expect(out).toContain('name_zh: 外汇储备');
  await paste(out);
  expect(await zhibiao('rules', 'check', '--rules', at('rules'))).toMatchObject({ code: 0, err: '' });
  expect((await zhibiao(...argv)).out).toBe('# Every name has an indicator.\n');
});

it('takes a version, a dataset folder or reports', async () => {
  await zhibiao('extract', at('report.txt'), '--out', at('dataset'), '--quiet');
  const [fromReport, fromDataset] = await Promise.all(
    ['report.txt', 'dataset'].map((name) => zhibiao('rules', 'suggest', at(name), '--json')),
  );
  expect(fromDataset).toEqual(fromReport);
  const { names, suggestions } = JSON.parse(fromReport!.out);
  expect(suggestions).toHaveLength(names);
  const limited = await zhibiao('rules', 'suggest', at('dataset'), '--limit', '1');
  expect(limited.out).toContain(`# and ${names - 1} rarer names`);
  expect(await zhibiao('rules', 'suggest', '--extracted', at('none'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('holds no version'),
  });
});
