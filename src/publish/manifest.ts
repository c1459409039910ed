import { z } from 'zod';
import { TIERS } from '../diff/difference.ts';
import { sortBy } from '../normalize/order.ts';
import type { Content, Dataset, Edition } from './dataset.ts';
import { byteLength, sha256 } from './digest.ts';

export const MANIFEST = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const count = z.number().int().nonnegative();

const step = z.object({
  tier: z.enum(['major', 'minor', 'patch']),
  added: count,
  removed: count,
  changed: count,
  tiers: z.record(z.enum(TIERS), count),
  causes: z.array(z.object({ cause: z.string(), changes: count })).readonly(),
});

/** What a dataset folder was made of, and what it holds: enough to derive it again and to compare. */
export const manifestSchema = z.object({
  format: z.literal('zhibiao-dataset/1'),
  dataset: z.string(),
  version: z.string(),
  parent: z.string(),
  engine: z.object({ name: z.literal('zhibiao'), version: z.string(), sha256: hash.optional() }),
  options: z.object({
    bom: z.boolean(),
    ocr: z.enum(['auto', 'always', 'never']).default('auto'),
    parquet: z.boolean().optional(),
  }),
  /** What led here from the parent; null for the first version, absent outside the versions. */
  changes: step.nullable().optional(),
  counts: z.object({ documents: count, observations: count }).optional(),
  /** A file that is too large to be read has no hash. */
  inputs: z.array(z.object({ source_file: z.string(), sha256: hash.or(z.literal('')) })),
  rules: z.array(z.object({ file: z.string(), sha256: hash })),
  outputs: z.array(z.object({ file: z.string(), sha256: hash, bytes: z.number().int() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest that a file holds; undefined if it is none. */
export function parseManifest(content: string): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

export function describeEdition(
  dataset: Dataset,
  outputs: ReadonlyMap<string, Content>,
  edition: Edition,
): Manifest {
  const { engine, options, inputs, rules } = describeInputs(dataset, edition);
  return {
    format: 'zhibiao-dataset/1',
    dataset: edition.dataset,
    version: edition.version,
    parent: edition.parent,
    engine,
    options,
    ...(edition.changes && { changes: edition.changes.step ?? null }),
    counts: { documents: dataset.documents.length, observations: dataset.observations.length },
    inputs,
    rules,
    outputs: sortBy(
      [...outputs].map(([file, content]) => ({
        file,
        sha256: sha256(content),
        bytes: byteLength(content),
      })),
      ({ file }) => [file],
    ),
  };
}

/** Everything that a dataset depends on, by hash. */
export function describeInputs(
  dataset: Dataset,
  { engine, bom, ocr = 'auto', parquet }: Pick<Edition, 'engine' | 'bom' | 'ocr' | 'parquet'>,
): Pick<Manifest, 'engine' | 'options' | 'inputs' | 'rules'> {
  const hashes = new Map(dataset.documents.map(({ source_file, sha256: hashed }) => [source_file, hashed]));
  return {
    engine: { name: 'zhibiao', ...engine },
    options: { bom, ocr, ...(parquet && { parquet }) },
    inputs: sortBy(
      [...hashes].map(([source_file, hashed]) => ({ source_file, sha256: hashed })),
      ({ source_file }) => [source_file],
    ),
    rules: sortBy(
      dataset.rules.map(({ file, sha256: hashed }) => ({ file, sha256: hashed })),
      ({ file }) => [file],
    ),
  };
}
