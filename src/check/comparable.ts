import { foldName } from '../normalize/fold.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Observation } from '../types.ts';

/** Which area an observation is about, across documents; empty where its document does not say which place is its own. */
export function placeOf(row: Observation, document: DocumentRow): string {
  const home = document.area_code || foldName(document.place);
  if (row.area === '') return home;
  return row.area_code || (home && `${home}/${foldName(row.area)}`);
}

/**
 * What two documents must state alike for their values to be comparable; empty where nothing may be compared: an
 * indicator outside the dictionary, an unknown unit or an unknown place. Geographic scopes are never mixed.
 */
export function comparisonKey(row: Observation, document: DocumentRow): string {
  const place = placeOf(row, document);
  if (row.indicator_id === '' || row.normalized_value === '' || place === '') return '';
  return [
    row.indicator_id,
    place,
    row.geo_scope,
    row.period,
    row.status,
    row.basis,
    row.measure,
    foldName(row.scope),
    row.normalized_unit,
  ].join('\u001f');
}
