import type { NamedRow } from '../suggest/names.ts';
import type { Observation } from '../types.ts';

/** What of an observation a refresh looks at; a row of observations.csv has it too. */
export type RefreshRow = NamedRow &
  Readonly<Record<keyof Pick<Observation, 'observation_id' | 'period' | 'rule_id'>, string>>;
