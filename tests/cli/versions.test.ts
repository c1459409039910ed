import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/publish/reading.ts';
import { RULES, TEXTS } from '../diff/inputs.ts';
import { type Outcome, zhibiao } from './terminal.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-versions-'));
  for (const [name, text] of Object.entries(TEXTS)) await put(`raw/${name}`, text);
  for (const [name, text] of Object.entries(RULES)) await put(`rules/${name}`, text);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(home, ...names);
const ofVersion = (version: string, name: string) => at('extracted', 'reports', version, name);

async function put(name: string, content: string): Promise<void> {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
}

async function edit(name: string, from: string, to: string): Promise<void> {
  const content = await readFile(at(name), 'utf8');
  expect(content).toContain(from);
  await writeFile(at(name), content.replace(from, to));
}

const PLACES = () => ['--extracted', at('extracted'), '--rules', at('rules')];
const publish = (...more: string[]) => zhibiao('run', '--raw', at('raw'), '--quiet', ...PLACES(), ...more);
const diff = (...argv: string[]) => zhibiao('diff', ...argv, ...PLACES());
const verify = (...argv: string[]) => zhibiao('verify', ...argv, ...PLACES());

describe('a new version', () => {
  it('says what changed and why, in its own table, its manifest and the changelog', async () => {
    await publish();
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await edit('rules/lexicon/words.yaml', '超: gt', '超: ge');
    await publish();
    const { rows } = readCsv(await readFile(ofVersion('2.0.0', 'changes.csv'), 'utf8'));
    expect(rows.map(({ field, before, after, cause }) => [field, before, after, cause])).toEqual([
      ['value', '3.46', '3.47', 'source: shenzhen.txt'],
      ['quote', '地区生产总值达到3.46万亿元', '地区生产总值达到3.47万亿元', 'source: shenzhen.txt'],
      ['qualifier', 'gt', 'ge', 'rule: word 超 of qualifier_before (lexicon/words.yaml)'],
    ]);
    const { changes, counts } = JSON.parse(await readFile(ofVersion('2.0.0', 'manifest.json'), 'utf8'));
    expect(changes).toMatchObject({ tier: 'major', changed: 2, tiers: { value: 1, meaning: 1 } });
    expect(counts).toEqual({ documents: 2, observations: 19 });
    const log = await readFile(at('extracted', 'reports', 'CHANGELOG.md'), 'utf8');
    expect(log.indexOf('## 2.0.0 (major, after 1.0.0)')).toBeLessThan(log.indexOf('## 1.0.0'));
    expect(log).toContain('- 1 × source: shenzhen.txt');
    expect(log).toContain('value: 地区生产总值 2023, value 3.46 → 3.47 (shenzhen)');
  });

  it('that is the first has an empty table of changes', async () => {
    await publish();
    const { columns, rows } = readCsv(await readFile(ofVersion('1.0.0', 'changes.csv'), 'utf8'));
    expect([columns.length, rows]).toEqual([16, []]);
    const { resources } = JSON.parse(await readFile(ofVersion('1.0.0', 'datapackage.json'), 'utf8'));
    expect(resources.map(({ path: name }: { path: string }) => name)).toContain('changes.csv');
  });

  it.each([
    ['a corrected figure is a patch', 'raw/shenzhen.txt', '3.46', '3.47', '1.0.1'],
    ['a new sentence is minor', 'raw/shenzhen.txt', '左右。', '左右。财政收入5%。', '1.1.0'],
    [
      'an indicator that got its id is minor',
      'rules/indicators/economy.yaml',
      'GDP]',
      'GDP, 招商引资到位资金]',
      '1.1.0',
    ],
    ['another period is major', 'raw/shenzhen.txt', '二、2024年', '二、2025年', '2.0.0'],
    [
      'a rule on which nothing depends makes none',
      'rules/patterns/2-level.yaml',
      'Nothing between',
      'Nothing',
      '1.0.0',
    ],
  ])('%s', async (_, file, from, to, expected) => {
    await publish();
    await edit(file, from, to);
    const { out } = await publish('--json');
    expect(JSON.parse(out).version).toBe(expected);
  });

  it('replays from what is kept beside the versions, whatever became of the files', async () => {
    await publish();
    await rm(at('raw/hailar.txt'));
    await edit('rules/units.yaml', '"1000" }', '"500" }');
    await publish();
    await rm(at('raw'), { recursive: true });
    const { out } = await zhibiao('diff', '1.0.0', 'latest', '--json', '--extracted', at('extracted'));
    const causes = JSON.parse(out).summary.causes.map(({ cause }: { cause: string }) => cause);
    expect(causes).toEqual(['source: hailar.txt', 'rule: unit 公里 (units.yaml)']);
  });

  it('is listed with its parent and what led to it', async () => {
    await publish();
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await publish();
    const { code, out } = await zhibiao('versions', '--extracted', at('extracted'));
    expect(code).toBe(0);
    expect(out.split('\n')[2]).toMatch(
      /^1\.0\.1 +1\.0\.0 +patch +19 +0 added, 0 removed, 1 changed +source: shenzhen\.txt$/,
    );
    const { versions } = JSON.parse(
      (await zhibiao('versions', '--json', '--extracted', at('extracted'))).out,
    );
    expect(versions).toMatchObject([
      { version: '1.0.1', parent: '1.0.0', observations: 19, changes: { tier: 'patch' } },
      { version: '1.0.0', parent: '', changes: null },
    ]);
    expect(await zhibiao('versions', '--extracted', at('none'))).toMatchObject({ code: 4 });
  });
});

describe('diff', () => {
  it('ends with 0 for the same, 1 for another, 2 for what cannot be compared', async () => {
    await publish();
    expect(await diff('1.0.0', 'latest')).toMatchObject({ code: 0, err: '' });
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await publish();
    const { code, out } = await diff('1.0.0', '1.0.1');
    expect(code).toBe(1);
    expect(out).toContain('value 3.46 → 3.47 (+0.289%)');
    const wrong = async (...argv: string[]) => {
      const outcome = await diff(...argv);
      expect([outcome.code, outcome.out, outcome.err.split('\n').length]).toEqual([2, '', 2]);
      return outcome.err;
    };
    expect(await wrong('1.0.0', '3.0.0')).toContain('has no version 3.0.0');
    expect(await wrong('1.0.0', at('raw'))).toContain('holds no dataset');
    const table = ofVersion('1.0.1', 'observations.csv');
    const second = (await readFile(table, 'utf8')).split('\n')[1]!;
    await appendFile(table, `${second}\n`);
    expect(await wrong('1.0.0', '1.0.1')).toContain('observations.csv:21: the observation_id');
  });

  it('compares folders outside the versions, with inputs found by their hash', async () => {
    const extract = (out: string) => zhibiao('extract', at('raw'), '--out', at(out), '--rules', at('rules'));
    await extract('a');
    await cp(at('raw'), at('archive'), { recursive: true });
    await rename(at('archive/shenzhen.txt'), at('archive/old name.txt'));
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await extract('b');
    const inputs = ['--raw', at('archive'), '--raw', at('raw')];
    const { changes } = JSON.parse((await diff(at('a'), at('b'), '--json', ...inputs)).out);
    expect(changes[0]).toMatchObject({ field: 'value', cause: 'source: shenzhen.txt' });
    const plain = JSON.parse((await diff(at('a'), at('b'), '--json', '--no-causes')).out);
    expect(plain.changes[0]).toMatchObject({ field: 'value', cause: '' });
  });

  it('compares folders of which nobody knows what they were made of', async () => {
    await publish();
    await cp(at('extracted/reports/1.0.0'), at('other'), { recursive: true });
    await rm(at('other/manifest.json'));
    await edit('other/observations.csv', ',3.87,', ',3.88,');
    const outcome = await diff('1.0.0', at('other'), '--json');
    expect(outcome).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(outcome.out).changes[0]).toMatchObject({ field: 'value', after: '3.88', cause: '' });
  });

  it('prints every form', async () => {
    await publish();
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await publish();
    const starts = {
      text: '1.0.0 → 1.0.1\n',
      json: '{"summary"',
      csv: 'change,',
      md: '# 1.0.0',
      html: '<!doctype',
      daff: '@@,',
    };
    for (const [format, start] of Object.entries(starts)) {
      const { out } = await diff('1.0.0', '1.0.1', '--format', format);
      expect([format, out.slice(0, start.length)]).toEqual([format, start]);
    }
    expect(await diff('1.0.0', '1.0.1', '--format', 'pdf')).toMatchObject({ code: 2 });
  });
});

describe('verify', () => {
  const problems = (outcome: Outcome) => outcome.out.split('\n').filter((line) => line.startsWith('  '));

  it('proves any version, also after its inputs were edited', async () => {
    await publish();
    await edit('raw/shenzhen.txt', '3.46', '3.47');
    await edit('rules/lexicon/words.yaml', '超: gt', '超: ge');
    await publish();
    for (const version of ['1.0.0', '2.0.0', 'latest']) {
      const outcome = await verify(version);
      expect([version, outcome.code, problems(outcome)]).toEqual([version, 0, []]);
    }
    expect(JSON.parse((await verify('--json')).out)).toMatchObject({ isVerified: true, version: '2.0.0' });
  });

  it('names the file that was edited, its first row that differs, and what it should be', async () => {
    await publish();
    const table = ofVersion('1.0.0', 'observations.csv');
    await writeFile(table, (await readFile(table, 'utf8')).replace(',3.87,', ',3.88,'));
    const outcome = await verify();
    expect(outcome.code).toBe(1);
    expect(problems(outcome)).toEqual([
      expect.stringMatching(
        /^ {2}observations\.csv: differs from what its inputs give: line \d+, observation_id \w{12}: value is “3\.88”, “3\.87” is derived$/,
      ),
    ]);
  });

  it('names files that are missing or strange', async () => {
    await publish();
    await rm(ofVersion('1.0.0', 'series.csv'));
    await writeFile(ofVersion('1.0.0', 'notes.txt'), '');
    const outcome = await verify('1.0.0');
    expect([outcome.code, problems(outcome)]).toEqual([
      1,
      ['  series.csv: is missing', '  notes.txt: is no file of this version'],
    ]);
  });

  it('finds out a manifest that was changed with the files', async () => {
    await publish();
    const file = ofVersion('1.0.0', 'manifest.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"observations": 19', '"observations": 20'));
    expect(problems(await verify())).toEqual([expect.stringContaining('manifest.json: differs')]);
  });

  it('says which input is nowhere, and takes it from a folder under any name', async () => {
    await publish('--no-keep-raw');
    await rename(at('raw/shenzhen.txt'), at('raw/moved.md'));
    const lost = await verify('--raw', at('rules'));
    expect(lost.code).toBe(1);
    expect(problems(lost)).toEqual([
      expect.stringMatching(/^ {2}hailar\.txt: input: no file with its hash \w{12}… is at hand/),
      expect.stringMatching(/^ {2}shenzhen\.txt: input: /),
    ]);
    expect((await verify('--raw', at('raw'))).code).toBe(0);
  });

  it('proves a folder outside the versions from the files it was made of', async () => {
    await zhibiao('extract', at('raw'), '--out', at('data'), '--rules', at('rules'), '--bom');
    expect((await verify(at('data'), '--raw', at('raw'))).code).toBe(0);
    expect((await verify(at('data'))).code).toBe(1);
  });

  it('wants a manifest', async () => {
    await publish();
    await writeFile(ofVersion('1.0.0', 'manifest.json'), '{}');
    expect(await verify()).toMatchObject({ code: 2, out: '' });
  });

  it('does not mind a lock, a half-written version or a lost changelog', async () => {
    await publish();
    await writeFile(at('extracted/reports/.lock'), '99999999');
    await mkdir(at('extracted/reports/.1.0.1.99999999.tmp'));
    await rm(at('extracted/reports/CHANGELOG.md'));
    await publish();
    expect(await readdir(at('extracted/reports'))).toEqual(['.store', '1.0.0', 'CHANGELOG.md']);
    expect((await verify()).code).toBe(0);
  });
});
