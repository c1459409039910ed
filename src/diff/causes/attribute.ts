import type { Attribution, Change } from '../difference.ts';
import type { Candidate } from './candidate.ts';
import { minimalSet } from './minimal.ts';
import { type Search, searchIn } from './search.ts';
import { isShown, type Trial } from './trial.ts';

/** The changes of one source file with the causes of all their fields. */
export function withCauses(changes: readonly Change[], trial: Trial): Change[] {
  const search = searchIn(trial);
  return changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({
      ...field,
      attribution: attribute(change, field.field, trial, search),
    })),
  }));
}

/**
 * What made `field` change: the inputs of the earlier version are exchanged for those of the later one until the change
 * shows. Where an input is missing, what can be proven without it.
 */
function attribute(change: Change, field: string, trial: Trial, search: Search): Attribution {
  const { source, rules, engine } = trial;
  const shows = (items: readonly Candidate[]) =>
    isShown(change, field, trial, new Set(items.map(({ id }) => id)));
  const all = source ? [source, ...rules] : rules;
  const [atStart, atEnd] = [shows([]), shows(all)];

  if (engine && atStart === true) return { causes: [engine], isProven: true };
  // Not what was published: another engine made it, or somebody edited the files.
  if (atStart === true || atEnd === false) return unproven(all, trial);
  if (atStart === false && atEnd === true) return proven(search(change, shows));
  if (!source || engine) return unproven(all, trial);
  if (atEnd === true) {
    // Only the later text is at hand: with it the change shows under all rules, and perhaps under the earlier ones too.
    if (shows([source])) return proven([source]);
    const fewest = minimalSet(rules, (items) => shows([source, ...items]) === true);
    return unproven([source, ...fewest], trial);
  }
  // Only the earlier text is at hand.
  return shows(rules) ? proven(minimalSet(rules, (items) => shows(items) === true)) : unproven(all, trial);
}

function proven(items: readonly Candidate[]): Attribution {
  return { causes: items.map(({ cause }) => cause), isProven: true };
}

/** Of a single thing that differs the manifests alone prove that it is the cause. */
function unproven(items: readonly Candidate[], { engine }: Trial): Attribution {
  const causes = [...items.map(({ cause }) => cause), ...(engine ? [engine] : [])];
  return { causes, isProven: causes.length === 1 };
}
