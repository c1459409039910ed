import type { Fact, NumeralForm, Qualifier, SetAsideReason, Span, Status } from '../types.ts';

/** How a text was read, number by number. Offsets are of the text as given, or of the document's text. */
export interface Explanation {
  /** The paragraph as the reader sees it: lines joined, spaces gone, width folded. */
  readonly reading: string;
  readonly section: string;
  readonly status: Status;
  readonly period: string;
  /** The account that headings or first words announce, to which a bare 收入 belongs; or ''. */
  readonly topic: string;
  readonly numbers: readonly ExplainedNumber[];
}

export interface ExplainedNumber extends Span {
  readonly text: string;
  /** A stretch of the reading around the number, the number in 【】. */
  readonly context: string;
  readonly fate: 'observed' | 'set_aside' | 'unexplained';
  readonly reason: SetAsideReason | '';
  /** What decided; undefined where nothing did. */
  readonly rule: ExplainedRule | undefined;
  /** Undefined for a number that no unit was looked for: part of a date, a name, a rank. */
  readonly quantity: ExplainedQuantity | undefined;
  /** The earlier number of the same list whose predicate this one shares; or ''. */
  readonly sharedWith: string;
  /** Words between name and number, nearest to the number first. */
  readonly words: readonly { readonly text: string; readonly classes: readonly string[] }[];
  readonly candidates: readonly ExplainedCandidate[];
  readonly fact: ExplainedFact | undefined;
}

export interface ExplainedRule {
  readonly id: string;
  readonly why: string;
  /** The pack it stands in; empty for what is built in. */
  readonly file: string;
}

export interface ExplainedQuantity {
  readonly value: string;
  readonly valueMax: string;
  readonly form: NumeralForm;
  readonly unit: string;
  /** As in units.yaml; empty for a number without a known unit. */
  readonly unitClass: string;
  readonly dimension: string;
  readonly qualifier: Qualifier;
}

export interface ExplainedCandidate {
  readonly ruleId: string;
  readonly outcome: 'won' | 'lost';
  readonly reason: string;
  /** It is about quantities of this unit class, so that only the words decided. */
  readonly isNear: boolean;
}

export type ExplainedFact = Pick<
  Fact,
  | 'indicator'
  | 'measure'
  | 'value'
  | 'valueMax'
  | 'unit'
  | 'qualifier'
  | 'period'
  | 'status'
  | 'basis'
  | 'area'
  | 'scope'
  | 'geoScope'
  | 'obsStatus'
>;
