import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles, loadDocuments } from '../../src/ingest/files.ts';
import { loadAreas } from '../../src/segment/areas.ts';

let root: string;
const REPORT = '政府工作报告\n一、2023年工作回顾\n全市生产总值增长5.0%。\n';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhibiao-'));
  const files = [
    'raw/b.txt',
    'raw/a.txt',
    'raw/2024/a.txt',
    'raw/README.md',
    'raw/.hidden.txt',
    'raw/.git/x.txt',
    'old/a.txt',
  ];
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), REPORT);
  }
  await writeFile(join(root, 'raw/c.pdf'), '%PDF-1.7');
});

afterAll(() => rm(root, { recursive: true }));

const names = async (...paths: string[]): Promise<string[]> =>
  (await findFiles(paths.map((path) => join(root, path)))).map(({ sourceFile }) => sourceFile);

describe('findFiles', () => {
  it('walks folders in the order of names, without hidden files and READMEs', async () => {
    expect(await names('raw')).toEqual(['2024/a.txt', 'a.txt', 'b.txt', 'c.pdf']);
  });

  it('calls a file given by itself by its name', async () => {
    expect(await names('raw/2024/a.txt')).toEqual(['a.txt']);
  });

  it('takes a file once though it is given twice', async () => {
    expect(await names('raw/b.txt', 'raw/b.txt')).toEqual(['b.txt']);
  });

  it('puts the folder before names that clash', async () => {
    expect(await names('raw/a.txt', 'old')).toEqual(['old/a.txt', 'raw/a.txt']);
  });

  it('fails for a path that is not there', async () => {
    await expect(names('nowhere')).rejects.toThrow('ENOENT');
  });
});

describe('loadDocuments', () => {
  const load = async (file: string) => (await loadDocuments(join(root, file), file, loadAreas()))[0]!;

  it('gives text, blocks, metadata and the hash of a report', async () => {
    const document = await load('raw/a.txt');
    expect(document).toMatchObject({
      id: 'a',
      sourceFile: 'raw/a.txt',
      metadata: { kind: 'work_report', referenceYear: '2023' },
    });
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives a refused file back with the reason', async () => {
    expect(await load('raw/c.pdf')).toMatchObject({
      id: 'c',
      mediaType: 'application/pdf',
      reason: 'damaged PDF: it cannot be opened; fetch it again, or open it and save it anew',
    });
  });

  it('refuses a file that is too large without reading it', async () => {
    await writeFile(join(root, 'large.txt'), '');
    await truncate(join(root, 'large.txt'), 65 * 2 ** 20);
    expect(await load('large.txt')).toMatchObject({ reason: expect.stringContaining('64 MiB') });
  });
});
