import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../src/coverage/coverage.ts';
import { coverWords } from '../../src/coverage/words.ts';
import { parseGold } from '../../src/evaluate/gold.ts';
import { findFiles, loadDocuments } from '../../src/ingest/files.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import type { Document } from '../../src/types.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

const others = book.packs.filter(({ kind }) => kind !== 'patterns' && kind !== 'set_aside');
const bookOf = (patterns: string, setAside = '[]') =>
  compileRules([
    ...others,
    parsePack('p.yaml', `pack: p\npatterns:\n${patterns}`),
    parsePack('s.yaml', `pack: s\nset_aside: ${setAside}`),
  ]);

const rule = (id: string, body: string, text: string, facts: string) => `
  - id: ${id}
    why: x
    ${body}
    examples: [{ text: ${text}, facts: [${facts}] }]
    counterexamples: [公园。]`;
const rise = (id: string, text = '出口增长7.1%。', facts = '{ measure: growth, value: "7.1" }') =>
  rule(id, 'before: rise\n    gives: { measure: growth, subject: before }', text, facts);
const level = (text = '公园30个。', facts = '{ value: "30" }') =>
  rule('level.any', 'gives: { measure: level, subject: before }', text, facts);

const REPORT = documentOf('2024年政府工作报告\n\n一、2023年工作回顾\n\n出口增长7.1%。公园30个。');
const find = (rules: ReturnType<typeof bookOf>, id: string, reports: readonly Document[] = []) =>
  measureCoverage({ rules, reports, labelled: [] }).find(({ rule_id }) => rule_id === id)!;

describe('a rule', () => {
  it('is needed where its example comes out differently without it', () => {
    const needed = find(bookOf(rise('growth.a') + level()), 'growth.a');
    expect(needed).toMatchObject({ kind: 'pattern', file: 'p.yaml', examples: 1, removable: false });
    expect(needed.without).toMatchObject({ own_examples: 1, other_examples: 0, gold: null });
  });

  it('is redundant where another gives the same, though it decides its example', () => {
    const twice = bookOf(rise('growth.a') + rise('growth.b', '进口增长3%。') + level());
    expect(find(twice, 'growth.a')).toMatchObject({ examples: 2 });
    // The example of growth.b fails as long as growth.a comes first: nothing that held is lost without growth.a.
    expect(find(twice, 'growth.a', [REPORT])).toMatchObject({ observations: 1, removable: true });
    expect(find(twice, 'growth.b', [REPORT])).toMatchObject({ observations: 0, removable: true });
  });

  it('is needed where it keeps another from what its counterexample forbids', () => {
    const shield = bookOf(
      rise('growth.a', '出口增长7.1%。', '{ value: "7.1" }') +
        level().replace('[公园。]', '[出口增长7.1%。]'),
    );
    expect(find(shield, 'growth.a')).toMatchObject({
      removable: false,
      without: { own_examples: 0, other_examples: 1 },
    });
  });

  it('is needed where only a report is read differently without it', () => {
    const vague = bookOf(rise('growth.a', '出口增长7.1%。', '{ value: "7.1" }') + level());
    expect(find(vague, 'growth.a')).toMatchObject({
      removable: true,
      without: { own_examples: 0, own_unstated: 1, numbers: 0 },
    });
    expect(find(vague, 'growth.a', [REPORT])).toMatchObject({
      observations: 1,
      removable: false,
      without: { rows: 1, numbers: 1 },
    });
  });

  const line = (id: string, reason: string) =>
    `{ id: ${id}, why: x, reason: ${reason}, after: 个公园, examples: [{ text: 共9个公园。, numeral: "9" }], counterexamples: [{ text: 公园8个。, numeral: "8" }] }`;

  it('that sets aside is needed for its reason, not for its name', () => {
    const same = bookOf(level(), `[${line('name.a', 'name')}, ${line('name.b', 'name')}]`);
    expect(find(same, 'name.a')).toMatchObject({ kind: 'set_aside', removable: true });
    const other = bookOf(level(), `[${line('name.a', 'name')}, ${line('name.b', 'vague')}]`);
    expect(find(other, 'name.a')).toMatchObject({ removable: false, without: { own_examples: 1 } });
  });

  it('is held against labels', () => {
    const start = REPORT.source.text.indexOf('7.1');
    const label = {
      start,
      end: start + 3,
      class: 'observation',
      indicator: '出口',
      measure: 'growth',
      value: 7.1,
      unit: '%',
      qualifier: 'eq',
      period: '2023',
      status: 'actual',
    };
    const { labels } = parseGold('report.jsonl', JSON.stringify(label));
    const labelled = [{ report: 0, labels, ranges: [{ start, end: start + 3 }] }];
    const rules = bookOf(rise('growth.a') + level());
    const covered = measureCoverage({ rules, reports: [REPORT], labelled });
    const one = covered.find(({ rule_id }) => rule_id === 'growth.a')!;
    expect(one.gold).toEqual({ right: 1, wrong: 0 });
    expect(one.without?.gold).toEqual({ found: 0, strict: -1, found_f1: 0, strict_f1: -1 });
    // 30 stands outside the labelled stretch.
    expect(covered.find(({ rule_id }) => rule_id === 'level.any')?.gold).toEqual({ right: 0, wrong: 0 });
  });
});

describe('a report of coverage', () => {
  it('begins with what could go and ends with what is built in', () => {
    const rules = bookOf(rise('growth.a') + rise('growth.b', '进口增长3%。') + level());
    const covered = measureCoverage({ rules, reports: [REPORT], labelled: [] });
    expect(covered.slice(0, 3).map(({ rule_id }) => rule_id)).toEqual(['growth.a', 'growth.b', 'level.any']);
    expect(covered.at(-1)).toMatchObject({ rule_id: 'time.phrase', kind: 'built_in', without: null });
  });

  it('counts the words that stand nowhere', () => {
    const rules = compileRules([
      parsePack('l.yaml', 'pack: l\nlexemes: [{ class: rise, words: [增长, 攀升] }]'),
    ]);
    expect(coverWords(rules, [REPORT])).toEqual([
      { file: 'l.yaml', class: 'rise', words: 2, unseen: ['攀升'] },
    ]);
  });
});

it('of the shipped rules none could go without an example or a sample noticing', async () => {
  const areas = loadAreas();
  const files = await findFiles(['raw']);
  const read = await Promise.all(files.map(({ file, sourceFile }) => loadDocuments(file, sourceFile, areas)));
  const reports = read.flat().filter((one): one is Document => !('reason' in one));
  expect(reports).toHaveLength(8);
  const covered = measureCoverage({ rules: book, reports, labelled: [] });
  const removable = covered.filter((one) => one.removable).map(({ rule_id }) => rule_id);
  expect(removable).toEqual([]);
}, 120_000);
