import type { Cells, Correction } from '../rules/corrections.ts';
import type { Observation } from '../types.ts';

/** A correction of a row that was read. */
export type RowCorrection = Exclude<Correction, { action: 'add' }>;

type Column = keyof RowCorrection['match'];

/** The one row that a correction is about and that still is what it expects; else why there is none, and what to do. */
export function locate(correction: RowCorrection, rows: readonly Observation[]): Observation | string {
  const wanted = Object.entries(correction.match) as [Column, string][];
  const matching = rows.filter((row) => wanted.every(([name, value]) => row[name] === value));
  const [row, another] = matching;
  if (!row) return nothingMatches(wanted, rows);
  if (another) {
    const shown = matching.slice(0, 3).map((some) => `${some.observation_id} (${brief(some)})`);
    const rest = matching.length > shown.length ? ` and ${matching.length - shown.length} more` : '';
    return `matches ${matching.length} rows: ${shown.join(', ')}${rest}; add observation_id to match`;
  }
  return differences(correction, row) ?? row;
}

function differences({ expect, ...correction }: RowCorrection, row: Observation): string | undefined {
  const changed = entriesOf(expect).filter(([name, value]) => row[name] !== value);
  if (changed.length === 0) return undefined;
  const now = changed.map(([name, value]) => `${name} is "${row[name]}" now, not "${value}"`).join(', ');
  const place = `observation ${row.observation_id}: ${now}`;
  const isDone =
    correction.action === 'set' && entriesOf(correction.set).every(([name, value]) => row[name] === value);
  return isDone
    ? `${place}, which is what it sets; delete the correction`
    : `${place}; look at the report, then mend expect or delete the correction`;
}

/** Says what the nearest row has instead. */
function nothingMatches(wanted: readonly [Column, string][], rows: readonly Observation[]): string {
  const hits = (row: Observation) => wanted.filter(([name, value]) => row[name] === value).length;
  const most = Math.max(0, ...rows.map(hits));
  const nearest = most > 1 ? rows.find((row) => hits(row) === most) : undefined;
  const advice = 'mend match or delete the correction';
  if (!nearest) return `matches no row of the document, nor one that is like it; ${advice}`;
  const instead = wanted
    .filter(([name, value]) => nearest[name] !== value)
    .map(([name, value]) => `${name} "${nearest[name]}" instead of "${value}"`);
  return `matches no row; the nearest, ${nearest.observation_id} (${brief(nearest)}), has ${instead.join(', ')}; ${advice}`;
}

function brief({ indicator, measure, value, unit, period }: Observation): string {
  return [indicator, measure, `${value}${unit}`, period].filter(Boolean).join(' ');
}

function entriesOf(cells: Cells): [keyof Cells, string][] {
  return Object.entries(cells) as [keyof Cells, string][];
}
