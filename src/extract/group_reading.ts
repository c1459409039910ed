import type { Choice } from './choice.ts';
import type { QuantityItem } from './items.ts';
import type { NounAfter } from './noun.ts';
import type { Paragraph } from './paragraph.ts';
import type { Phrase } from './phrase.ts';
import type { Clause } from './predicate.ts';
import type { Register } from './register.ts';

/** A group on its way to facts. */
export interface GroupReading {
  readonly paragraph: Paragraph;
  readonly register: Register;
  readonly group: readonly QuantityItem[];
  /** Index of the item after the group. */
  readonly next: number;
  readonly clause: Clause;
  readonly choice: Choice;
  readonly phrase: Phrase;
  readonly joined: boolean;
  /** The noun that follows, where the pattern takes its subject from there. */
  readonly noun: NounAfter | undefined;
  /** The noun that follows, wherever the subject stands. */
  readonly follows: NounAfter | undefined;
}
