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
  /** Places at which a reader is not sure of a file. */
  readonly uncertain?: readonly Uncertainty[];
}

export interface Uncertainty {
  readonly document_id: string;
  /** Offset in the document's text. */
  readonly start: number;
  /** The observations whose numerals stand there. */
  readonly observation_ids: readonly string[];
  readonly message: string;
}

export type Check = (subject: Subject) => Finding[];
