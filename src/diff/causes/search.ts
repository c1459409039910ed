import { foldName } from '../../normalize/fold.ts';
import type { Change } from '../difference.ts';
import type { Candidate } from './candidate.ts';
import { minimalSet } from './minimal.ts';
import type { Trial } from './trial.ts';

/** How many rules whose words stand in a row are tried one by one before all are halved. */
const MOST_HINTS = 6;

type Shows = (items: readonly Candidate[]) => boolean | undefined;

/** Finds the fewest candidates that make a change show; all of them together do, none of them does not. */
export type Search = (change: Change, shows: Shows) => readonly Candidate[];

/** A search in one source file. What explained one change is tried first on the next: most have the same few causes. */
export function searchIn(trial: Trial): Search {
  const all = trial.source ? [trial.source, ...trial.rules] : trial.rules;
  const relevant = all.filter(({ isWord, token }) => !isWord || trial.holds(token));
  const known: (readonly Candidate[])[] = [];
  return (change, shows) => {
    const holds: (items: readonly Candidate[]) => boolean = (items) => shows(items) === true;
    const before = known.find(holds);
    if (before) return minimalSet(before, holds);
    const likely = [...(trial.source ? [trial.source] : []), ...hints(change, relevant)];
    const single = likely.find((candidate) => holds([candidate]));
    const found = single ? [single] : minimalSet(holds(relevant) ? relevant : all, holds);
    known.push(found);
    return found;
  };
}

/** Rules whose words stand in the rows, the longest words first. */
function hints({ before, after }: Change, candidates: readonly Candidate[]): Candidate[] {
  const columns = ['quote', 'indicator', 'unit', 'rule_id', 'indicator_id', 'section'];
  const text = foldName([before, after].flatMap((row) => columns.map((name) => row?.[name] ?? '')).join('|'));
  return candidates
    .filter(({ token }) => token !== '' && text.includes(foldName(token)))
    .sort((a, b) => b.token.length - a.token.length)
    .slice(0, MOST_HINTS);
}
