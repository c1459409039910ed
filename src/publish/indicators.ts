import type { Dictionary } from '../normalize/dictionary.ts';
import { foldName } from '../normalize/fold.ts';
import { shortId } from '../normalize/identity.ts';
import { groupBy, sortBy } from '../normalize/order.ts';
import type { Measure, Observation } from '../types.ts';
import { byPrecision } from './precision.ts';
import { splitShare } from './share.ts';

/** A row of indicators.csv: what one document states of one indicator, side by side. */
export interface IndicatorRow {
  readonly row_id: string;
  readonly document_id: string;
  readonly indicator_id: string;
  readonly indicator: string;
  readonly area: string;
  readonly area_code: string;
  readonly geo_scope: string;
  readonly period: string;
  readonly status: string;
  readonly basis: string;
  readonly value: string;
  readonly value_max: string;
  readonly unit: string;
  readonly qualifier: string;
  readonly growth: string;
  readonly growth_unit: string;
  readonly growth_qualifier: string;
  readonly change: string;
  readonly change_unit: string;
  readonly share: string;
  readonly share_unit: string;
  readonly share_of: string;
  readonly rank: string;
  readonly rank_scope: string;
  readonly streak: string;
  readonly streak_unit: string;
  readonly observation_ids: string;
  readonly other_observation_ids: string;
}

/** The indicator a row is about: a share goes to the part it is a share of. */
interface Subject {
  readonly id: string;
  readonly name: string;
  readonly whole: string;
}

export function indicatorRows(observations: readonly Observation[], dictionary: Dictionary): IndicatorRow[] {
  const ordered = sortBy(observations, (row) => [row.document_id, row.start]);
  const placed = ordered.map((observation) => ({ observation, subject: subjectOf(observation, dictionary) }));
  const groups = groupBy(placed, ({ observation: row, subject }) =>
    [
      row.document_id,
      subject.id || foldName(subject.name),
      foldName(row.area),
      row.geo_scope,
      row.period,
      row.status,
      row.basis,
    ].join('\u001f'),
  );
  return [...groups].map(([key, members]) => sideBySide(key, members));
}

function subjectOf(row: Observation, dictionary: Dictionary): Subject {
  const name = row.measure === 'share' ? splitShare(row.indicator) : undefined;
  if (!name) return { id: row.indicator_id, name: row.indicator, whole: '' };
  return { id: dictionary.find(name.part)?.id ?? '', name: name.part, whole: name.whole };
}

function sideBySide(
  key: string,
  members: readonly { readonly observation: Observation; readonly subject: Subject }[],
): IndicatorRow {
  const first = members[0]!;
  const chosenOf = (measure: Measure) =>
    members
      .filter(({ observation }) => observation.measure === measure)
      .sort((a, b) => byPrecision(a.observation, b.observation))[0];
  const [level, growth, change, share, rank, streak] = (
    ['level', 'growth', 'change', 'share', 'rank', 'streak'] as const
  ).map(chosenOf);
  const chosen = [level, growth, change, share, rank, streak].flatMap((member) =>
    member ? [member.observation.observation_id] : [],
  );
  const others = members
    .map(({ observation }) => observation.observation_id)
    .filter((id) => !chosen.includes(id));
  const { observation } = first;
  return {
    row_id: shortId([key]),
    document_id: observation.document_id,
    indicator_id: first.subject.id,
    indicator: first.subject.name,
    area: observation.area,
    area_code: observation.area_code,
    geo_scope: observation.geo_scope,
    period: observation.period,
    status: observation.status,
    basis: observation.basis,
    value: level?.observation.value ?? '',
    value_max: level?.observation.value_max ?? '',
    unit: level?.observation.unit ?? '',
    qualifier: level?.observation.qualifier ?? '',
    growth: growth?.observation.value ?? '',
    growth_unit: growth?.observation.unit ?? '',
    growth_qualifier: growth?.observation.qualifier ?? '',
    change: change?.observation.value ?? '',
    change_unit: change?.observation.unit ?? '',
    share: share?.observation.value ?? '',
    share_unit: share?.observation.unit ?? '',
    share_of: share?.subject.whole ?? '',
    rank: rank?.observation.value ?? '',
    rank_scope: rank?.observation.scope ?? '',
    streak: streak?.observation.value ?? '',
    streak_unit: streak?.observation.unit ?? '',
    observation_ids: chosen.join(' '),
    other_observation_ids: others.join(' '),
  };
}
