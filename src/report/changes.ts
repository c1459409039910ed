import type { Rows } from './columns.ts';
import type { ChangeShape, DiffShape } from './shape.ts';

type Row = Rows['rows'][number];

/** Cells that move when a text is edited before them, and say nothing else. */
const PLACE = new Set(['start', 'end', 'page']);
const VALUES = new Set([
  'value',
  'value_max',
  'unit',
  'normalized_value',
  'normalized_unit',
  'lower',
  'upper',
]);
const PROVENANCE = new Set(['section', 'quote', 'rule_id', 'confidence', 'doubts', 'origin', 'cell']);
const MOST_FIELDS = 20_000;

/** What differs between the observations of two versions, without the causes: those take both versions' inputs. */
export function changesBetween(before: Rows, after: Rows, names: readonly [string, string]): DiffShape {
  const old = byId(before);
  const current = byId(after);
  const removed = before.rows.filter((row) => !current.has(row.observation_id));
  const added = after.rows.filter((row) => !old.has(row.observation_id));
  const fields = after.columns.filter((name) => !PLACE.has(name));
  const changed = after.rows.flatMap((row) => {
    const was = old.get(row.observation_id);
    return was ? fieldChanges(was, row, fields) : [];
  });
  const changes = [
    ...removed.map((row) => cameOrWent('removed', row)),
    ...added.map((row) => cameOrWent('added', row)),
    ...changed,
  ];
  const changedRows = new Set(changed.map(({ observation_id }) => observation_id)).size;
  return {
    summary: {
      before: names[0],
      after: names[1],
      added: added.length,
      removed: removed.length,
      changed: changedRows,
      identical: after.rows.length - added.length - changedRows,
      ...(changes.length > MOST_FIELDS && { total: changes.length }),
    },
    changes: changes.slice(0, MOST_FIELDS),
  };
}

function byId({ rows }: Rows): Map<string | undefined, Row> {
  return new Map(rows.map((row) => [row.observation_id, row]));
}

function cameOrWent(change: 'added' | 'removed', row: Row): ChangeShape {
  const stated = `${row.value ?? ''}${row.value_max ? `~${row.value_max}` : ''}${row.unit ?? ''}`;
  const isAdded = change === 'added';
  return {
    ...about(row),
    change,
    field: '',
    before: isAdded ? '' : stated,
    after: isAdded ? stated : '',
    tier: isAdded ? 'added' : 'lost',
    cause: '',
    ...(isAdded ? { after_quote: row.quote ?? '' } : { before_quote: row.quote ?? '' }),
  };
}

function fieldChanges(was: Row, row: Row, fields: readonly string[]): ChangeShape[] {
  return fields
    .filter((name) => (was[name] ?? '') !== (row[name] ?? ''))
    .map((field) => ({
      ...about(row),
      change: 'changed',
      field,
      before: was[field] ?? '',
      after: row[field] ?? '',
      tier: tierOf(field),
      cause: '',
      before_quote: was.quote ?? '',
      after_quote: row.quote ?? '',
    }));
}

function tierOf(field: string): string {
  if (VALUES.has(field)) return 'value';
  return PROVENANCE.has(field) ? 'provenance' : 'meaning';
}

function about(row: Row) {
  const {
    observation_id = '',
    document_id = '',
    indicator = '',
    measure = '',
    period = '',
    status = '',
  } = row;
  return { observation_id, document_id, indicator, measure, period, status };
}
