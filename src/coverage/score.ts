import { addCounts, type Counts, countDocument } from '../evaluate/count.ts';
import type { Row } from '../evaluate/fields.ts';
import type { Gold } from '../evaluate/gold.ts';
import type { Fact, LedgerEntry, Span } from '../types.ts';
import { ruleIdOf } from './reading.ts';

/** Labels of one report. */
export interface LabelledReport {
  /** Which of the reports. */
  readonly report: number;
  readonly labels: readonly Gold[];
  /** The stretches that are labelled; the whole report where it is undefined. */
  readonly ranges: readonly Span[] | undefined;
}

export interface Score {
  readonly found: number;
  readonly strict: number;
  /** From 0 to 1. */
  readonly found_f1: number;
  readonly strict_f1: number;
}

/** The rows of one rule, or of all, held against labels: as `evaluate` counts. */
export function countRows(
  { labels, ranges }: LabelledReport,
  ledger: readonly LedgerEntry[],
  ruleId?: string,
): Counts {
  const rows = ledger.filter(
    (entry) =>
      entry.fate === 'observed' &&
      (ruleId === undefined || ruleIdOf(entry) === ruleId) &&
      (!ranges || ranges.some(({ start, end }) => start <= entry.start && entry.start < end)),
  );
  return countDocument('', labels, rows.flatMap(rowOf)).counts;
}

export function scoreOf(all: readonly Counts[]): Score {
  const { gold, rows, found, strict } = addCounts(all);
  const f1 = (hits: number) => (2 * hits) / Math.max(1, gold + rows);
  return { found, strict, found_f1: f1(found), strict_f1: f1(strict) };
}

/** What a score gains (or loses, below zero) from one reading to another; F1 to four decimals. */
export function gainOf(before: Score, after: Score): Score {
  const round = (part: number) => Math.round(part * 1e4) / 1e4 + 0;
  return {
    found: after.found - before.found,
    strict: after.strict - before.strict,
    found_f1: round(after.found_f1 - before.found_f1),
    strict_f1: round(after.strict_f1 - before.strict_f1),
  };
}

function rowOf(entry: LedgerEntry): Row[] {
  if (entry.fate !== 'observed') return [];
  const { start, end } = entry.fact.span;
  return [{ start: String(start), end: String(end), ...scoredFields(entry.fact) }];
}

/** The fields of a fact that a label can state, by their columns. */
export function scoredFields(fact: Fact): Row {
  const { indicator, measure, value, valueMax, unit, qualifier, period, status, basis, area, scope } = fact;
  return {
    indicator,
    measure,
    value,
    value_max: valueMax,
    unit,
    qualifier,
    period,
    status,
    basis,
    area,
    scope,
  };
}
