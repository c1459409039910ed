import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onTerminal, zhibiao } from './terminal.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const REPORT = '2024年政府工作报告\n\n一、2023年工作回顾\n\n出口增长7.1%。公园30个。\n';
const GOLD = {
  start: REPORT.indexOf('7.1'),
  end: REPORT.indexOf('7.1') + 3,
  class: 'observation',
  indicator: '出口',
  measure: 'growth',
  value: 7.1,
  unit: '%',
  qualifier: 'eq',
  period: '2023',
  status: 'actual',
};

const rule = (id: string, before: string, measure: string, text: string) => `
  - id: ${id}
    why: x
    ${before}gives: { measure: ${measure}, subject: before }
    examples: [{ text: ${text}, facts: [{ measure: ${measure} }] }]
    counterexamples: [公园。]`;
const NEEDED = `pack: p
patterns:${rule('growth.a', 'before: rise\n    ', 'growth', '出口增长7.1%。')}${rule('level.a', '', 'level', '公园30个。')}`;

let home: string;
const at = (...names: string[]) => path.join(home, ...names);
const coverage = (...argv: string[]) => zhibiao('rules', 'coverage', at('report.txt'), ...argv);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-coverage-'));
  await writeFile(at('report.txt'), REPORT);
  for (const folder of ['needed', 'twice', 'gold']) await mkdir(at(folder));
  for (const folder of ['needed', 'twice']) {
    await cp(path.join(RULES, 'lexicon'), at(folder, 'lexicon'), { recursive: true });
    await cp(path.join(RULES, 'units.yaml'), at(folder, 'units.yaml'));
    await writeFile(at(folder, 'p.yaml'), NEEDED);
  }
  const again = rule('growth.b', 'before: rise\n    ', 'growth', '进口增长3%。');
  await writeFile(at('twice', 'o.yaml'), `pack: o\npatterns:${again}`);
  await writeFile(at('gold', 'report.jsonl'), `${JSON.stringify(GOLD)}\n`);
  await writeFile(at('gold', 'report.ranges.json'), JSON.stringify([[GOLD.start, GOLD.end]]));
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('ends with 0 where every rule is needed', async () => {
  const { code, out, err } = await coverage('--rules', at('needed'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^rule 规则 +kind 类别 +examples 例句 +rows 观测/);
  expect(out).toContain('Over 范围       the examples and 1 report\nRemovable 冗余  none 无 of 2\n');
});

it('ends with 1 and names the rules that could go', async () => {
  const { code, out } = await coverage('--rules', at('twice'), '--gold', at('gold'));
  expect(code).toBe(1);
  expect(out).toContain('right 正确');
  expect(out).toContain('1 report, 1 of them labelled\nRemovable 冗余  2 of 3: growth.a, growth.b\n');
});

it('gives JSON', async () => {
  const { code, out } = await coverage('--rules', at('needed'), '--gold', at('gold'), '--words', '--json');
  expect(code).toBe(0);
  const { rules, words, ...rest } = JSON.parse(out);
  expect(rest).toEqual({ reports: 1, labelled: 1, removable: [] });
  expect(rules[0]).toEqual({
    rule_id: 'growth.a',
    kind: 'pattern',
    file: 'p.yaml',
    examples: 1,
    observations: 1,
    set_aside: 0,
    gold: { right: 1, wrong: 0 },
    without: {
      own_examples: 1,
      own_unstated: 0,
      other_examples: 0,
      rows: 1,
      numbers: 1,
      gold: { found: 0, strict: -1, found_f1: 0, strict_f1: -1 },
    },
    removable: false,
  });
  expect(rules.at(-1)).toMatchObject({ kind: 'built_in', without: null });
  expect(words[0]).toMatchObject({ file: 'lexicon/names.yaml', class: 'flow' });
});

it('counts on a terminal', async () => {
  const argv = ['rules', 'coverage', at('report.txt'), '--rules', at('needed')];
  expect((await onTerminal(true, argv)).err).toContain('leaving out 2/2');
});

it('ends with 2 for rules, paths and labels that are wrong', async () => {
  expect(await coverage('--rules', at('none'))).toMatchObject({ code: 2, out: '' });
  expect(await zhibiao('rules', 'coverage', at('absent.txt'))).toMatchObject({ code: 2, out: '' });
  await mkdir(at('strange'));
  await writeFile(at('strange', 'other.jsonl'), `${JSON.stringify(GOLD)}\n`);
  const strange = await coverage('--rules', at('needed'), '--gold', at('strange'));
  expect(strange.code).toBe(2);
  expect(strange.err).toContain('none of the reports is labelled');
  await writeFile(at('strange', 'report.jsonl'), '');
  await writeFile(at('strange', 'report.ranges.json'), '{}');
  expect((await coverage('--rules', at('needed'), '--gold', at('strange'))).err).toContain(
    'report.ranges.json: is no list of [start, end]',
  );
});
