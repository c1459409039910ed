import type { Finding } from '../check/finding.ts';
import type { CorrectionRow } from '../correct/record.ts';
import type { ChangeRow } from '../diff/change_rows.ts';
import type { ChangeCounts } from '../diff/counts.ts';
import type { ReadSettings } from '../ingest/reader.ts';
import type { DocumentRow, NumberRow } from '../normalize/rows.ts';
import type { IndicatorSource } from '../rules/schema.ts';
import type { Observation } from '../types.ts';
import type { Tier } from './semver.ts';

/** What a file holds: a text, or the bytes of a form that is none. */
export type Content = string | Uint8Array;

export interface RuleFile {
  /** Path below the folder of rule packs, with `/`. */
  readonly file: string;
  readonly sha256: string;
}

/** Everything a dataset folder is rendered from; the order of its lists does not matter. */
export interface Dataset {
  readonly documents: readonly DocumentRow[];
  readonly observations: readonly Observation[];
  readonly numbers: readonly NumberRow[];
  readonly findings: readonly Finding[];
  readonly corrections: readonly CorrectionRow[];
  readonly indicators: readonly IndicatorSource[];
  readonly rules: readonly RuleFile[];
}

/** The program that made a dataset. */
export interface Engine {
  readonly version: string;
  /** Hash of its code and of the versions of its libraries: tells builds of one version apart. */
  readonly sha256: string;
}

export interface EditionChanges {
  readonly rows: readonly ChangeRow[];
  /** The same in figures; absent for the first version. */
  readonly step?: ChangeCounts & { readonly tier: Tier };
}

/** What a rendering is called; no part of it says when, where or by whom. */
export interface Edition {
  readonly dataset: string;
  /** Semantic version; empty for a folder outside the versions. */
  readonly version: string;
  /** The version it follows; empty for the first. */
  readonly parent: string;
  readonly engine: Engine;
  /** What changed since the parent; absent from a folder outside the versions. */
  readonly changes?: EditionChanges;
  /** When text on images was recognised; `auto` if absent. */
  readonly ocr?: ReadSettings['ocr'];
  /** Whether CSV files begin with a byte-order mark. */
  readonly bom: boolean;
  /** Whether each table is written as a Parquet file too. */
  readonly parquet?: boolean;
}
