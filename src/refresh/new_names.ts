import { compileDictionary } from '../normalize/dictionary.ts';
import { foldName } from '../normalize/fold.ts';
import type { RuleBook } from '../rules/book.ts';
import { unmappedNames } from '../suggest/names.ts';
import { suggest } from '../suggest/suggest.ts';
import type { RefreshRow } from './row.ts';

/** A name without indicator that the version before did not have. */
export interface NewName {
  readonly name: string;
  readonly rows: number;
  /** The indicator it probably is another name of; empty for none. */
  readonly probably: string;
}

/** The most frequent first. */
export function findNewNames(
  before: readonly RefreshRow[],
  after: readonly RefreshRow[],
  rules: RuleBook,
): NewName[] {
  const known = new Set(before.map((row) => foldName(row.indicator)));
  const fresh = after.filter((row) => !known.has(foldName(row.indicator)));
  if (unmappedNames(fresh, compileDictionary(rules.indicators)).length === 0) return [];
  return suggest(fresh, rules).map(({ kind, name, indicator }) => ({
    name: name.name,
    rows: name.rows,
    probably: kind === 'alias' ? indicator.id : '',
  }));
}
