import type { Row, Tier } from './difference.ts';

/** Columns that say where and how a figure was read, and not what it states. */
const PROVENANCE = new Set([
  'section',
  'page',
  'quote',
  'start',
  'end',
  'rule_id',
  'confidence',
  'doubts',
  'origin',
  'cell',
  'correction_id',
  'correction_action',
  'original',
]);
const VALUE = new Set(['value', 'value_max', 'normalized_value', 'lower', 'upper']);

/** Columns that the program computes, with those that they follow from. */
const DERIVED: Readonly<Record<string, readonly string[]>> = {
  normalized_value: ['value', 'unit'],
  normalized_unit: ['unit', 'measure'],
  confidence: ['doubts'],
  lower: ['value', 'value_max', 'unit', 'qualifier', 'normalized_value'],
  upper: ['value', 'value_max', 'unit', 'qualifier', 'normalized_value'],
};

/**
 * The columns in which two rows differ, in the order of `columns`. A computed column is named only where nothing that it
 * follows from differs: a corrected figure is one change, and not four.
 */
export function changedColumns(columns: readonly string[], before: Row, after: Row): string[] {
  const differs = (name: string) => (before[name] ?? '') !== (after[name] ?? '');
  return columns.filter((name) => differs(name) && !DERIVED[name]?.some(differs));
}

/** A unit that makes another quantity of the same figure (万元 for 亿元) weighs as much as another figure. */
export function tierOf(field: string, before: Row, after: Row): Tier {
  if (PROVENANCE.has(field)) return 'provenance';
  if (VALUE.has(field)) return 'value';
  if (field !== 'unit' || before.normalized_unit !== after.normalized_unit) return 'meaning';
  return before.normalized_value === after.normalized_value ? 'meaning' : 'value';
}
