import { z } from 'zod';
import { compareDatasets, type TableFile } from '../diff/compare.ts';
import type { Change, Difference } from '../diff/difference.ts';
import type { Content } from './dataset.ts';
import { isSame, textOf } from './digest.ts';
import { MANIFEST } from './manifest.ts';
import type { Tier } from './semver.ts';

/** The files of a dataset folder by name. */
export type Files = ReadonlyMap<string, Content>;

export interface FileComparison {
  readonly difference: Difference;
  readonly tier: Tier;
}

const packageSchema = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }),
    }),
  ),
});

/**
 * How `after` differs from `before`, both rendered as the same edition; undefined where every file but the
 * manifest is the same. `shown` is the folder of `before`, for messages.
 * @throws TableError
 */
export function compareFiles(before: Files, after: Files, shown = ''): FileComparison | undefined {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => name !== MANIFEST);
  if (names.every((name) => isSame(before.get(name), after.get(name)))) return undefined;
  const difference = compareDatasets(tablesOf(before, shown), tablesOf(after, ''));
  return { difference, tier: tierOf(difference, columnsOf(before) !== columnsOf(after)) };
}

function tablesOf(files: Files, shown: string): { observations: TableFile; documents: TableFile } {
  const table = (file: string) => ({ file: shown && `${shown}/${file}`, content: textOf(files.get(file)) });
  return { observations: table('observations.csv'), documents: table('documents.csv') };
}

/**
 * Major: somebody who relies on the columns, the ids or what a row means has to look again. Minor: there is more or less
 * of the same, or more is known of it (an indicator got its id). Patch: figures, and where they were read.
 */
export function tierOf({ changes, documents }: Difference, columnsDiffer: boolean): Tier {
  const meanings = changes.flatMap(replacedMeanings);
  if (columnsDiffer || meanings.includes('replaced')) return 'major';
  const comesOrGoes = [...changes, ...documents].some(({ kind }) => kind !== 'changed');
  return comesOrGoes || meanings.includes('filled') ? 'minor' : 'patch';
}

function replacedMeanings({ kind, fields }: Change): ('replaced' | 'filled')[] {
  if (kind !== 'changed') return [];
  return fields
    .filter(({ tier }) => tier === 'meaning')
    .map(({ before }) => (before === '' ? 'filled' : 'replaced'));
}

/** Every column of every table with its type; empty where the folder does not say. */
function columnsOf(files: Files): string {
  const described = packageSchema.safeParse(parseJson(String(files.get('datapackage.json'))));
  if (!described.success) return '';
  return described.data.resources
    .map(
      ({ path, schema }) => `${path}: ${schema.fields.map(({ name, type }) => `${name} ${type}`).join(', ')}`,
    )
    .join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
