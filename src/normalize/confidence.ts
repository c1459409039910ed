import Big from 'big.js';
import type { ConfidencePack, DoubtKind } from '../rules/schema.ts';

/** The share of rows with such doubts that were wholly right among labelled ones: the product of their factors. */
export function confidenceOf(doubts: readonly DoubtKind[], { certain, factors }: ConfidencePack): string {
  return doubts
    .reduce((left, doubt) => left.times(factors[doubt].factor), new Big(certain))
    .round(2, Big.roundHalfUp)
    .toFixed(2);
}
