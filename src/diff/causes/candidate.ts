import type { Cause } from '../difference.ts';

/** One thing in which the inputs of two versions differ, and which can be exchanged by itself. */
export interface Candidate {
  /** Its own among all of a comparison. */
  readonly id: string;
  readonly cause: Cause;
  /** A word that stands in the rows it bears on, so that likely ones are tried first; may be empty. */
  readonly token: string;
  /** It can have a part only in a text that holds its word. */
  readonly isWord: boolean;
}

/** Ids of the candidates that are as in the later version; all others are as in the earlier one. */
export type Choice = ReadonlySet<string>;
