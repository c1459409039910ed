import type { DatasetFolder } from './dataset_folder.ts';
import type { DiffShape } from './shape.ts';

const MOST_FIELDS = 20_000;

/** What a version records of its difference from the one before, with the causes; undefined where it records none. */
export function recordedChanges({ manifest, tables, changes }: DatasetFolder): DiffShape | undefined {
  const step = manifest.changes;
  if (!step) return undefined;
  const { tier, added, removed, changed } = step;
  return {
    summary: {
      before: manifest.parent,
      after: manifest.version,
      tier,
      added,
      removed,
      changed,
      identical: tables.observations.rows.length - added - changed,
      ...(changes.length > MOST_FIELDS && { total: changes.length }),
    },
    changes: changes.slice(0, MOST_FIELDS),
  };
}
