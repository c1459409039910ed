import { z } from 'zod';
import type { Content } from './dataset.ts';
import { isSame } from './digest.ts';
import { MANIFEST } from './manifest.ts';
import { readCsv } from './reading.ts';
import type { Tier } from './semver.ts';

/** The files of a dataset folder by name. */
export type Files = ReadonlyMap<string, Content>;

export interface Difference {
  readonly tier: Tier;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
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
 * Files whose rows come and go with what the documents state. The other tables follow from these: an edit in a
 * document moves every row of its ledger, and no indicator came or went.
 */
const ROWS = [
  { file: 'observations.csv', key: 'observation_id' },
  { file: 'documents.csv', key: 'document_id' },
];
/** Cells that move when a text is edited before them, and say nothing else. */
const PLACE = new Set(['start', 'end', 'page']);

/**
 * How `after` differs from `before`, both rendered as the same edition; undefined where every file but the
 * manifest is the same. Added, removed and changed count observations.
 */
export function compareFiles(before: Files, after: Files): Difference | undefined {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => name !== MANIFEST);
  const different = names.filter((name) => !isSame(before.get(name), after.get(name)));
  if (different.length === 0) return undefined;
  const rows = ROWS.map(({ file, key }) => compareRows(before.get(file) ?? '', after.get(file) ?? '', key));
  const [{ added, removed, changed } = { added: 0, removed: 0, changed: 0 }] = rows;
  const comesOrGoes = rows.some((table) => table.added + table.removed > 0);
  const tier = columnsOf(before) !== columnsOf(after) ? 'major' : comesOrGoes ? 'minor' : 'patch';
  return { tier, added, removed, changed };
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

function compareRows(before: Content, after: Content, key: string): Omit<Difference, 'tier'> {
  const old = keyed(before, key);
  const current = keyed(after, key);
  const kept = [...current].filter(([id]) => old.has(id));
  return {
    added: current.size - kept.length,
    removed: old.size - kept.length,
    changed: kept.filter(([id, row]) => old.get(id) !== row).length,
  };
}

function keyed(csv: Content, key: string): Map<string, string> {
  const { rows } = readCsv(csv);
  return new Map(
    rows.map((row) => [
      row[key] ?? '',
      JSON.stringify(Object.entries(row).filter(([name]) => !PLACE.has(name))),
    ]),
  );
}
