import Big from 'big.js';
import { groupBy } from '../normalize/order.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Observation } from '../types.ts';
import { placeOf } from './comparable.ts';
import { type Finding, finding } from './finding.ts';
import { isTenfold } from './magnitude.ts';
import type { Check } from './subject.ts';
import { stated } from './wording.ts';

/**
 * Growth of output and income is stated at constant prices, levels at current ones: up to this many percentage
 * points apart is what a change of prices explains, and only a note.
 */
const PRICES = 10;

/** A level, its growth and the level of the year before, which may stand in another document, do not fit together. */
export const checkGrowth: Check = ({ documents, observations }) => {
  const byId = new Map(documents.map((document) => [document.document_id, document]));
  const yearly = observations.filter((row) => isYearly(row) && seriesOf(row, byId) !== '');
  const series = groupBy(yearly, (row) => seriesOf(row, byId));
  return [...series.values()].flatMap((rows) =>
    rows.filter(({ measure }) => measure === 'growth').flatMap((growth) => compare(growth, rows)),
  );
};

function isYearly(row: Observation): boolean {
  const counts = row.measure === 'level' || row.measure === 'growth';
  return counts && row.status === 'actual' && row.basis === '' && /^\d{4}$/.test(row.period);
}

function seriesOf(row: Observation, byId: ReadonlyMap<string, DocumentRow>): string {
  const place = placeOf(row, byId.get(row.document_id)!);
  return row.indicator_id && place && [row.indicator_id, place, row.geo_scope].join('\u001f');
}

function compare(growth: Observation, rows: readonly Observation[]): Finding[] {
  if (growth.normalized_unit !== '%' || growth.lower === '' || growth.upper === '') return [];
  const before = String(Number(growth.period) - 1);
  const level = rows.find((row) => row.document_id === growth.document_id && isLevel(row, growth.period));
  const previous =
    level && rows.find((row) => isLevel(row, before) && row.normalized_unit === level.normalized_unit);
  if (!level || !previous || new Big(previous.lower).lte(0)) return [];

  const percent = (later: string, earlier: string) => new Big(later).div(earlier).minus(1).times(100);
  const lowest = percent(level.lower, previous.upper);
  const highest = percent(level.upper, previous.lower);
  const gap = lowest.gt(growth.upper) ? lowest.minus(growth.upper) : new Big(growth.lower).minus(highest);
  if (gap.lte(0)) return [];

  const severity = isTenfold(level, previous) ? 'error' : gap.gt(PRICES) ? 'warning' : 'note';
  const implied = percent(level.normalized_value, previous.normalized_value).toFixed(1);
  const subject = {
    document_id: growth.document_id,
    observations: [growth, level, previous].map((row) => row.observation_id),
  };
  const levels = `${previous.period} ${stated(previous)}, ${level.period} ${stated(level)}`;
  return [
    finding('growth', severity, subject, {
      zh: `“${growth.indicator}”${growth.period}年增速为${stated(growth)}，由水平值推算为${implied}%（${levels}）`,
      en: `${growth.indicator} ${growth.period}: growth is stated as ${stated(growth)}, levels imply ${implied}% (${levels})`,
    }),
  ];
}

function isLevel(row: Observation, period: string): boolean {
  return row.measure === 'level' && row.period === period && row.lower !== '' && row.upper !== '';
}
