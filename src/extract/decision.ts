import type { Span } from '../types.ts';

/** What became of one rule that was tried on one quantity. */
export interface Candidate {
  readonly ruleId: string;
  readonly outcome: 'won' | 'lost';
  /** Why it lost, in words for a rule author; empty for the winner. */
  readonly reason: string;
}

/** How one quantity was decided. Offsets of the reading text. */
export interface Decision {
  readonly mark: Span;
  /** Where the clause begins that was searched for its name. */
  readonly clauseStart: number;
  /** The words before it that were read as its predicate, nearest first, with their classes. */
  readonly words: readonly { readonly text: string; readonly classes: readonly string[] }[];
  readonly candidates: readonly Candidate[];
}

/** Receives every decision; only `explain` asks for them. */
export type Trace = (decision: Decision) => void;
