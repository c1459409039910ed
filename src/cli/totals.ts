import { portion } from '../normalize/rows.ts';
import type { Dataset } from '../publish/dataset.ts';

/** What a dataset comes to, for summaries. */
export interface Totals {
  readonly read: number;
  readonly refused: number;
  readonly observations: number;
  readonly numerals: number;
  readonly observed: number;
  readonly set_aside: number;
  readonly unexplained: number;
  /** Part of the numerals that is accounted for, a decimal string; empty where there are none. */
  readonly coverage: string;
  readonly findings: Readonly<Record<string, number>>;
}

export function totalsOf({ documents, observations, numbers, findings }: Dataset): Totals {
  const count = (fate: string) => numbers.filter((row) => row.fate === fate).length;
  const unexplained = count('unexplained');
  const bySeverity: Record<string, number> = {};
  for (const { severity } of findings) bySeverity[severity] = (bySeverity[severity] ?? 0) + 1;
  return {
    read: documents.filter(({ status }) => status === 'read').length,
    refused: documents.filter(({ status }) => status === 'refused').length,
    observations: observations.length,
    numerals: numbers.length,
    observed: count('observed'),
    set_aside: count('set_aside'),
    unexplained,
    coverage: portion(numbers.length - unexplained, numbers.length),
    findings: bySeverity,
  };
}
