import { comparisonKey } from '../check/comparable.ts';
import { canBothHold } from '../check/overlap.ts';
import type { Dictionary } from '../normalize/dictionary.ts';
import { shortId } from '../normalize/identity.ts';
import { groupBy, sortBy } from '../normalize/order.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Observation } from '../types.ts';
import { byPrecision } from './precision.ts';

/** A row of series.csv: one quantity across all documents, in its base unit. */
export interface SeriesRow {
  readonly series_id: string;
  readonly indicator_id: string;
  readonly indicator_zh: string;
  readonly indicator_en: string;
  readonly area: string;
  readonly area_code: string;
  readonly geo_scope: string;
  readonly period: string;
  readonly status: string;
  readonly basis: string;
  readonly measure: string;
  readonly scope: string;
  readonly value: string;
  readonly unit: string;
  readonly qualifier: string;
  readonly lower: string;
  readonly upper: string;
  readonly document_id: string;
  readonly observation_id: string;
  readonly agreeing_document_ids: string;
  readonly disagreeing_document_ids: string;
}

interface Statement {
  readonly row: Observation;
  readonly document: DocumentRow;
}

export function seriesRows(
  documents: readonly DocumentRow[],
  observations: readonly Observation[],
  dictionary: Dictionary,
): SeriesRow[] {
  const byId = new Map(documents.map((document) => [document.document_id, document]));
  const statements = observations.flatMap((row): Statement[] => {
    const document = byId.get(row.document_id);
    return document && comparisonKey(row, document) !== '' ? [{ row, document }] : [];
  });
  const groups = groupBy(statements, ({ row, document }) => comparisonKey(row, document));
  const rows = [...groups].map(([key, members]) => seriesRow(key, members, dictionary));
  return sortBy(rows, (row) => [
    row.indicator_id,
    row.area_code,
    row.area,
    row.period,
    row.status,
    row.series_id,
  ]);
}

function seriesRow(key: string, members: readonly Statement[], dictionary: Dictionary): SeriesRow {
  const ranked = [...members].sort(byRecency);
  const { row, document } = ranked[0]!;
  const indicator = dictionary.byId(row.indicator_id);
  // A document that states the quantity twice counts by its most precise statement.
  const others = [...groupBy(ranked, (member) => member.row.document_id).values()]
    .map((statements) => statements[0]!)
    .filter((member) => member.document !== document);
  const idsWhere = (agrees: boolean) =>
    others
      .filter((other) => canBothHold(other.row, row) === agrees)
      .map((other) => other.row.document_id)
      .join(' ');
  return {
    series_id: shortId([key]),
    indicator_id: row.indicator_id,
    indicator_zh: indicator?.name_zh ?? '',
    indicator_en: indicator?.name_en ?? '',
    area: row.area || document.place,
    area_code: row.area_code,
    geo_scope: row.geo_scope,
    period: row.period,
    status: row.status,
    basis: row.basis,
    measure: row.measure,
    scope: row.scope,
    value: row.normalized_value,
    unit: row.normalized_unit,
    qualifier: row.qualifier,
    lower: row.lower,
    upper: row.upper,
    document_id: row.document_id,
    observation_id: row.observation_id,
    agreeing_document_ids: idsWhere(true),
    disagreeing_document_ids: idsWhere(false),
  };
}

/** The latest document first: it may have revised what the earlier ones state; then the most precise statement. */
function byRecency(a: Statement, b: Statement): number {
  const left = recencyOf(a.document);
  const right = recencyOf(b.document);
  if (left !== right) return left > right ? -1 : 1;
  if (a.document !== b.document) {
    const precision = byPrecision({ ...a.row, start: 0 }, { ...b.row, start: 0 });
    return precision || (a.row.document_id < b.row.document_id ? -1 : 1);
  }
  return byPrecision(a.row, b.row);
}

function recencyOf({ session_date, reference_year, plan_year }: DocumentRow): string {
  if (session_date) return session_date;
  // A report on a year is given in the next; so is the plan it holds.
  return reference_year ? String(Number(reference_year) + 1) : plan_year.slice(0, 4);
}
