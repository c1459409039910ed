import { UnreadableInput } from '../errors.ts';

/** Counts what a file makes the program do: parts that refer to one another can stand for more than any report holds. */
export type Budget = (units: number) => void;

const MOST = 5_000_000;

/** @throws UnreadableInput, when called, once more objects and characters were counted than any report has. */
export function budgetOf(most = MOST): Budget {
  let left = most;
  return (units) => {
    left -= units;
    if (left < 0)
      throw new UnreadableInput(`the OFD draws more than ${most} objects and characters: split it`);
  };
}
