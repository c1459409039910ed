import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/publish/dataset.ts';
import { manifestSchema } from '../../src/publish/manifest.ts';
import { compareVersions, latestOf, nextVersion } from '../../src/publish/semver.ts';
import { latestVersion, publishVersion } from '../../src/publish/versions.ts';
import { observation } from '../rows.ts';
import { datasetOf, edition } from './dataset.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'zhibiao-versions-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const publish = (dataset: Dataset, bom = false) =>
  publishVersion(home, dataset, { dataset: 'reports', engine: edition.engine, bom });
const first = observation({ observation_id: 'a' });

describe('publishing', () => {
  it('begins with 1.0.0', async () => {
    const publication = await publish(datasetOf());
    expect(publication).toMatchObject({ version: '1.0.0', parent: '', isNew: true });
    expect(await readdir(path.join(home, 'reports'))).toEqual(['1.0.0', 'CHANGELOG.md']);
    expect(await latestVersion(home, 'reports')).toBe('1.0.0');
  });

  it('publishes nothing when nothing changed', async () => {
    await publish(datasetOf());
    expect(await publish(datasetOf())).toMatchObject({ version: '1.0.0', isNew: false });
    expect(await readdir(path.join(home, 'reports'))).toEqual(['1.0.0', 'CHANGELOG.md']);
  });

  it('raises the last number when values are corrected', async () => {
    await publish(datasetOf([first]));
    expect(await publish(datasetOf([{ ...first, value: '3.47' }]))).toMatchObject({
      version: '1.0.1',
      parent: '1.0.0',
      difference: { tier: 'patch', added: 0, removed: 0, changed: 1 },
    });
  });

  it('raises the middle number when rows come or go', async () => {
    await publish(datasetOf([first]));
    const second = observation({ observation_id: 'b', start: 90, end: 94 });
    expect(await publish(datasetOf([first, second]))).toMatchObject({
      version: '1.1.0',
      difference: { tier: 'minor', added: 1, removed: 0, changed: 0 },
    });
    expect(await publish(datasetOf([second]))).toMatchObject({
      version: '1.2.0',
      difference: { removed: 1 },
    });
  });

  it('does not count a row as changed that only stands elsewhere', async () => {
    await publish(datasetOf([first]));
    expect(await publish(datasetOf([{ ...first, start: 16, end: 20 }]))).toMatchObject({
      version: '1.0.1',
      difference: { tiers: { value: 0, provenance: 1 } },
    });
  });

  it('raises the first number when columns change', async () => {
    const { folder } = await publish(datasetOf([first]));
    const file = path.join(folder, 'datapackage.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"severity"', '"weight"'));
    expect(await publish(datasetOf([first]))).toMatchObject({
      version: '2.0.0',
      difference: { tier: 'major' },
    });
  });

  it('names itself and its parent in the manifest', async () => {
    await publish(datasetOf([first]));
    const { folder } = await publish(datasetOf([{ ...first, value: '3.47' }]));
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')),
    );
    expect(manifest).toMatchObject({ version: '1.0.1', parent: '1.0.0', engine: { version: '0.1.0' } });
  });

  it('does not take half a version of a killed run for one', async () => {
    await mkdir(path.join(home, 'reports', '.7.0.0.99999999.tmp'), { recursive: true });
    expect(await publish(datasetOf())).toMatchObject({ version: '1.0.0' });
    expect(await readdir(path.join(home, 'reports'))).toEqual(['1.0.0', 'CHANGELOG.md']);
  });
});

describe('version numbers', () => {
  it('are ordered by number, not by letter', () => {
    expect(latestOf(['1.9.0', '1.10.0', '1.2.11', 'notes', '.1.11.0.tmp'])).toBe('1.10.0');
    expect(compareVersions('2.0.0', '10.0.0')).toBeLessThan(0);
    expect(latestOf([])).toBeUndefined();
  });

  it('begin the lower numbers again', () => {
    expect(nextVersion('1.2.3', 'patch')).toBe('1.2.4');
    expect(nextVersion('1.2.3', 'minor')).toBe('1.3.0');
    expect(nextVersion('1.2.3', 'major')).toBe('2.0.0');
  });
});
