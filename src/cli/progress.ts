import type { Effects } from './effects.ts';

export interface Progress {
  show(done: number, total: number): void;
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** One line on stderr that counts; nothing where stderr is not a terminal. */
export function progressOn(effects: Effects, label: string): Progress {
  if (!effects.isTerminal) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, total) => effects.stderr(`${CLEAR_LINE}${label} ${done}/${total}`),
    clear: () => effects.stderr(CLEAR_LINE),
  };
}
