import { kindOfAttribution, nameAttribution } from './causes/wording.ts';
import type { Change, Difference } from './difference.ts';

/** A row of changes.csv: one field of one observation that changed, or one observation that came or went. */
export interface ChangeRow {
  readonly change: 'added' | 'removed' | 'changed';
  readonly observation_id: string;
  readonly document_id: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly tier: string;
  readonly cause: string;
  readonly cause_kind: string;
  readonly relative_change: string;
  readonly indicator: string;
  readonly measure: string;
  readonly period: string;
  readonly status: string;
  readonly before_quote: string;
  readonly after_quote: string;
}

/** In the order of the difference: the gravest first. */
export function changeRows({ changes }: Pick<Difference, 'changes'>): ChangeRow[] {
  return changes.flatMap(rowsOf);
}

function rowsOf({ kind, observation_id, document_id, before, after, fields }: Change): ChangeRow[] {
  const shown = after ?? before;
  return fields.map(({ field, before: old, after: current, tier, relative, attribution }) => ({
    change: kind,
    observation_id,
    document_id,
    field,
    before: old,
    after: current,
    tier,
    cause: nameAttribution(attribution),
    cause_kind: kindOfAttribution(attribution),
    relative_change: relative,
    indicator: shown?.indicator ?? '',
    measure: shown?.measure ?? '',
    period: shown?.period ?? '',
    status: shown?.status ?? '',
    before_quote: before?.quote ?? '',
    after_quote: after?.quote ?? '',
  }));
}
