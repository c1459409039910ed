import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readCsv } from '../../src/publish/reading.ts';
import { zhibiao } from './terminal.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const REPORT = '深圳市2024年政府工作报告\n\n一、2023年工作回顾\n\n地区生产总值3.46万亿元、增长6.0%。\n';
const CORRECTIONS = `pack: corrections/gdp
corrections:
  - id: gdp-2023
    match: { document_id: report, indicator: 地区生产总值, measure: level }
    action: set
    expect: { value: "3.46" }
    set: { value: "3.47" }
    reason: A slip of the pen.
    author: 张三
    date: 2026-03-01
`;

let rules: string;
let home: string;
beforeAll(async () => {
  rules = await mkdtemp(path.join(tmpdir(), 'zhibiao-rules-'));
  await cp(RULES, rules, { recursive: true });
  await mkdir(path.join(rules, 'corrections'), { recursive: true });
  await writeFile(path.join(rules, 'corrections', 'gdp.yaml'), CORRECTIONS);
});
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-corrections-'));
  await mkdir(at('raw'));
  await writeFile(at('raw', 'report.txt'), REPORT);
});
afterEach(() => rm(home, { recursive: true, force: true }));
afterAll(() => rm(rules, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(home, ...names);
const run = () => zhibiao('run', '--raw', at('raw'), '--extracted', at('extracted'), '--rules', rules);
const rowsOf = async (file: string) =>
  readCsv(await readFile(at('extracted', 'reports', '1.0.0', file), 'utf8')).rows;

it('a corrected cell is published with the cell that was read, and with who says so', async () => {
  expect(await run()).toMatchObject({ code: 0, err: '' });
  const [row] = await rowsOf('observations.csv');
  expect(row).toMatchObject({ value: '3.47', correction_id: 'gdp-2023', correction_action: 'set' });
  expect(JSON.parse(row!.original!)).toMatchObject({ value: '3.46', lower: '3455000000000' });
  expect(await rowsOf('corrections.csv')).toMatchObject([
    {
      correction_id: 'gdp-2023',
      action: 'set',
      reason: 'A slip of the pen.',
      author: '张三',
      date: '2026-03-01',
    },
  ]);
  expect((await rowsOf('series.csv'))[0]).toMatchObject({ value: '6' });
  const manifest = await readFile(at('extracted', 'reports', '1.0.0', 'manifest.json'), 'utf8');
  expect(manifest).toContain('corrections/gdp.yaml');
});

it('a correction that no longer fits stops the run before anything is published', async () => {
  await run();
  await writeFile(at('raw', 'report.txt'), REPORT.replace('3.46', '3.50'));
  const { code, out, err } = await run();
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(
    /^zhibiao: corrections\/gdp\.yaml:3: correction gdp-2023: observation \w+: value is "3\.50" now, not "3\.46"; .*\n/,
  );
  expect(err.trimEnd().split('\n').at(-1)).toBe('zhibiao: 1 correction does not fit; nothing was written');
  expect((await readdir(at('extracted', 'reports'))).filter((name) => /^\d/.test(name))).toEqual(['1.0.0']);
});

it('run wants the documents of all corrections, extract those of the files it is given', async () => {
  await mkdir(at('other'));
  await writeFile(at('other', 'another.txt'), REPORT);
  const whole = await zhibiao('run', '--raw', at('other'), '--extracted', at('e'), '--rules', rules);
  expect(whole).toMatchObject({ code: 2, err: expect.stringContaining('there is no document report;') });
  const part = await zhibiao('extract', at('other'), '--out', at('out'), '--rules', rules);
  expect(part).toMatchObject({ code: 0, err: 'zhibiao: left out: 1 correction of other documents\n' });
});

it('a correction of a document that was refused does not fit', async () => {
  await writeFile(at('raw', 'good.txt'), REPORT);
  await writeFile(at('raw', 'report.txt'), '');
  const { code, err } = await run();
  expect([code, await readdir(home)]).toEqual([2, ['raw']]);
  expect(err).toContain('the document was refused');
});

it('rules check counts corrections and names the place of a mistake', async () => {
  expect((await zhibiao('rules', 'check', '--rules', rules)).out).toContain('1 correction');
  await cp(rules, at('rules'), { recursive: true });
  await writeFile(at('rules', 'corrections', 'gdp.yaml'), CORRECTIONS.replace('expect:', 'expekt:'));
  expect(await zhibiao('rules', 'check', '--rules', at('rules'))).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^zhibiao: corrections\/gdp\.yaml:\d+:\d+: /),
  });
  const schema = JSON.parse((await zhibiao('rules', 'schema', 'corrections')).out);
  expect(schema).toMatchObject({ type: 'object' });
});
