import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeStale, writeFolder } from '../../src/publish/folder.ts';
import { FolderError } from '../../src/publish/folder_error.ts';
import { withLock } from '../../src/publish/lock.ts';
import { makeFolder } from '../../src/publish/make_folder.ts';

/** No process has this number: it is above the largest that Linux gives. */
const GONE = 99_999_999;

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-folder-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A dataset whose manifest lists `others`, which hold nothing. */
const files = (dataset: string, ...others: string[]) =>
  new Map([
    ['manifest.json', JSON.stringify({ dataset, outputs: others.map((file) => ({ file })) })],
    ...others.map((file) => [file, ''] as const),
  ]);
const nameIn = async (folder: string) =>
  JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')).dataset;

describe('writing a folder', () => {
  it('makes it whole, with the folders above it, and leaves nothing beside it', async () => {
    const target = path.join(home, 'new', 'dataset');
    await writeFolder(target, files('one'));
    expect(await nameIn(target)).toBe('one');
    expect(await readdir(path.dirname(target))).toEqual(['dataset']);
  });

  it('replaces a dataset, files that are no longer part of it included', async () => {
    const target = path.join(home, 'dataset');
    await writeFolder(target, files('one', 'old.csv'));
    await writeFolder(target, files('two'));
    expect(await readdir(target)).toEqual(['manifest.json']);
    expect(await readdir(home)).toEqual(['dataset']);
  });

  it('keeps files and folders that somebody put into a dataset, and drops only what is no longer part of it', async () => {
    const target = path.join(home, 'dataset');
    await writeFolder(target, files('one', 'old.csv', 'kept.csv'));
    await writeFile(path.join(target, 'notes.docx'), 'ten years of work');
    await mkdir(path.join(target, 'charts'));
    await writeFile(path.join(target, 'charts', 'gdp.svg'), 'a chart');
    await writeFolder(target, files('two', 'kept.csv', 'new.csv'));
    expect((await readdir(target)).sort()).toEqual([
      'charts',
      'kept.csv',
      'manifest.json',
      'new.csv',
      'notes.docx',
    ]);
    expect(await nameIn(target)).toBe('two');
    expect(await readFile(path.join(target, 'charts', 'gdp.svg'), 'utf8')).toBe('a chart');
    expect(await readdir(home)).toEqual(['dataset']);
  });

  it('replaces no file that the manifest of the old dataset does not list', async () => {
    const target = path.join(home, 'dataset');
    await writeFolder(target, files('one'));
    await writeFile(path.join(target, 'new.csv'), 'mine');
    await expect(writeFolder(target, files('two', 'new.csv'))).rejects.toThrow(
      'new.csv that is of no dataset',
    );
    expect([await nameIn(target), await readFile(path.join(target, 'new.csv'), 'utf8')]).toEqual([
      'one',
      'mine',
    ]);
    expect(await readdir(home)).toEqual(['dataset']);
  });

  it('takes nothing for its own where the old manifest cannot be read', async () => {
    const target = path.join(home, 'dataset');
    await writeFolder(target, files('one', 'old.csv'));
    await writeFile(path.join(target, 'manifest.json'), '{');
    await expect(writeFolder(target, files('two', 'old.csv'))).rejects.toMatchObject({ isForeign: true });
    expect((await readdir(target)).sort()).toEqual(['manifest.json', 'old.csv']);
  });

  it('puts back a dataset that a killed run had moved away and not replaced', async () => {
    await writeFolder(path.join(home, 'dataset'), files('one'));
    await rename(path.join(home, 'dataset'), path.join(home, `.dataset.${GONE}.old.tmp`));
    await mkdir(path.join(home, `.dataset.${GONE}.tmp`));
    await removeStale(home);
    expect(await readdir(home)).toEqual(['dataset']);
    expect(await nameIn(path.join(home, 'dataset'))).toBe('one');
  });

  it('puts a dataset beside the files of somebody else', async () => {
    const target = path.join(home, 'mine');
    await mkdir(target);
    await writeFile(path.join(target, 'thesis.docx'), 'ten years of work');
    await writeFolder(target, files('one'));
    expect((await readdir(target)).sort()).toEqual(['manifest.json', 'thesis.docx']);
    expect(await readdir(home)).toEqual(['mine']);
  });

  it('replaces no file of somebody else', async () => {
    await writeFile(path.join(home, 'series.csv'), 'ten years of work');
    const dataset = new Map([...files('one'), ['series.csv', 'new']]);
    await expect(writeFolder(home, dataset)).rejects.toMatchObject({ isForeign: true });
    expect(await readdir(home)).toEqual(['series.csv']);
    expect(await readFile(path.join(home, 'series.csv'), 'utf8')).toBe('ten years of work');
  });

  it('says which folder cannot be written', async () => {
    await writeFile(path.join(home, 'file'), '');
    const target = path.join(home, 'file', 'dataset');
    await expect(writeFolder(target, files('one'))).rejects.toThrow(target);
    await expect(writeFolder(target, files('one'))).rejects.toBeInstanceOf(FolderError);
  });

  it('removes what a killed run left, and not what a live one is writing', async () => {
    await mkdir(path.join(home, `.dataset.${GONE}.tmp`));
    await mkdir(path.join(home, `.dataset.${process.ppid}.tmp`));
    await mkdir(path.join(home, `.other.${GONE}.tmp`));
    await writeFolder(path.join(home, 'dataset'), files('one'));
    expect((await readdir(home)).sort()).toEqual(
      [`.dataset.${process.ppid}.tmp`, `.other.${GONE}.tmp`, 'dataset'].sort(),
    );
  });
});

describe('a lock', () => {
  const lock = () => path.join(home, '.lock');

  it('is held during the work and released after it, also when it fails', async () => {
    await withLock(lock(), async () => expect(await readdir(home)).toEqual(['.lock']));
    await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(home)).toEqual([]);
  });

  it('stops a second publisher while the first runs', async () => {
    await writeFile(lock(), String(process.ppid));
    await expect(withLock(lock(), async () => 1)).rejects.toThrow(`process ${process.ppid} is publishing`);
    expect(await readdir(home)).toEqual(['.lock']);
  });

  it('stops a second publisher of the same process', async () => {
    const [first, second] = await Promise.allSettled([
      withLock(lock(), () => withLock(path.join(home, '.other'), async () => 1)),
      withLock(lock(), async () => 2),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(await withLock(lock(), async () => 3)).toBe(3);
    expect(await readdir(home)).toEqual([]);
  });

  it('that says nothing is of a run that was killed', async () => {
    await writeFile(lock(), '');
    expect(await withLock(lock(), async () => 1)).toBe(1);
  });

  it('of a process that is gone is taken over', async () => {
    await writeFile(lock(), String(GONE));
    expect(await withLock(lock(), async () => 1)).toBe(1);
    expect(await readdir(home)).toEqual([]);
  });
});

describe('a folder that cannot be made', () => {
  it.skipIf(process.platform !== 'linux')('fails at once instead of hanging', async () => {
    await expect(makeFolder('/proc/nowhere/deeper')).rejects.toThrow(/ENOENT|EPERM|EACCES/);
  });
});
