import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCsv } from '../../src/publish/reading.ts';
import { columnReader } from '../../src/report/columns.ts';
import type { ReportShape } from '../../src/report/shape.ts';
import type { CorrectionsPack } from '../../src/rules/corrections.ts';
import type { Draft, Refusal, Renewal } from '../../src/serve/shape.ts';
import { zhibiao } from '../cli/terminal.ts';
import {
  ask,
  deskOf,
  headersOf,
  makeHome,
  partOf,
  placesOf,
  post,
  remove,
  type Served,
  serve,
  textOf,
} from './served.ts';

const BIN = fileURLToPath(new URL('../../bin/zhibiao.js', import.meta.url));

let home: string;
let served: Served;
let rows: readonly Readonly<Record<string, string>>[];

beforeAll(async () => {
  home = await makeHome();
  rows = readCsv(await readFile(path.join(home, 'extracted/reports/1.0.0/observations.csv'), 'utf8')).rows;
  served = await serve(home);
});
afterEach(async () => {
  // Each test begins with a version that has no corrections.
  for (let desk = await deskOf(served.url); desk.standing.undoable !== ''; desk = await deskOf(served.url)) {
    expect((await post(served.url, '/undo', { id: desk.standing.undoable })).status).toBe(200);
  }
  await rm(served.pack, { force: true });
});
afterAll(async () => {
  expect(await served.stop()).toBe(0);
  await remove(home);
});

const rowOf = (value: string) => rows.find((row) => row.value === value)!;
const drafted = (value: string) => ({
  document_id: rowOf(value).document_id!,
  observation_id: rowOf(value).observation_id!,
  reason: 'As the communiqué has it.',
  author: '张三',
});
const setting = (set: Record<string, string>, expected: Record<string, string>): Draft => ({
  ...drafted('3.46'),
  action: 'set',
  expect: expected,
  set,
});
const newValue = () => setting({ value: '3.47' }, { value: '3.46' });

const write = (draft: unknown) => post(served.url, '/corrections', draft);
const written = async () => parse((await textOf(served.pack)) ?? 'corrections: []') as CorrectionsPack;
const errorsOf = (body: string) => (JSON.parse(body) as Refusal).errors;
const cellsOf = ({ observations }: ReportShape, name: string) => {
  const read = columnReader(observations, name);
  return Array.from({ length: observations.length }, (_, i) => read(i));
};

describe('a stranger', () => {
  const knock = async (headers: Record<string, string>, body = JSON.stringify(newValue())) => {
    const { token } = await deskOf(served.url);
    const own = headersOf(served.url, token);
    return ask(served.url, { method: 'POST', path: '/corrections', headers: { ...own, ...headers }, body });
  };

  it.each([
    ['no token', { 'x-zhibiao-token': '' }, 403],
    ['another token', { 'x-zhibiao-token': 'A'.repeat(43) }, 403],
    ['the page of another site', { origin: 'http://example.org' }, 403],
    ['a page that hides where it is from', { origin: 'null' }, 403],
    ['a name that leads here by DNS', { host: 'example.org', origin: 'http://example.org' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('with %s writes nothing', async (_, headers, status) => {
    expect((await knock(headers)).status).toBe(status);
    expect(await textOf(served.pack)).toBeUndefined();
  });

  it('does not get the page under another name', async () => {
    const { status, body } = await ask(served.url, { headers: { host: 'example.org' } });
    expect([status, body.includes('part-desk')]).toEqual([403, false]);
  });

  it.each(['/../../etc/passwd', '/%2e%2e/package.json', '/raw/report.txt', '//', '/corrections/'])(
    'finds nothing at %s',
    async (target) => expect((await ask(served.url, { path: target })).status).toBe(404),
  );

  it.each([
    ['no JSON', '{', 400],
    ['JSON that is no correction', '{"action":"set"}', 400],
    ['a key too many', JSON.stringify({ action: 'drop', file: '../../x' }), 400],
    ['more than a correction holds', JSON.stringify({ action: 'drop', reason: 'x'.repeat(100_000) }), 413],
  ])('who sends %s is told so', async (_, body, status) => {
    expect((await knock({}, body)).status).toBe(status);
    expect((await knock({ 'transfer-encoding': 'chunked' }, body)).status).toBe(status);
    expect(await textOf(served.pack)).toBeUndefined();
  });

  it('may use no other method', async () => {
    expect((await ask(served.url, { method: 'DELETE', path: '/' })).status).toBe(405);
    expect((await ask(served.url, { path: '/corrections' })).headers.allow).toBe('POST');
  });
});

describe('the page', () => {
  it('may ask its own server and no other, and stands in no frame', async () => {
    const { headers, body } = await ask(served.url);
    expect(body).toContain("connect-src 'self'");
    expect(body).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  it('gets another token at each start', async () => {
    const again = await serve(home);
    expect((await deskOf(again.url)).token).not.toBe((await deskOf(served.url)).token);
    await again.stop();
  });
});

describe('a correction', () => {
  it('of a value is written as documented, shown at once, and taken back', async () => {
    const { status, body } = await write(newValue());
    expect(status).toBe(200);
    const { id, report, documents, standing } = JSON.parse(body) as Renewal;
    expect(await textOf(served.pack)).toMatch(
      new RegExp(`^pack: corrections/reports
corrections:
  - id: ${id}
    match: \\{ document_id: report, observation_id: ${rowOf('3.46').observation_id} \\}
    action: set
    expect: \\{ value: "3.46" \\}
    set: \\{ value: "3.47" \\}
    reason: As the communiqué has it.
    author: 张三
    date: \\d{4}-\\d\\d-\\d\\d
$`),
    );
    expect(cellsOf(report, 'value')).toContain('3.47');
    expect(cellsOf(report, 'normalized_value')).toContain('3470000000000');
    expect(cellsOf(report, 'correction_id').filter(Boolean)).toEqual([id]);
    expect(documents.map(([row]) => row)).toEqual([1]);
    expect(standing).toMatchObject({
      undoable: id,
      pending: [{ id, state: 'applied', original: { value: '3.46' }, corrected: { value: '3.47' } }],
    });
    const loaded = partOf<ReportShape>((await ask(served.url)).body, 'page');
    expect(cellsOf(loaded, 'value')).toContain('3.47');
    expect(loaded.notices).toEqual([]);

    const undone = await post(served.url, '/undo', { id });
    expect(undone.status).toBe(200);
    expect(cellsOf((JSON.parse(undone.body) as Renewal).report, 'value')).toContain('3.46');
    expect(await textOf(served.pack)).toBeUndefined();
  });

  it('may confirm a row, drop one, and add one of a number that was set aside', async () => {
    const confirm = await write({ ...drafted('3.46'), action: 'confirm', expect: { value: '3.46' } });
    const drop = await write({ ...drafted('6.0'), action: 'drop', expect: { value: '6.0' } });
    const numbers = readCsv(await readFile(served.at('extracted/reports/1.0.0/numbers.csv'), 'utf8')).rows;
    const start = Number(numbers.find(({ text }) => text === '144')!.start);
    const set = {
      indicator: '过境免签时长',
      measure: 'level',
      value: '144',
      unit: '小时',
      period: '2023',
      status: 'actual',
    };
    const add = await write({
      document_id: 'report',
      start,
      action: 'add',
      set,
      reason: 'Ours.',
      author: '李四',
    });
    expect([confirm.status, drop.status, add.status]).toEqual([200, 200, 200]);
    expect((await written()).corrections).toMatchObject([
      { action: 'confirm' },
      { action: 'drop' },
      { action: 'add', match: { document_id: 'report', quote: '实施144小时过境免签政策', numeral: '144' } },
    ]);
    const { report, standing } = JSON.parse(add.body) as Renewal;
    expect(cellsOf(report, 'indicator')).toContain('过境免签时长');
    expect(cellsOf(report, 'value')).not.toContain('6.0');
    expect(standing.pending.map(({ state, start: at }) => [state, at > 0])).toEqual(
      Array(3).fill(['applied', true]),
    );
  });

  it('gives what the next run publishes', async () => {
    const { report } = JSON.parse((await write(newValue())).body) as Renewal;
    const argv = ['extract', served.at('raw'), '--rules', served.at('rules'), '--out', served.at('dataset')];
    expect(await zhibiao(...argv)).toMatchObject({ code: 0 });
    for (const name of ['observations', 'numbers', 'findings', 'series', 'documents'] as const) {
      const { rows: expected } = readCsv(await readFile(served.at('dataset', `${name}.csv`), 'utf8'));
      const { columns, length } = report[name];
      const readers = columns.map((column) => [column, columnReader(report[name], column)] as const);
      const shown = Array.from({ length }, (_, i) =>
        Object.fromEntries(readers.map(([column, read]) => [column, read(i)])),
      );
      expect(shown).toEqual(expected);
    }
  });

  it.each([
    [
      'expects what is not there',
      () => setting({ value: '3.47' }, { value: '3.45' }),
      'value is "3.46" now, not "3.45"',
    ],
    [
      'sets a cell to nothing it may hold',
      () => setting({ measure: 'size' }, { measure: 'level' }),
      'corrections.0.set.measure',
    ],
    ['has no reason', () => ({ ...newValue(), reason: '  ' }), 'must say something'],
    [
      'knows no such indicator',
      () => setting({ indicator_id: 'x' }, { indicator_id: 'gross_domestic_product' }),
      'no indicator has the id "x"',
    ],
    ['is of a row that is not there', () => ({ ...newValue(), observation_id: 'x' }), 'matches no row'],
    [
      'sets a unit that is in no pack',
      () => setting({ unit: '朵' }, { unit: '万亿元' }),
      'is in no units pack',
    ],
  ])(
    'that %s is refused with the words of the command line, and nothing is written',
    async (_, draft, message) => {
      const { status, body } = await write(draft());
      expect([status, errorsOf(body)]).toEqual([422, [expect.stringContaining(message)]]);
      expect(errorsOf(body)[0]).toMatch(/^corrections\/reports\.yaml:\d/);
      expect(await textOf(served.pack)).toBeUndefined();
      expect(await readdir(served.at('rules', 'corrections')).catch(() => [])).toEqual([]);
    },
  );

  it('that does not fit says what run would say', async () => {
    const draft = setting({ value: '3.47' }, { value: '3.45' });
    const { body } = await write(draft);
    await mkdir(served.at('rules', 'corrections'), { recursive: true });
    const { action, document_id, observation_id, ...said } = draft as Draft & { observation_id: string };
    const id = errorsOf(body)[0]!.match(/correction (\S+):/)![1];
    const entry = { id, match: { document_id, observation_id }, action, ...said, date: '2026-03-01' };
    await writeFile(served.pack, `pack: p\ncorrections:\n  - ${JSON.stringify(entry)}\n`);
    const { err } = await zhibiao('run', ...placesOf(home));
    await writeFile(served.pack, 'pack: p\ncorrections: []\n');
    await rm(served.pack);
    expect(err.split('\n')[0]).toBe(`zhibiao: ${errorsOf(body)[0]}`);
  });

  it('of a row that has one is refused: there is one for a row', async () => {
    await write(newValue());
    const { status, body } = await write(setting({ value: '3.48' }, { value: '3.46' }));
    expect([status, errorsOf(body)[0]]).toEqual([
      422,
      expect.stringContaining('corrects the same number as'),
    ]);
    expect((await written()).corrections).toHaveLength(1);
  });

  it('that another program wrote meanwhile stays, and its comments too', async () => {
    await write(newValue());
    const mine = (await textOf(served.pack))!;
    const theirs = mine.replace('corrections:\n', 'corrections: # checked in May\n').replace('张三', '王五');
    await writeFile(served.pack, theirs);
    const { status } = await write({ ...drafted('6.0'), action: 'confirm', expect: { value: '6.0' } });
    expect(status).toBe(200);
    expect((await textOf(served.pack))!.startsWith(theirs)).toBe(true);
  });

  it('is taken back alone where the file was edited since', async () => {
    const first = JSON.parse((await write(newValue())).body) as Renewal;
    const mine = (await textOf(served.pack))!;
    await writeFile(served.pack, `# kept\n${mine}`);
    expect((await post(served.url, '/undo', { id: first.id })).status).toBe(200);
    expect(await textOf(served.pack)).toBe('# kept\npack: corrections/reports\ncorrections: []\n');
  });

  it('that is not the last one is not taken back', async () => {
    const { id } = JSON.parse((await write(newValue())).body) as Renewal;
    await write({ ...drafted('6.0'), action: 'confirm', expect: { value: '6.0' } });
    expect((await post(served.url, '/undo', { id })).status).toBe(409);
    expect((await written()).corrections).toHaveLength(2);
  });

  it('does not get lost where two are written at a time', async () => {
    const drafts = ['3.46', '6.0', '6.2', '120'].map((value) => ({
      ...drafted(value),
      action: 'confirm',
      expect: { value },
    }));
    const answers = await Promise.all(drafts.map(write));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await written()).corrections).toHaveLength(4);
  });
});

describe('without the reports', () => {
  it('a correction is written unchecked if the rows of the version fit it, and none is added', async () => {
    const version = ['--extracted', served.at('extracted'), '--rules', served.at('rules')];
    await mkdir(served.at('elsewhere'), { recursive: true });
    await cp(served.at('extracted/reports/1.0.0'), served.at('copy'), { recursive: true });
    const alone = await serve(home, [served.at('copy'), ...version, '--raw', served.at('elsewhere')]);
    expect(alone.said()).toContain('not at hand');
    const refused = await post(alone.url, '/corrections', setting({ value: '1' }, { value: '2' }));
    expect([refused.status, errorsOf(refused.body)[0]]).toEqual([
      422,
      expect.stringContaining('value is "3.46" now'),
    ]);
    const set = { indicator: 'x', measure: 'level', value: '1', unit: '', period: '2023', status: 'actual' };
    const added = await post(alone.url, '/corrections', {
      document_id: 'report',
      start: 1,
      action: 'add',
      set,
      reason: 'r',
      author: 'a',
    });
    expect([added.status, errorsOf(added.body)[0]]).toEqual([422, expect.stringContaining('not at hand')]);
    const { body, status } = await post(alone.url, '/corrections', newValue());
    expect(status).toBe(200);
    const { standing, id } = JSON.parse(body) as Renewal;
    expect(standing.pending).toMatchObject([{ id, state: 'unchecked' }]);
    await post(alone.url, '/undo', { id });
    expect(await alone.stop()).toBe(0);
  });
});

describe('after a run', () => {
  it('the page shows the new version, and nothing is pending any more', async () => {
    const own = await makeHome();
    const server = await serve(own);
    await post(server.url, '/corrections', newValue());
    expect((await deskOf(server.url)).standing.pending).toHaveLength(1);
    await zhibiao('run', ...placesOf(own));
    const { body } = await ask(server.url);
    expect(partOf<ReportShape>(body, 'page').edition.version).toBe('1.0.1');
    expect((await deskOf(server.url)).standing.pending).toEqual([]);
    await writeFile(server.pack, 'pack: p\ncorrections: []\n');
    expect((await deskOf(server.url)).standing.pending).toMatchObject([{ state: 'withdrawn' }]);
    expect(await server.stop()).toBe(0);
    await remove(own);
  });
});

describe('the command', () => {
  it('says in one line that its port is taken', async () => {
    const port = new URL(served.url).port;
    const { code, err } = await zhibiao('serve', ...placesOf(home), '--port', port);
    expect([code, err]).toEqual([
      4,
      expect.stringContaining(`127.0.0.1:${port}: another program answers there`),
    ]);
  });

  it.each([
    [['--port', '70000'], 'whole number from 0 to 65535'],
    [['--raw', 'nowhere'], 'no such folder'],
    [['9.9.9'], 'has no version 9.9.9'],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await zhibiao('serve', ...placesOf(home).slice(2), ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well at %s, with pages still open', async (signal) => {
    const argv = [BIN, 'serve', ...placesOf(home), '--port', '0', '--json'];
    const server = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };
    expect((await fetch(url)).status).toBe(200);
    server.kill(signal);
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('prints where it answers', async () => {
    const { code, out } = await zhibiao('serve', ...placesOf(home), '--port', '0');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\nCorrections go to /),
    ]);
  });
});
