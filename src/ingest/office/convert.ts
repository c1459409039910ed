import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PQueue from 'p-queue';
import { UnreadableInput } from '../errors.ts';

export interface Conversion {
  /** Extensions without the dot; LibreOffice goes by the content and, where that does not tell, by the extension. */
  readonly from: string;
  readonly to: 'docx' | 'xlsx';
}

export interface Converter {
  /** Where LibreOffice may be, in the order in which they are tried. */
  readonly programs: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
}

const LIBREOFFICE: Converter = {
  programs: [
    'soffice',
    'libreoffice',
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  ],
  timeout: 180_000,
};

/** One at a time: each LibreOffice takes some hundred megabytes. */
const queue = new PQueue({ concurrency: 1 });

/**
 * Converts a file of a legacy Office form with LibreOffice, in a folder and with a profile of its own, which are removed.
 * @throws UnreadableInput where LibreOffice is not installed or cannot open the file.
 */
export const convert = (
  bytes: Uint8Array,
  conversion: Conversion,
  converter: Converter = LIBREOFFICE,
): Promise<Uint8Array> =>
  queue.add(() => inFolder((folder) => converted(bytes, conversion, converter, folder)));

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function converted(
  bytes: Uint8Array,
  { from, to }: Conversion,
  { programs, timeout }: Converter,
  folder: string,
): Promise<Uint8Array> {
  const input = join(folder, `report.${from}`);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  await writeFile(input, bytes);
  const options = ['--headless', '--norestore', `-env:UserInstallation=${profile}`];
  const args = [...options, '--convert-to', to, '--outdir', join(folder, 'out'), input];
  for (const program of programs) {
    const outcome = await run(program, args, timeout);
    if (outcome === 'absent') continue;
    if (outcome === 'late') {
      throw new UnreadableInput(
        `LibreOffice did not convert the file within ${Math.round(timeout / 1000)} s: save it as .${to}`,
      );
    }
    return readFile(join(folder, 'out', `report.${to}`)).then(
      (output) => new Uint8Array(output),
      () => {
        throw new UnreadableInput(
          `LibreOffice cannot open the file: it may be damaged or need a password; save it as .${to}`,
        );
      },
    );
  }
  throw new UnreadableInput(
    `.${from} files are read with the help of LibreOffice, which is not installed: install it, or save the file as .${to}`,
  );
}

type Outcome = 'done' | 'late' | 'absent';

function run(program: string, args: readonly string[], timeout: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
    let outcome: Outcome = 'done';
    const timer = setTimeout(() => {
      outcome = 'late';
      // The program is a script that starts others: all of them have to end.
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid!, 'SIGKILL');
    }, timeout);
    child.once('error', () => {
      clearTimeout(timer);
      resolve('absent');
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });
}
