import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/publish/reading.ts';
import { onTerminal, zhibiao } from './terminal.ts';

const RAW = fileURLToPath(new URL('../../raw', import.meta.url));
const SAMPLES = readdirSync(RAW).filter((name) => name.startsWith('sample_')).length;
const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const REPORT = '深圳市2024年政府工作报告\n\n一、2023年工作回顾\n\n地区生产总值3.46万亿元、增长6.0%。\n';

const FORMS: Record<string, RegExp> = {
  string: /./s,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-cli-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(home, ...names);
async function put(name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
  return at(name);
}

describe('run', () => {
  it('publishes the samples, and nothing the second time', async () => {
    const first = await zhibiao('run', '--raw', RAW, '--extracted', at('extracted'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(`${SAMPLES} read, 0 refused`);
    expect(first.out).toContain('1.0.0, the first');
    expect(first.out).toContain(at('extracted', 'reports', '1.0.0'));

    const second = await zhibiao('run', '--raw', RAW, '--extracted', at('extracted'));
    expect(second.out).toContain('1.0.0 stands: nothing changed');
    expect(await readdir(at('extracted', 'reports'))).toEqual(['.store', '1.0.0', 'CHANGELOG.md']);
  });

  it('says what is new against the last version', async () => {
    await put('raw/report.txt', REPORT);
    await zhibiao('run', '--raw', at('raw'), '--extracted', at('extracted'));
    await put('raw/report.txt', REPORT.replace('3.46', '3.47'));
    const { code, out } = await zhibiao('run', '--raw', at('raw'), '--extracted', at('extracted'));
    expect(code).toBe(0);
    expect(out).toContain('1.0.1 (patch) after 1.0.0: 0 observations added, 0 removed, 1 changed');
  });

  it('tells what is new in the year, what is missing and which names have no indicator', async () => {
    await put('raw/report_2023.txt', `${REPORT}常住人口1779万人。\n`);
    const argv = ['run', '--raw', at('raw'), '--extracted', at('extracted')];
    await zhibiao(...argv);
    await put(
      'raw/report_2024.txt',
      '深圳市2025年政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值3.68万亿元。外汇储备3亿元。\n',
    );
    const { out } = await zhibiao(...argv);
    expect(out).toMatch(/^New +2 figures of 2024: 外汇储备, 地区生产总值$/m);
    expect(out).toMatch(/^First time +外汇储备$/m);
    expect(out).toMatch(/^Missing +1 of last year's indicators: 常住人口; findings.csv, missing_indicator$/m);
    expect(out).toMatch(/^Silent rules|^New names +外汇储备; zhibiao rules suggest$/m);
    expect((await zhibiao(...argv)).out).not.toContain('New names');
    await put(
      'raw/report_2024.txt',
      '深圳市2025年政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值3.68万亿元。\n',
    );
    expect(JSON.parse((await zhibiao(...argv, '--json')).out).refresh).toMatchObject({
      news: [],
      missing: [{ check: 'missing_indicator', document_id: 'report_2024' }],
      silent_rules: [],
    });
  });

  it('gives the same figures as JSON', async () => {
    const { out } = await zhibiao('run', '--raw', RAW, '--extracted', at('extracted'), '--json');
    expect(JSON.parse(out)).toMatchObject({ version: '1.0.0', isNew: true, read: SAMPLES, refused: 0 });
  });

  it('writes Parquet beside each CSV if asked to, hashed in the manifest, and nothing the second time', async () => {
    const argv = ['run', '--raw', RAW, '--extracted', at('extracted'), '--parquet', '--json'];
    expect(JSON.parse((await zhibiao(...argv)).out)).toMatchObject({ version: '1.0.0', isNew: true });
    const manifest = JSON.parse(await readFile(at('extracted', 'reports', '1.0.0', 'manifest.json'), 'utf8'));
    expect(manifest.options).toEqual({ bom: false, ocr: 'auto', parquet: true });
    expect(manifest.outputs.map(({ file }: { file: string }) => file)).toContain('observations.parquet');
    expect(JSON.parse((await zhibiao(...argv)).out)).toMatchObject({ version: '1.0.0', isNew: false });
  });

  it('names datasets by small letters and does not take a path for a name', async () => {
    const { code, err } = await zhibiao('run', '--raw', RAW, '--extracted', at('e'), '--dataset', '../x');
    expect([code, err.split('\n').length]).toEqual([2, 2]);
  });
});

describe('extract', () => {
  it('writes a dataset folder', async () => {
    const report = await put('report.txt', REPORT);
    const { code, out } = await zhibiao('extract', report, '--out', at('dataset'));
    expect(code).toBe(0);
    expect(out).toContain('report.txt');
    const names = await readdir(at('dataset'));
    for (const name of ['observations', 'indicators', 'series', 'numbers', 'findings', 'documents']) {
      expect(names).toContain(`${name}.csv`);
      expect(names).toContain(`${name}.csv-metadata.json`);
    }
    const { rows } = readCsv(await readFile(at('dataset', 'observations.csv'), 'utf8'));
    expect(rows.find((row) => row.value === '3.46')).toMatchObject({
      document_id: 'report',
      unit: '万亿元',
      period: '2023',
      normalized_value: '3460000000000',
      lower: '3455000000000',
      upper: '3465000000000',
    });
  });

  it('writes the same bytes for any number of jobs and any order of paths', async () => {
    for (let i = 0; i < 6; i++) await put(`reports/r${i}.txt`, REPORT.replace('3.46', `3.4${i}`));
    const paths = (await readdir(at('reports'))).map((name) => at('reports', name));
    await zhibiao('extract', ...paths, '--out', at('a'), '--jobs', '1');
    await zhibiao('extract', ...paths.reverse(), '--out', at('b'), '--jobs', '6');
    for (const name of await readdir(at('a'))) {
      expect([name, await readFile(at('b', name), 'utf8')]).toEqual([
        name,
        await readFile(at('a', name), 'utf8'),
      ]);
    }
  });

  it('writes cells that fit what the data package says of their columns', async () => {
    await zhibiao('extract', RAW, '--out', at('dataset'), '--quiet');
    const { resources } = JSON.parse(await readFile(at('dataset', 'datapackage.json'), 'utf8'));
    for (const { path: name, schema } of resources) {
      const { rows } = readCsv(await readFile(at('dataset', name), 'utf8'));
      for (const { name: field, type, constraints = {} } of schema.fields) {
        for (const cell of rows.map((row) => row[field] ?? '')) {
          const fits = cell === '' ? !constraints.required : FORMS[type]!.test(cell);
          const isListed = cell === '' || !constraints.enum || constraints.enum.includes(cell);
          expect([name, field, cell, fits, isListed]).toEqual([name, field, cell, true, true]);
        }
      }
      const keys = rows.map((row) => schema.primaryKey.map((key: string) => row[key]).join(' '));
      expect([name, new Set(keys).size]).toEqual([name, rows.length]);
    }
  });

  it('reads files of one name from several folders apart', async () => {
    await put('2022/report.txt', REPORT);
    await put('2023/report.txt', REPORT);
    await zhibiao('extract', at('2022'), at('2023'), '--out', at('dataset'));
    const { rows } = readCsv(await readFile(at('dataset', 'documents.csv'), 'utf8'));
    expect(rows.map((row) => [row.document_id, row.source_file])).toEqual([
      ['report', '2022/report.txt'],
      ['report_2', '2023/report.txt'],
    ]);
  });

  it('publishes the good documents beside a bad one, and names the bad one', async () => {
    await put('reports/good.txt', REPORT);
    await put('reports/empty.txt', '');
    await put('reports/binary.txt', new Uint8Array([0, 1, 2, 3, 255, 0, 7]));
    const { code, err } = await zhibiao('extract', at('reports'), '--out', at('dataset'));
    expect(code).toBe(3);
    expect(err.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(/^zhibiao: binary\.txt: refused: /),
      expect.stringMatching(/^zhibiao: empty\.txt: refused: /),
    ]);
    const { rows } = readCsv(await readFile(at('dataset', 'documents.csv'), 'utf8'));
    expect(rows.map((row) => row.status)).toEqual(['refused', 'refused', 'read']);
  });

  it('begins CSV files with a byte-order mark if asked to', async () => {
    await zhibiao('extract', await put('report.txt', REPORT), '--out', at('dataset'), '--bom', '--quiet');
    expect([...(await readFile(at('dataset', 'observations.csv'))).subarray(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
    expect((await readFile(at('dataset', 'observations.json'), 'utf8')).startsWith('[')).toBe(true);
  });

  it('fails on findings only if asked to', async () => {
    const twice = `${REPORT}地区生产总值5.99万亿元。\n`;
    const report = await put('report.txt', twice);
    expect((await zhibiao('extract', report, '--out', at('a'))).code).toBe(0);
    expect((await zhibiao('extract', report, '--out', at('b'), '--fail-on', 'warning')).code).toBe(1);
  });

  it('fails on errors where a scale word is missing', async () => {
    const report = await put('report.txt', `${REPORT}地区生产总值3.46亿元。\n`);
    expect((await zhibiao('extract', report, '--out', at('a'), '--fail-on', 'error')).code).toBe(1);
    const other = await put('other.txt', `${REPORT}地区生产总值5.99万亿元。\n`);
    expect((await zhibiao('extract', other, '--out', at('b'), '--fail-on', 'error')).code).toBe(0);
  });

  it('shows progress on a terminal and only there', async () => {
    const argv = ['extract', await put('report.txt', REPORT), '--out', at('dataset'), '--quiet'];
    expect(await onTerminal(false, argv)).toEqual({ code: 0, out: '', err: '' });
    expect((await onTerminal(true, argv)).err).toContain('reading 1/1');
  });
});

describe('a mistake of the user', () => {
  async function mistake(code: number, ...argv: string[]): Promise<string> {
    const before = await readdir(home, { recursive: true });
    const outcome = await zhibiao(...argv);
    expect(outcome.code).toBe(code);
    expect(outcome.out).toBe('');
    const lines = outcome.err.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^zhibiao: \S/);
    expect(await readdir(home, { recursive: true })).toEqual(before);
    return lines.at(-1)!;
  }

  it('in the command line is one line and exit code 2', async () => {
    expect(await mistake(2, 'extrakt')).toContain("'extrakt'");
    expect(await mistake(2, 'run', '--rawr', 'x')).toContain('--rawr');
    expect(await mistake(2, 'extract', 'x.txt')).toContain('--out');
    expect(await mistake(2, 'run', '--jobs', 'many')).toContain('many');
    expect(await mistake(2, 'extract', at('none.txt'), '--out', at('d'))).toContain('none.txt: no such file');
  });

  it('with nothing to read is exit code 4', async () => {
    await mkdir(at('nothing'));
    expect(await mistake(4, 'run', '--raw', at('nothing'), '--extracted', at('e'))).toContain(
      'holds no documents',
    );
    const empty = await put('empty.txt', '');
    expect(await mistake(4, 'extract', empty, '--out', at('d'))).toContain(
      'none of the documents could be read',
    );
  });

  it('in a rule pack names file, line and key', async () => {
    await cp(RULES, at('rules'), { recursive: true });
    await put('rules/mine.yaml', 'pack: mine\nindicatorz: []\nindicators: []\n');
    const report = await put('report.txt', REPORT);
    const line = await mistake(2, 'extract', report, '--out', at('d'), '--rules', at('rules'));
    expect(line).toContain('mine.yaml:2:1: unknown key "indicatorz"');
    expect(await mistake(2, 'rules', 'check', '--rules', at('rules'))).toBe(line);
    expect(await mistake(2, 'run', '--rules', at('none'))).toContain('none');
  });

  it('about where to write leaves everything as it was', async () => {
    const report = await put('report.txt', REPORT);
    await put('mine/series.csv', 'keep');
    expect(await mistake(2, 'extract', report, '--out', at('mine'))).toContain('no dataset');
    expect(await mistake(4, 'extract', report, '--out', at('report.txt', 'd'))).toContain(
      'cannot be written',
    );
    expect(await mistake(4, 'run', '--raw', RAW, '--extracted', report)).toContain('cannot be written');
  });
});

describe('evaluate', () => {
  it('scores the latest version if no folder is named', async () => {
    await put('raw/report.txt', REPORT);
    await zhibiao('run', '--raw', at('raw'), '--extracted', at('extracted'));
    const start = REPORT.indexOf('3.46');
    await put(
      'gold/report.jsonl',
      JSON.stringify({
        start,
        end: start + 4,
        text: '3.46',
        class: 'observation',
        indicator: '地区生产总值',
        measure: 'level',
        value: 3.46,
        unit: '万亿元',
        qualifier: 'eq',
        period: '2023',
        status: 'actual',
      }),
    );
    const { code, out } = await zhibiao(
      'evaluate',
      '--gold',
      at('gold'),
      '--extracted',
      at('extracted'),
      '--errors',
      '9',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^report: gold 1 rows 2 {2}found P\/R\/F1 \[0\.5, 1\.0, 0\.6667\]/);
    expect(out).toContain('false\treport');
  });

  it('says what is missing', async () => {
    await mkdir(at('gold'));
    expect((await zhibiao('evaluate', '--gold', at('gold'))).err).toContain('holds no gold labels');
    await put('gold/report.jsonl', '{"start": 1}');
    expect((await zhibiao('evaluate', '--gold', at('gold'), '--data', home)).err).toContain(
      'report.jsonl:1: is no label',
    );
  });
});

describe('rules', () => {
  it('check counts what the packs hold', async () => {
    const { code, out } = await zhibiao('rules', 'check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).pattern).toBeGreaterThan(0);
  });

  it('schema prints a JSON Schema', async () => {
    expect(JSON.parse((await zhibiao('rules', 'schema', 'units')).out)).toMatchObject({ type: 'object' });
    expect(Object.keys(JSON.parse((await zhibiao('rules', 'schema')).out))).toContain('patterns');
  });
});

describe('help', () => {
  it('has examples for every command', async () => {
    for (const argv of [
      [],
      ['run'],
      ['extract'],
      ['export'],
      ['evaluate'],
      ['rules', 'check'],
      ['rules', 'schema'],
    ]) {
      const { code, out } = await zhibiao(...argv, '--help');
      expect([argv, code]).toEqual([argv, 0]);
      expect(out).toContain('zhibiao ');
      expect(out).toContain('Examples:');
    }
    expect((await zhibiao()).code).toBe(2);
  });
});
