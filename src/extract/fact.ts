import type { Fact, SetAsideReason, Span } from '../types.ts';
import type { Register } from './register.ts';

/** A fact whose spans are still those of the reading text. */
export type ProseFact = Omit<Fact, 'span' | 'quote' | 'section' | 'cell'> & {
  readonly mark: Span;
  readonly clause: Span;
};

export type ProseEntry =
  | { readonly kind: 'fact'; readonly fact: ProseFact }
  | { readonly kind: 'aside'; readonly mark: Span; readonly reason: SetAsideReason; readonly ruleId: string }
  | { readonly kind: 'unexplained'; readonly mark: Span };

/** What reading one item or group leaves: its entries, and the register for what follows. */
export interface Step {
  readonly entries: readonly ProseEntry[];
  readonly register: Register;
}

export function setAside(marks: readonly Span[], reason: SetAsideReason, ruleId: string): ProseEntry[] {
  return marks.map((mark) => ({ kind: 'aside', mark, reason, ruleId }));
}
