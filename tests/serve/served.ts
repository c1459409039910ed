import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/main.ts';
import type { DeskShape } from '../../src/serve/shape.ts';
import { zhibiao } from '../cli/terminal.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));

export const REPORT = `深圳市2024年政府工作报告

一、2023年工作回顾

地区生产总值3.46万亿元、增长6.0%。规上工业增加值增长6.2%。实施144小时过境免签政策。
`;
export const OTHER = '甲市2024年政府工作报告\n\n一、2023年工作回顾\n\n地区生产总值120亿元。\n';

/** A folder with reports, rules of its own and one version; and a server on it that a test starts and ends. */
export interface Served {
  readonly at: (...names: string[]) => string;
  readonly pack: string;
  readonly url: string;
  readonly said: () => string;
  readonly stop: () => Promise<number>;
}

export async function makeHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'zhibiao-serve-'));
  await cp(RULES, path.join(home, 'rules'), { recursive: true });
  await mkdir(path.join(home, 'raw'));
  await writeFile(path.join(home, 'raw', 'report.txt'), REPORT);
  await writeFile(path.join(home, 'raw', 'other.txt'), OTHER);
  await zhibiao('run', ...placesOf(home));
  return home;
}

export function placesOf(home: string, raw = 'raw'): string[] {
  const at = (name: string) => path.join(home, name);
  return ['--raw', at(raw), '--extracted', at('extracted'), '--rules', at('rules')];
}

/** Runs the command until the test ends it. */
export async function serve(home: string, argv: readonly string[] = placesOf(home)): Promise<Served> {
  let err = '';
  let end: () => void = () => undefined;
  const interrupted = new Promise<void>((resolve) => {
    end = resolve;
  });
  let code: Promise<number> | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    code = run(['serve', ...argv, '--port', '0', '--json'], {
      stdout: (text) => resolve((JSON.parse(text) as { url: string }).url),
      stderr: (text) => {
        err += text;
      },
      isTerminal: false,
      env: {},
      interrupted: () => interrupted,
    });
    code.then(() => reject(new Error(err)), reject);
  });
  return {
    at: (...names) => path.join(home, ...names),
    pack: path.join(home, 'rules', 'corrections', 'reports.yaml'),
    url,
    said: () => err,
    stop: () => {
      end();
      return code!;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as any program can make it: a browser would not let a page set some of these headers. */
export function ask(
  url: string,
  options: {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<Answer> {
  const { method = 'GET', path: target = '/', headers = {}, body } = options;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const message = send({ hostname, port, method, path: target, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    message.on('error', reject);
    message.end(body);
  });
}

/** A part of the page that a server gives. */
export function partOf<Shape>(html: string, name: string): Shape {
  const json = html.match(
    new RegExp(`<script type="application/json" id="part-${name}">(.*?)</script>`, 's'),
  )?.[1];
  return JSON.parse(json ?? 'null') as Shape;
}

export async function deskOf(url: string): Promise<DeskShape> {
  return partOf<DeskShape>((await ask(url)).body, 'desk');
}

/** What the page itself sends, token and all. */
export async function post(url: string, target: string, content: unknown): Promise<Answer> {
  const { token } = await deskOf(url);
  return ask(url, {
    method: 'POST',
    path: target,
    headers: headersOf(url, token),
    body: JSON.stringify(content),
  });
}

export function headersOf(url: string, token: string): Record<string, string> {
  return {
    origin: new URL(url).origin,
    'content-type': 'application/json',
    'x-zhibiao-token': token,
  };
}

export const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch(() => undefined);

export const remove = (home: string): Promise<void> => rm(home, { recursive: true, force: true });
