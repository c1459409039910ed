import { groupBy } from '../normalize/order.ts';
import type { Observation } from '../types.ts';

/** A few rows that show a dataset: of each document in turn, those first that the dictionary knows. */
export function sampleOf(observations: readonly Observation[], count: number): Observation[] {
  const piles = [...groupBy(observations, (row) => row.document_id).values()].map((rows) => [
    ...rows.filter((row) => row.indicator_id !== ''),
    ...rows.filter((row) => row.indicator_id === ''),
  ]);
  const chosen: Observation[] = [];
  for (let i = 0; chosen.length < count && piles.some((pile) => i < pile.length); i++) {
    for (const pile of piles) if (pile[i] && chosen.length < count) chosen.push(pile[i]!);
  }
  return [...groupBy(chosen, (row) => row.document_id).values()].flat();
}
