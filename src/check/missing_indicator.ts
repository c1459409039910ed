import { foldName } from '../normalize/fold.ts';
import { groupBy, sortBy } from '../normalize/order.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Observation } from '../types.ts';
import { type Finding, finding } from './finding.ts';
import type { Check, Subject } from './subject.ts';

/** An indicator stands in last year's report of the same kind and place, and not in this year's. */
export const checkMissingIndicators: Check = (subject) => {
  const reports = groupBy(subject.documents, seriesOf);
  reports.delete('');
  return [...reports.values()].flatMap((series) => {
    const years = groupBy(series, ({ reference_year }) => reference_year);
    return [...years].flatMap(([year, current]) => {
      const previous = years.get(String(Number(year) - 1));
      return previous ? compare(previous, current, subject) : [];
    });
  });
};

/** Reports that follow one another year by year; empty for one that belongs to no such series. */
function seriesOf({ status, kind, area_code, place, reference_year }: DocumentRow): string {
  const home = area_code || foldName(place);
  const isPeriodic = status === 'read' && kind !== '' && kind !== 'other' && kind !== 'digest';
  return isPeriodic && home !== '' && /^\d{4}$/.test(reference_year) ? `${kind}\u001f${home}` : '';
}

function compare(
  previous: readonly DocumentRow[],
  current: readonly DocumentRow[],
  { observations, dictionary }: Subject,
): Finding[] {
  const stated = new Set(rowsOf(current, observations).map((row) => row.indicator_id));
  const outcomes = rowsOf(previous, observations).filter((row) => row.status === 'actual');
  const [report] = sortBy(current, ({ document_id }) => [document_id]);
  const missing = groupBy(
    outcomes.filter(({ indicator_id }) => !stated.has(indicator_id)),
    ({ indicator_id }) => indicator_id,
  );
  return [...missing].map(([id, [row]]) => {
    const about = { document_id: report!.document_id, observations: [row!.observation_id] };
    const entry = dictionary.byId(id);
    return finding('missing_indicator', 'note', about, {
      zh: `“${entry?.name_zh ?? id}”见于上年同类文件 ${row!.document_id}，本文件未提及`,
      en: `${entry?.name_en ?? id} (${id}) stands in last year's ${row!.document_id} and not in this report`,
    });
  });
}

function rowsOf(documents: readonly DocumentRow[], observations: readonly Observation[]): Observation[] {
  const ids = new Set(documents.map(({ document_id }) => document_id));
  return observations.filter(({ document_id, indicator_id }) => ids.has(document_id) && indicator_id !== '');
}
