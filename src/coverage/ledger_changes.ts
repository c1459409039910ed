import type { LedgerEntry } from '../types.ts';
import { withoutName } from './reading.ts';

export interface LedgerChanges {
  /** Numbers whose fate, reason or fact differs, and numbers that one of the two ledgers does not have. */
  readonly numbers: number;
  /** Those of them that are a row on either side. */
  readonly rows: number;
}

/** What differs between two ledgers of one report, the names of the rules aside. */
export function compareLedgers(before: readonly LedgerEntry[], after: readonly LedgerEntry[]): LedgerChanges {
  const [old, now] = [byPlace(before), byPlace(after)];
  const places = [...new Set([...old.keys(), ...now.keys()])];
  const changed = places.filter((place) => withoutName(old.get(place)) !== withoutName(now.get(place)));
  const isRow = (place: string) =>
    [old, now].some((ledger) => ledger.get(place)?.some(({ fate }) => fate === 'observed'));
  return { numbers: changed.length, rows: changed.filter(isRow).length };
}

/** Two entries may stand at one place: a number that is read twice. */
function byPlace(ledger: readonly LedgerEntry[]): Map<string, LedgerEntry[]> {
  const places = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const place = `${entry.start}-${entry.end}`;
    places.set(place, [...(places.get(place) ?? []), entry]);
  }
  return places;
}
