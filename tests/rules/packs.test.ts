import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/book.ts';
import { RuleError } from '../../src/rules/errors.ts';
import { loadPacks, parsePack } from '../../src/rules/load.ts';

const UNITS = `pack: units
scales: { 万: "10000" }
groups:
  - class: amount
    dimension: money
    base: 元
    units: { 元: "1" }
denominators: [人]
`;

const indicator = (id: string, name: string, ...aliases: string[]) =>
  `  - { id: ${id}, name_zh: ${name}, name_en: x, aliases: [${aliases.join(', ')}], dimension: money, kind: flow, source: NBS }`;
const dictionary = (...lines: string[]) => `pack: mine\nindicators:\n${lines.join('\n')}\n`;

const pattern = (id: string) => `pack: p
patterns:
  - id: ${id}
    why: x
    gives: { measure: level, subject: before }
    examples: [{ text: 公园30个。, facts: [{ value: "30" }] }]
    counterexamples: [公园。]
`;

function mistake(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleError) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a pack is refused with its place', () => {
  it.each([
    ['an unknown key', `${UNITS}denominatorz: []\n`, 'x.yaml:9:1: unknown key "denominatorz"'],
    [
      'an unknown key inside',
      UNITS.replace('    base: 元', '    bass: 元\n    base: 元'),
      'x.yaml:6:5: unknown key "bass" in groups.0',
    ],
    ['a missing value', UNITS.replace('    base: 元\n', ''), 'x.yaml:4:5: groups.0.base: '],
    ['a wrong value', UNITS.replace('class: amount', 'class: sum'), 'x.yaml:4:12: groups.0.class: '],
    ['a float', UNITS.replace('"10000"', '10000.0'), 'x.yaml:2:14: scales.万: '],
    ['malformed YAML', 'pack: units\nscales: { 万: "1"\n', 'x.yaml:'],
    ['a key that stands twice', 'pack: a\npack: b\nindicators: []\n', 'x.yaml:2:1: Map keys must be unique'],
    ['a file of another kind', 'name: x\n', 'x.yaml:1:1: is no rule pack'],
    ['an empty file', '', 'x.yaml:1:1: is no rule pack'],
  ])('%s', (_, source, message) => {
    expect(mistake(() => parsePack('x.yaml', source))).toContain(message);
  });
});

describe('packs together', () => {
  const compile = (...sources: string[]) =>
    compileRules(sources.map((source, i) => parsePack(`${i}.yaml`, source)));

  it('refuse a rule id that stands twice, also in two files', () => {
    expect(mistake(() => compile(pattern('level.mine'), pattern('level.mine')))).toBe(
      '1.yaml: the rule id "level.mine" stands twice',
    );
  });

  it('refuse an indicator id or a name of another indicator', () => {
    const one = dictionary(indicator('gdp', '地区生产总值', 'GDP'));
    expect(mistake(() => compile(one, dictionary(indicator('gdp', '生产总值'))))).toContain(
      '1.yaml: "id gdp"',
    );
    expect(mistake(() => compile(one, dictionary(indicator('gross', 'GDP'))))).toContain(
      '1.yaml: "GDP" of gross belongs to gdp already',
    );
  });

  it('are tried in the order of the files and of the rules in them', () => {
    const { patterns } = compile(pattern('level.z'), pattern('level.a'));
    expect(patterns.map(({ id }) => id)).toEqual(['level.z', 'level.a']);
  });
});

describe('a folder of packs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-rules-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is read in the order of its paths, other files passed over', async () => {
    await mkdir(path.join(folder, 'b'));
    await writeFile(path.join(folder, 'b', 'one.yaml'), UNITS);
    await writeFile(path.join(folder, 'a.yaml'), dictionary(indicator('gdp', '地区生产总值')));
    await writeFile(path.join(folder, 'notes.md'), 'no pack');
    const packs = await loadPacks(folder);
    expect(packs.map(({ file, kind }) => [file, kind])).toEqual([
      ['a.yaml', 'indicators'],
      ['b/one.yaml', 'units'],
    ]);
  });

  it('is refused where it is empty or no folder', async () => {
    await expect(loadPacks(folder)).rejects.toThrow('holds no rule packs');
    await expect(loadPacks(path.join(folder, 'none'))).rejects.toThrow('cannot be read');
  });
});
