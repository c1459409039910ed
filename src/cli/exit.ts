/** Exit codes of every command. */
export const EXIT = {
  well: 0,
  /** It differs, does not verify, or findings pass the threshold. */
  differs: 1,
  /** Wrong usage, configuration or rules. */
  usage: 2,
  /** Done, but some documents were refused. */
  refused: 3,
  /** Nothing could be done. */
  nothing: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
