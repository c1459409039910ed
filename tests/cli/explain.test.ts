import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zhibiao } from './terminal.ts';

const REPORT = '临川市2024年政府工作报告\n\n一、2023年工作回顾\n\n新建公园12个、驿站35个。\n';

let home: string;
let report: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-explain-'));
  report = path.join(home, 'report.txt');
  await writeFile(report, REPORT);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('explain', () => {
  it('shows a rule author what won, why, and what lost', async () => {
    const { code, out } = await zhibiao('explain', '出口增长6%。');
    expect(code).toBe(0);
    expect(out).toMatch(/^6 {2}observed/m);
    expect(out).toMatch(/rule +growth\.verb +patterns\/2-growth\.yaml/);
    expect(out).toMatch(/indicator +出口/);
    expect(out).toMatch(/growth\.noun +what stands before is not/);
    expect(out).not.toContain('change.points ');
    expect(out).toContain('--all lists them');
  });

  it('lists every rule with --all', async () => {
    const { out } = await zhibiao('explain', '出口增长6%。', '--all');
    expect(out).toMatch(/change\.points +its unit is ratio/);
    expect(out).not.toContain('--all lists them');
  });

  it('explains the one number of a file at which it is pointed', async () => {
    const at = String(REPORT.indexOf('35'));
    const { code, out } = await zhibiao('explain', '--file', report, '--at', at, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      section: '一、2023年工作回顾',
      numbers: [{ text: '35', start: Number(at), fact: { indicator: '新建驿站', period: '2023' } }],
    });
  });

  it.each([
    [['explain'], 'takes a text, or --file with --at'],
    [['explain', 'x', '--file', 'y', '--at', '1'], 'takes a text, or --file with --at'],
    [['explain', '--file', 'none.txt'], 'takes a text, or --file with --at'],
    [['explain', '--file', 'none.txt', '--at', '3'], 'none.txt: cannot be read'],
    [['explain', '--file', 'none.txt', '--at', '-3'], 'whole number'],
    [['explain', 'x', '--year', '23'], 'a year'],
  ])('%j is told in one line', async (argv, message) => {
    const { code, out, err } = await zhibiao(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('says which offsets a file has', async () => {
    const { code, err } = await zhibiao('explain', '--file', report, '--at', '999');
    expect([code, err]).toEqual([
      2,
      `zhibiao: ${report}: has ${REPORT.length} characters; --at must be less\n`,
    ]);
  });
});

describe('rules', () => {
  it('test runs the shipped examples', async () => {
    const { code, out } = await zhibiao('rules', 'test');
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ rules, \d+ examples, 0 failed\n$/)]);
  });

  it('schema writes one file for each kind of pack', async () => {
    const folder = path.join(home, 'schemas');
    const { code, out } = await zhibiao('rules', 'schema', '--out', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).files).toContain(path.join(folder, 'set_aside.schema.json'));
  });

  it('schema says where it cannot write', async () => {
    const { code, err } = await zhibiao('rules', 'schema', '--out', path.join(report, 'x'));
    expect([code, err]).toEqual([4, expect.stringContaining('cannot be written')]);
  });
});

it.each([['explain'], ['rules', 'test'], ['rules', 'check'], ['rules', 'schema']])(
  '%s %s has help with examples',
  async (...argv) => {
    const { code, out } = await zhibiao(...argv, '--help');
    expect([code, out]).toEqual([0, expect.stringContaining(`Examples:\n  zhibiao ${argv.join(' ')}`)]);
  },
);
