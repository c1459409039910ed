import { z } from 'zod';
import { sortBy } from '../normalize/order.ts';
import type { Content, Dataset, Edition } from './dataset.ts';
import { byteLength, sha256 } from './digest.ts';

export const MANIFEST = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a dataset folder was made of, and what it holds: enough to derive it again and to compare. */
export const manifestSchema = z.object({
  format: z.literal('zhibiao-dataset/1'),
  dataset: z.string(),
  version: z.string(),
  parent: z.string(),
  engine: z.object({ name: z.literal('zhibiao'), version: z.string() }),
  options: z.object({ bom: z.boolean(), parquet: z.boolean().optional() }),
  /** A file that is too large to be read has no hash. */
  inputs: z.array(z.object({ source_file: z.string(), sha256: hash.or(z.literal('')) })),
  rules: z.array(z.object({ file: z.string(), sha256: hash })),
  outputs: z.array(z.object({ file: z.string(), sha256: hash, bytes: z.number().int() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function describeEdition(
  dataset: Dataset,
  outputs: ReadonlyMap<string, Content>,
  edition: Edition,
): Manifest {
  return {
    format: 'zhibiao-dataset/1',
    dataset: edition.dataset,
    version: edition.version,
    parent: edition.parent,
    engine: { name: 'zhibiao', version: edition.engine },
    options: { bom: edition.bom, ...(edition.parquet && { parquet: true }) },
    inputs: sortBy(
      [...new Map(dataset.documents.map(({ source_file, sha256: hashed }) => [source_file, hashed]))].map(
        ([source_file, hashed]) => ({ source_file, sha256: hashed }),
      ),
      ({ source_file }) => [source_file],
    ),
    rules: sortBy(
      dataset.rules.map(({ file, sha256: hashed }) => ({ file, sha256: hashed })),
      ({ file }) => [file],
    ),
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
