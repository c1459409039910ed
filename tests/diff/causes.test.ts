import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameAttribution } from '../../src/diff/causes/wording.ts';
import type { Change, Difference } from '../../src/diff/difference.ts';
import { sha256Of } from '../../src/ingest/identity.ts';
import { readCsv } from '../../src/publish/reading.ts';
import { EDITS, type Edit, edited, IDLE_EDITS } from './edits.ts';
import { RULES, TEXTS } from './inputs.ts';
import { explainedDifference, keepText, type TestVersion, versionOf } from './version.ts';

const INPUTS = { texts: TEXTS, rules: RULES };

let store: string;
let before: TestVersion;
beforeAll(async () => {
  store = await mkdtemp(path.join(tmpdir(), 'zhibiao-causes-'));
  before = await versionOf(store, TEXTS, RULES);
});
afterAll(() => rm(store, { recursive: true, force: true }));

async function afterEdits(...edits: readonly Edit[]): Promise<TestVersion> {
  const { texts, rules } = edits.reduce(edited, INPUTS);
  return versionOf(store, texts, rules);
}

function causesOf(changes: readonly Change[]): string[] {
  const names = changes.flatMap(({ fields }) =>
    fields.map(({ attribution }) => nameAttribution(attribution)),
  );
  return [...new Set(names)].sort();
}

function countsOf({ summary }: Difference): string {
  const counts = Object.entries(summary.tiers).filter(([, count]) => count > 0);
  return counts.map(([tier, count]) => `${tier} ${count}`).join(', ');
}

/** Ids of the rows that are not the same on both sides, found by comparing all cells of all rows. */
function differingIds(after: TestVersion): { readonly before: string[]; readonly after: string[] } {
  const [old, current] = [before, after].map(({ tables }) => {
    const { rows } = readCsv(tables.observations.content);
    return new Map(rows.map((row) => [row.observation_id ?? '', JSON.stringify(row)]));
  });
  const only = (a: Map<string, string>, b: Map<string, string>) =>
    [...a].flatMap(([id, row]) => (b.get(id) === row ? [] : [id])).sort();
  return { before: only(old!, current!), after: only(current!, old!) };
}

function idsOf(difference: Difference): { readonly before: string[]; readonly after: string[] } {
  const ids = (side: 'before' | 'after') =>
    difference.changes.flatMap((change) => change[side]?.observation_id ?? []).sort();
  return { before: ids('before'), after: ids('after') };
}

describe('an edit of one input is named as the cause of exactly the rows it changed', () => {
  it.each(EDITS)('$file: $name', async (edit) => {
    const after = await afterEdits(edit);
    const difference = await explainedDifference(store, before, after);
    expect(countsOf(difference)).toBe(edit.changes);
    expect(idsOf(difference)).toEqual(differingIds(after));
    expect(causesOf(difference.changes)).toEqual([edit.cause]);
  });

  it.each(EDITS)('and taken back: $file: $name', async (edit) => {
    const difference = await explainedDifference(store, await afterEdits(edit), before);
    expect(causesOf(difference.changes).every((cause) => !cause.startsWith('undetermined'))).toBe(true);
    const files = difference.changes.flatMap(({ fields }) =>
      fields.flatMap(({ attribution }) => attribution?.causes.map(({ file }) => file) ?? []),
    );
    expect([...new Set(files)]).toEqual([edit.file]);
  });

  it.each(IDLE_EDITS)('and no row where nothing depends on it: $file: $name', async (edit) => {
    const difference = await explainedDifference(store, before, await afterEdits(edit));
    expect(difference.changes).toEqual([]);
  });
});

describe('of two edits', () => {
  const whole = EDITS.filter(({ file }) => !file.startsWith('luohu'));

  it('each change has its own cause', async () => {
    const figure = EDITS.find(({ name }) => name === 'a figure')!;
    const pairs = EDITS.filter(({ file, changes }) => !file.endsWith('.txt') && !changes.startsWith('prov'));
    for (const rule of pairs) {
      const { changes } = await explainedDifference(store, before, await afterEdits(figure, rule));
      const ofFigure = changes
        .flatMap(({ fields }) => fields)
        .find(({ field, after }) => field === 'value' && after === '3.47');
      expect([rule.name, nameAttribution(ofFigure?.attribution)]).toEqual([rule.name, figure.cause]);
      expect(causesOf(changes)).toContain(rule.cause);
    }
  });

  it('no other input is named', async () => {
    const pair = fc.tuple(fc.constantFrom(...whole), fc.constantFrom(...whole));
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        fc.pre(one.file !== other.file);
        const difference = await explainedDifference(store, before, await afterEdits(one, other));
        const named = causesOf(difference.changes).flatMap((cause) => cause.split(' + '));
        const made = [one, other].flatMap(({ cause }) => cause.split(' + '));
        for (const cause of named) expect(made).toContain(cause);
      }),
      { seed: 20241122, numRuns: 40 },
    );
  });

  it('that are needed together both are named', async () => {
    const word = { file: 'lexicon/trend.yaml', from: '[增长, 提高]', to: '[增长, 提高, 登记]' };
    const text = { file: 'hailar.txt', from: '招商引资', to: '城镇居民收入登记5%。招商引资' };
    const rest = { name: '', cause: '', changes: '' };
    const after = await afterEdits({ ...word, ...rest }, { ...text, ...rest });
    const { changes } = await explainedDifference(store, before, after);
    const added = changes.filter(({ kind }) => kind === 'added');
    expect(causesOf(added)).toEqual(['source: hailar.txt + rule: word 登记 of rise (lexicon/trend.yaml)']);
  });
});

describe('a file that was renamed', () => {
  it('is the cause of the new ids of its document, whose rows are still the same rows', async () => {
    const { 'hailar.txt': text, ...others } = TEXTS;
    const after = await versionOf(store, { ...others, 'hailar_2024.txt': text! }, RULES);
    const difference = await explainedDifference(store, before, after);
    expect(countsOf(difference)).toBe('meaning 4');
    expect(causesOf(difference.changes)).toEqual(['source: hailar.txt → hailar_2024.txt']);
  });

  it('of rules is the cause of what its new place in the order changes', async () => {
    const { 'patterns/2-level.yaml': pack, ...others } = RULES;
    const after = await versionOf(store, TEXTS, { ...others, 'patterns/0-level.yaml': pack! });
    const { changes } = await explainedDifference(store, before, after);
    expect(causesOf(changes)).toEqual(['rule: patterns/2-level.yaml → patterns/0-level.yaml']);
  });

  it('and the order of patterns in one is a cause too', async () => {
    const pack = RULES['patterns/2-level.yaml']!;
    const lines = pack.trimEnd().split('\n');
    const turned = [...lines.slice(0, 2), lines[4], lines[3], lines[2], ''].join('\n');
    const after = await versionOf(store, TEXTS, { ...RULES, 'patterns/2-level.yaml': turned });
    const { changes } = await explainedDifference(store, before, after);
    expect(causesOf(changes)).toEqual(['rule: order (patterns/2-level.yaml)']);
  });
});

describe('where inputs are missing', () => {
  const figure = EDITS.find(({ name }) => name === 'a figure')!;
  const word = EDITS.find(({ name }) => name.startsWith('word 超'))!;
  const hashOf = ({ made }: TestVersion, file: string) =>
    made.inputs.find(({ source_file }) => source_file === file)?.sha256 ??
    made.rules.find((rule) => rule.file === file)!.sha256;

  it('the only thing that differs is the cause all the same', async () => {
    const after = await afterEdits(figure);
    const { changes } = await explainedDifference(store, before, after, () => false);
    expect(causesOf(changes)).toEqual(['source: shenzhen.txt']);
  });

  it('of several things none is named as the cause for sure', async () => {
    const after = await afterEdits(figure, word);
    const { changes } = await explainedDifference(store, before, after, () => false);
    expect(causesOf(changes)).toEqual(['undetermined: source: shenzhen.txt | rule: lexicon/words.yaml']);
  });

  it('rules of an engine that had other keys are as good as missing', async () => {
    const after = await afterEdits(figure);
    const strange = await versionOf(store, TEXTS, RULES);
    const units = sha256Of(Buffer.from('pack: units\ncolours: []\n'));
    const rules = strange.made.rules.map((one) =>
      one.file === 'units.yaml' ? { ...one, sha256: units } : one,
    );
    await keepText(store, 'pack: units\ncolours: []\n');
    const made = { ...strange.made, rules };
    const { changes } = await explainedDifference(store, { ...strange, made }, after);
    expect(causesOf(changes)).toEqual(['undetermined: source: shenzhen.txt | rule: units.yaml']);
  });

  it('the later text is enough to tell what it changed under any rules', async () => {
    const after = await afterEdits(figure, word);
    const lost = hashOf(before, 'shenzhen.txt');
    const { changes } = await explainedDifference(store, before, after, (hash) => hash !== lost);
    expect(causesOf(changes)).toContain('source: shenzhen.txt');
  });

  it('the earlier text is enough to tell what the rules changed', async () => {
    const after = await afterEdits(figure, word);
    const lost = hashOf(after, 'shenzhen.txt');
    const { changes } = await explainedDifference(store, before, after, (hash) => hash !== lost);
    expect(causesOf(changes)).toContain(word.cause);
  });
});

describe('another engine', () => {
  const other = { version: '0.2.0', sha256: 'f'.repeat(64) };

  it('is the cause of what it alone changes', async () => {
    const after = await versionOf(store, TEXTS, RULES, other);
    const engineMade = {
      ...after,
      tables: { ...after.tables, observations: replaced(after, '地区生产总值', '生产总值') },
    };
    const { changes } = await explainedDifference(store, before, engineMade);
    expect(causesOf(changes)).toEqual(['engine: 0.1.0 (eeeeeeee) → 0.2.0 (ffffffff)']);
  });

  it('is not the cause of what the inputs change under one engine', async () => {
    const figure = EDITS.find(({ name }) => name === 'a figure')!;
    const { texts, rules } = edited(INPUTS, figure);
    const { changes } = await explainedDifference(store, before, await versionOf(store, texts, rules, other));
    expect(causesOf(changes)).toEqual([figure.cause]);
  });
});

it('a table that somebody edited has no cause among the inputs', async () => {
  const observations = replaced(before, ',4112.78,', ',4113.78,');
  const { changes } = await explainedDifference(store, before, {
    ...before,
    tables: { ...before.tables, observations },
  });
  expect(causesOf(changes)).toEqual(['undetermined: no input differs']);
});

function replaced({ tables }: TestVersion, from: string, to: string) {
  const { file, content } = tables.observations;
  return { file, content: content.replaceAll(from, to) };
}
