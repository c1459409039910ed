import { foldName } from '../../normalize/fold.ts';
import type { Attribution, Cause, Change, FieldChange, Row } from '../difference.ts';
import type { Candidate, Choice } from './candidate.ts';
import { minimalSet } from './minimal.ts';

/** The rows of one source file, to be looked up. */
export interface RowIndex {
  readonly byId: ReadonlyMap<string, Row>;
  readonly byStart: ReadonlyMap<string, Row>;
}

/** One source file in both versions: in what its inputs differ, and what comes out of a choice of them. */
export interface Trial {
  /** The source file itself, if it differs. */
  readonly source: Candidate | undefined;
  readonly rules: readonly Candidate[];
  /** Set where the versions were not made by the same engine. */
  readonly engine: Cause | undefined;
  /** undefined where an input is not at hand; `invalid` for rules that contradict each other. */
  rowsUnder(choice: Choice): RowIndex | 'invalid' | undefined;
}

/** How many likely candidates are tried one by one before all are halved. */
const MOST_HINTS = 12;

export function withCauses(change: Change, trial: Trial): Change {
  return {
    ...change,
    fields: change.fields.map((field) => ({ ...field, attribution: attribute(change, field, trial) })),
  };
}

/**
 * What made `field` change: the inputs of the earlier version are exchanged for those of the later one until the change
 * shows. Where an input is missing, what can be proven without it.
 */
function attribute(change: Change, { field }: FieldChange, trial: Trial): Attribution {
  const { source, rules, engine } = trial;
  const shows = (items: readonly Candidate[]) =>
    isShown(change, field, trial, new Set(items.map(({ id }) => id)));
  const all = source ? [source, ...rules] : rules;
  const unproven = (items: readonly Candidate[]): Attribution => {
    const causes = [...items.map(({ cause }) => cause), ...(engine ? [engine] : [])];
    return { causes, isProven: causes.length === 1 };
  };
  const proven = (items: readonly Candidate[]) => ({
    causes: items.map(({ cause }) => cause),
    isProven: true,
  });

  const [atStart, atEnd] = [shows([]), shows(all)];
  if (engine && atStart === true) return { causes: [engine], isProven: true };
  // Not what was published: another engine made it, or somebody edited the files.
  if (atStart === true || atEnd === false) return unproven(all);
  const fewest = (items: readonly Candidate[], given: readonly Candidate[] = []) =>
    minimalSet(items, (chosen) => shows([...given, ...chosen]) === true);
  if (atStart === false && atEnd === true) {
    const likely = [...(source ? [source] : []), ...hints(change, rules)];
    const single = likely.find((candidate) => shows([candidate]));
    return proven(single ? [single] : fewest(all));
  }
  if (!source || engine) return unproven(all);
  // Only the later text is at hand: with it the change shows under all rules, and perhaps under the earlier ones too.
  if (atEnd === true) {
    return shows([source]) ? proven([source]) : unproven([source, ...fewest(rules, [source])]);
  }
  // Only the earlier text is at hand.
  return shows(rules) ? proven(fewest(rules)) : unproven(all);
}

function isShown(change: Change, field: string, trial: Trial, choice: Choice): boolean | undefined {
  const rows = trial.rowsUnder(choice);
  if (rows === undefined || rows === 'invalid') return rows && false;
  const { kind, before, after } = change;
  if (kind === 'added') return rows.byId.has(after?.observation_id ?? '');
  if (kind === 'removed') return !rows.byId.has(before?.observation_id ?? '');
  const hasLaterText = trial.source !== undefined && choice.has(trial.source.id);
  const place = (hasLaterText ? after : before)?.start ?? '';
  const found = [
    rows.byId.get(after?.observation_id ?? ''),
    rows.byId.get(before?.observation_id ?? ''),
    rows.byStart.get(`${(hasLaterText ? after : before)?.document_id} ${place}`),
  ];
  return found.some((row) => row !== undefined && row[field] === after?.[field]);
}

/** Rules whose words stand in the rows. */
function hints({ before, after }: Change, rules: readonly Candidate[]): Candidate[] {
  const columns = ['quote', 'indicator', 'unit', 'rule_id', 'indicator_id', 'section', 'doubts'];
  const text = foldName([before, after].flatMap((row) => columns.map((name) => row?.[name] ?? '')).join('|'));
  return rules
    .filter(({ token }) => token !== '' && text.includes(foldName(token)))
    .sort((a, b) => b.token.length - a.token.length)
    .slice(0, MOST_HINTS);
}

export function indexRows(rows: readonly Row[]): RowIndex {
  return {
    byId: new Map(rows.map((row) => [row.observation_id ?? '', row])),
    byStart: new Map(rows.map((row) => [`${row.document_id} ${row.start}`, row])),
  };
}
