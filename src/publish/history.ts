import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChangeRow } from '../diff/change_rows.ts';
import { MANIFEST, type Manifest, parseManifest } from './manifest.ts';
import { compareVersions, isVersion } from './semver.ts';
import { parseChanges } from './tables/changes.ts';

/** A published version; without a manifest if that cannot be read. */
export interface HistoryEntry {
  readonly version: string;
  readonly manifest: Manifest | undefined;
}

/** Enough for a few rows with their quotes; the file itself may hold a row for every observation. */
const HEAD = 64 * 1024;

/** The versions in a dataset's folder, newest first; none where there is no such folder. */
export async function readHistory(home: string): Promise<HistoryEntry[]> {
  const names = (await readdir(home).catch(() => [])).filter(isVersion).sort(compareVersions).reverse();
  return Promise.all(
    names.map(async (version) => {
      const content = await readFile(path.join(home, version, MANIFEST), 'utf8').catch(() => '');
      return { version, manifest: parseManifest(content) };
    }),
  );
}

/** The gravest changes of a version: those that stand first in its changes.csv. */
export async function firstChanges(folder: string, most: number): Promise<ChangeRow[]> {
  const head = await readHead(path.join(folder, 'changes.csv'));
  const rows = parseChanges(head)?.rows ?? [];
  return rows.slice(0, most);
}

/** The whole records at the beginning of a table. */
async function readHead(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    return bytesRead < HEAD ? text : wholeRecords(text);
  } finally {
    await handle.close();
  }
}

/** Up to the last line break that stands outside quotes. */
function wholeRecords(text: string): string {
  let end = text.lastIndexOf('\n');
  while (end > 0 && (text.slice(0, end).split('"').length - 1) % 2 === 1)
    end = text.lastIndexOf('\n', end - 1);
  return text.slice(0, end + 1);
}
