import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type GoldFile, parseGold, parseRanges } from '../evaluate/gold.ts';
import type { Span } from '../types.ts';
import { Failure } from './failure.ts';

/**
 * The labels of a folder, one file NAME.jsonl a document.
 * @throws Failure for a folder that cannot be read or holds none, or a line that is no label.
 */
export async function readGold(folder: string): Promise<GoldFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new Failure(`${folder}: is no folder that can be read; name the folder of gold labels with --gold`);
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  if (files.length === 0) throw new Failure(`${folder}: holds no gold labels (*.jsonl); check --gold`);
  return Promise.all(
    files.map(async (name) => {
      const content = await readFile(path.join(folder, name), 'utf8');
      try {
        return parseGold(name, content);
      } catch (error) {
        throw new Failure(`${folder}/${error instanceof Error ? error.message : name}`);
      }
    }),
  );
}

/** A file of labels, and the stretches of the report that are labelled. */
export interface PartialGold extends GoldFile {
  /** Of NAME.ranges.json beside it; the whole report where there is none. */
  readonly ranges: readonly Span[] | undefined;
}

/** @throws Failure as `readGold`, and for a file of ranges that holds none. */
export async function readPartialGold(folder: string): Promise<PartialGold[]> {
  return Promise.all(
    (await readGold(folder)).map(async (gold) => {
      const file = path.join(folder, `${gold.stem}.ranges.json`);
      const content = await readFile(file, 'utf8').catch(() => undefined);
      try {
        return { ...gold, ranges: content === undefined ? undefined : parseRanges(content) };
      } catch {
        throw new Failure(`${file}: is no list of [start, end]; correct it or delete it`);
      }
    }),
  );
}
