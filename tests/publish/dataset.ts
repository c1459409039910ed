import type { Dataset, Edition } from '../../src/publish/dataset.ts';
import type { Observation } from '../../src/types.ts';
import { documentRow, indicators, observation } from '../rows.ts';

export const edition: Edition = {
  dataset: 'reports',
  version: '1.0.0',
  parent: '',
  engine: { version: '0.1.0', sha256: 'e'.repeat(64) },
  bom: false,
};

/** A dataset of one document that holds the observations given. */
export function datasetOf(observations: readonly Observation[] = [observation()]): Dataset {
  return {
    documents: [documentRow()],
    observations,
    numbers: observations.map((row) => ({
      document_id: row.document_id,
      start: row.start,
      end: row.end,
      text: row.value,
      fate: 'observed' as const,
      reason: '' as const,
      observation_id: row.observation_id,
      page: '',
      box: '',
    })),
    findings: [],
    corrections: [],
    indicators,
    rules: [{ file: 'units.yaml', sha256: 'c'.repeat(64) }],
  };
}
