import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../src/diff/change_rows.ts';
import type { Manifest } from '../../src/publish/manifest.ts';
import { recordedChanges } from '../../src/report/changes.ts';
import type { DatasetFolder } from '../../src/report/dataset_folder.ts';

const step = { tier: 'patch', added: 1, removed: 2, changed: 1, causes: [] };
const change = { change: 'changed', field: 'value', cause: 'source: a.txt' } as ChangeRow;

function folderWith(changes: unknown, rows: readonly ChangeRow[] = [change]): DatasetFolder {
  const manifest = { parent: '1.0.0', version: '1.0.1', changes } as Manifest;
  const table = { columns: [], rows: Array.from({ length: 10 }, () => ({})) };
  return { manifest, tables: { observations: table }, changes: rows } as unknown as DatasetFolder;
}

describe('changes since the last version', () => {
  it('are those that the version records, with their causes', () => {
    expect(recordedChanges(folderWith(step))).toEqual({
      summary: {
        before: '1.0.0',
        after: '1.0.1',
        tier: 'patch',
        added: 1,
        removed: 2,
        changed: 1,
        identical: 8,
      },
      changes: [change],
    });
  });

  it('are none for the first version and for a folder outside the versions', () => {
    expect(recordedChanges(folderWith(null))).toBeUndefined();
    expect(recordedChanges(folderWith(undefined))).toBeUndefined();
  });

  it('say how many there are where they are too many for a page', () => {
    const many = recordedChanges(folderWith(step, new Array<ChangeRow>(20_001).fill(change)));
    expect(many?.changes).toHaveLength(20_000);
    expect(many?.summary.total).toBe(20_001);
  });
});
