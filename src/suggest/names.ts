import type { Dictionary } from '../normalize/dictionary.ts';
import { foldName } from '../normalize/fold.ts';
import { groupBy, sortBy } from '../normalize/order.ts';
import type { Observation } from '../types.ts';

/** What of an observation tells of its name; a row of observations.csv has it too. */
export type NamedRow = Readonly<
  Record<
    keyof Pick<Observation, 'document_id' | 'indicator' | 'indicator_id' | 'measure' | 'unit' | 'quote'>,
    string
  >
>;

/** A name that the dictionary does not hold, and how the reports use it. */
export interface UnmappedName {
  /** As it stands first. */
  readonly name: string;
  readonly rows: number;
  readonly documents: number;
  readonly measures: readonly string[];
  /** Units of its levels and shares, the most frequent first. */
  readonly units: readonly string[];
  readonly quote: string;
}

/**
 * Names of rows without an id, the most frequent first. A name that the dictionary finds and whose unit does not fit is
 * none of them: that is a finding about the unit.
 */
export function unmappedNames(rows: readonly NamedRow[], dictionary: Dictionary): UnmappedName[] {
  const open = rows.filter((row) => row.indicator_id === '' && !dictionary.find(row.indicator));
  const names = [...groupBy(open, (row) => foldName(row.indicator)).values()].map((group): UnmappedName => {
    const sized = group.filter(({ measure }) => measure === 'level' || measure === 'share');
    return {
      name: group[0]!.indicator,
      rows: group.length,
      documents: new Set(group.map((row) => row.document_id)).size,
      measures: byFrequency(group.map((row) => row.measure)),
      units: byFrequency(sized.map((row) => row.unit)),
      quote: group[0]!.quote,
    };
  });
  return sortBy(names, ({ name, rows: count, documents }) => [-count, -documents, name]);
}

function byFrequency(values: readonly string[]): string[] {
  const groups = [...groupBy(values, (value) => value).values()];
  return sortBy(groups, (group) => [-group.length, group[0]!]).map((group) => group[0]!);
}
