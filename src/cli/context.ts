import type { Effects } from './effects.ts';
import type { ExitCode } from './exit.ts';

/** What a command gets from the program it belongs to. */
export interface Context {
  readonly effects: Effects;
  /** Says with which code the program is to end; without it, it ends well. */
  readonly exit: (code: ExitCode) => void;
}
