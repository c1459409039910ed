/** Whether an error comes out of an engine that met bytes it cannot handle, and not out of a mistake of ours. */
export const isDamage = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'RuntimeError') ||
  (error instanceof RangeError && !/call stack/i.test(error.message)) ||
  (error instanceof Error && /abort|out of memory|memory access/i.test(error.message));

/** The first line of a message, for a one-line reason. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 120);
