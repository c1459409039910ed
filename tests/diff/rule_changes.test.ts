import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, withEntries } from '../../src/diff/causes/entries.ts';
import { minimalSet } from '../../src/diff/causes/minimal.ts';
import { compareRules, kindOfRule } from '../../src/diff/causes/rule_changes.ts';
import { extract } from '../../src/extract/extract.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';
import { RULES } from './inputs.ts';

const SAMPLES = ['sample_2023_communique.txt', 'sample_2025_work_report.txt'].map((name) =>
  documentOf(readFileSync(new URL(`../../raw/${name}`, import.meta.url), 'utf8'), name),
);

describe('the packs that come with the program', () => {
  it('read the same when they are taken apart and put together again', () => {
    const again = compileRules(book.packs.map((pack) => withEntries(pack, entriesOf(pack)!)));
    for (const sample of SAMPLES) expect(extract(sample, again)).toEqual(extract(sample, book));
  });

  it('have entries of different names', () => {
    for (const pack of book.packs) {
      const names = entriesOf(pack)!.map(({ name }) => name);
      expect([pack.file, new Set(names).size]).toEqual([pack.file, names.length]);
    }
  });
});

describe('packs between two versions', () => {
  const pack = (file: string, source: string) => parsePack(file, source);
  const file = 'patterns/2-level.yaml';
  const before = pack(file, RULES[file]!);
  const after = pack(
    file,
    RULES[file]!.replace('unit: [extent]', 'unit: [extent, amount]')
      .replace(/\n {2}- \{ id: level.reach.*/, '')
      .replace('id: level.plain', 'id: level.bare'),
  );
  const { candidates, mix } = compareRules([before], [after]);
  const idsOf = (chosen: readonly string[]) =>
    mix(new Set(chosen)).flatMap((one) => (one.kind === 'patterns' ? one.content.patterns : []));

  it('have an entry of the one or the other', () => {
    expect(candidates.map(({ cause }) => cause.entry)).toEqual([
      'pattern level.noun_after',
      'pattern level.reach',
      'pattern level.plain',
      'pattern level.bare',
    ]);
    const ids = (...chosen: string[]) => idsOf(chosen.map((name) => `${file}#${name}`)).map(({ id }) => id);
    expect(ids()).toEqual(['level.noun_after', 'level.reach', 'level.plain']);
    expect(ids('pattern level.reach', 'pattern level.bare')).toEqual([
      'level.noun_after',
      'level.plain',
      'level.bare',
    ]);
  });

  it('are the one version at the one end and the other at the other', () => {
    const all = candidates.map(({ id }) => id);
    expect(idsOf([])).toEqual(before.kind === 'patterns' && before.content.patterns);
    expect(idsOf(all)).toEqual(after.kind === 'patterns' && after.content.patterns);
  });

  it('do not differ where only a reason or an example does', () => {
    const reworded = pack(file, RULES[file]!.replace('Nothing between', 'Nothing stands between'));
    expect(compareRules([before], [reworded]).candidates).toEqual([]);
  });
});

it('files of corrections and indicators are causes of their own kind', () => {
  expect(kindOfRule({ file: 'corrections/2024.yaml' })).toBe('correction');
  expect(kindOfRule({ file: 'indicators/economy.yaml' })).toBe('dictionary');
  expect(kindOfRule({ file: 'mine.yaml', kind: 'indicators' })).toBe('dictionary');
  expect(kindOfRule({ file: 'units.yaml', kind: 'units' })).toBe('rule');
});

it('the fewest of many are found with few questions', () => {
  const items = Array.from({ length: 64 }, (_, i) => i);
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }), (needed) => {
      let questions = 0;
      const found = minimalSet(items, (given) => {
        questions += 1;
        return needed.every((one) => given.includes(one));
      });
      expect([...found].sort((a, b) => a - b)).toEqual([...needed].sort((a, b) => a - b));
      expect(questions).toBeLessThanOrEqual(2 * needed.length * 7 + 2);
    }),
  );
});
