import type { Difference } from '../difference.ts';

/** What a difference is printed with. */
export interface Comparison {
  readonly difference: Difference;
  /** What the sides are called: versions, or folders as they were given. */
  readonly before: string;
  readonly after: string;
  /** Other files of the dataset folders whose bytes differ; empty where that is not known. */
  readonly files: readonly string[];
}

export type Print = (comparison: Comparison) => string;
