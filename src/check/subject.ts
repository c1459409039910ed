import type { Dictionary } from '../normalize/dictionary.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { UnitTable } from '../rules/units.ts';
import type { Observation } from '../types.ts';
import type { Finding } from './finding.ts';

/** What the checks look at: all rows of a dataset in their final order. */
export interface Subject {
  readonly documents: readonly DocumentRow[];
  readonly observations: readonly Observation[];
  readonly dictionary: Dictionary;
  readonly units: UnitTable;
}

export type Check = (subject: Subject) => Finding[];
