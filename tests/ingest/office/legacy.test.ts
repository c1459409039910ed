import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { convert } from '../../../src/ingest/office/convert.ts';
import { readerFor } from '../../../src/ingest/reader.ts';
import { stated, tableRows } from '../structure.ts';
import { docxOf, p } from './docx_file.ts';

const WORD = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
const toDocx = { from: 'doc', to: 'docx' } as const;
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
const ACCOUNTS = join(
  process.env.ZHIBIAO_SHARED ?? '../shared',
  'corpus/elsewhere/hotan_2025_final_accounts.doc',
);
const isPosix = process.platform !== 'win32';

const read = async (name: string, bytes: Uint8Array) =>
  readerFor(name, bytes).read(bytes, { sourceFile: name, ocr: 'never' });

const RTF = new TextEncoder().encode(
  `{\\rtf1\\ansi\\ansicpg936 ${[...'全年增长5.0%。'].map((char) => `\\u${char.charCodeAt(0)}?`).join('')}\\par}`,
);

describe('a file of a legacy form', () => {
  it('is refused without LibreOffice, saying what to do', async () => {
    const conversion = convert(WORD, toDocx, { programs: ['no-such-program'], timeout: 1000 });
    await expect(conversion).rejects.toThrow(UnreadableInput);
    await expect(conversion).rejects.toThrow(
      '.doc files are read with the help of LibreOffice, which is not installed: install it, or save the file as .docx',
    );
  });

  it.each(['a.doc', 'a.wps', 'a.xls', 'a.et', 'a.docx'])(
    'is refused as %s where it is only text by that name',
    async (name) => {
      await expect(read(name, new TextEncoder().encode('全年增长5.0%。'))).rejects.toThrow('name it .txt');
    },
  );

  it('is read without LibreOffice where it is a newer form by an old name', async () => {
    expect((await read('a.doc', docxOf(p('增长5.0%')))).text).toBe('增长5.0%');
    expect((await read('a.doc', docxOf(p('增长5.0%')))).mediaType).toBe('application/msword');
  });

  it('is read as a page where Word saved it as one', async () => {
    const mail =
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>增长5.0%</p>\n--b--';
    expect((await read('a.doc', new TextEncoder().encode(mail))).text).toBe('增长5.0%');
  });
});

describe.skipIf(!isPosix)('LibreOffice', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhibiao-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A program in its place, which is given the same arguments. */
  async function program(script: string): Promise<string> {
    const file = join(folder, `program-${Math.abs(script.length)}`);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  it('is given the file and a profile of its own, and leaves nothing behind', async () => {
    const args = join(folder, 'args');
    const copy = await program(
      `echo "$@" > ${args}; while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp "$3" "$2/report.docx"`,
    );
    const scratch = join(folder, 'scratch');
    await mkdir(scratch);
    vi.stubEnv('TMPDIR', scratch);
    expect(await convert(WORD, toDocx, { programs: ['no-such-program', copy], timeout: 10_000 })).toEqual(
      WORD,
    );
    expect(await readFile(args, 'utf8')).toMatch(
      /^--headless --norestore -env:UserInstallation=file:.*profile --convert-to docx --outdir .*out .*report\.doc\n$/,
    );
    vi.unstubAllEnvs();
    expect(await readdir(scratch)).toEqual([]);
  });

  it('is stopped, with what it started, when it takes too long', async () => {
    const slow = await program('sleep 60 & wait');
    const conversion = convert(WORD, toDocx, { programs: [slow], timeout: 300 });
    await expect(conversion).rejects.toThrow('did not convert the file within');
  });

  it('that makes no file ends in a refusal', async () => {
    const failing = await program('exit 0');
    const conversion = convert(WORD, toDocx, { programs: [failing], timeout: 10_000 });
    await expect(conversion).rejects.toThrow('LibreOffice cannot open the file');
  });
});

describe.skipIf(!hasLibreOffice)('an installed LibreOffice (left out where it is not)', () => {
  it('reads RTF', async () => {
    expect(stated(await read('a.rtf', RTF))).toEqual(['paragraph: 全年增长5.0%。']);
  });

  it.skipIf(!existsSync(ACCOUNTS))(
    `reads the tables of ${ACCOUNTS} (left out where it is not)`,
    async () => {
      const tables = tableRows(await read('accounts.doc', new Uint8Array(readFileSync(ACCOUNTS))));
      expect(tables.flat().length).toBeGreaterThan(2000);
      expect(tables[0]!.slice(0, 2)).toEqual([
        '0:项目 | 1:合计决算数 | 2:皮山县 | 3:墨玉县 | 4:和田县 | 5:洛浦县 | 6:策勒县 | 7:于田县 | 8:民丰县 | 9:和田市',
        '0:返还性支出 | 1:21951 | 2:2076 | 3:4197 | 4:2573 | 5:2260 | 6:1103 | 7:1713 | 8:1897 | 9:6132',
      ]);
    },
    300_000,
  );
});
