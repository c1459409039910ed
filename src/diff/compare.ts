import { sortBy } from '../normalize/order.ts';
import { unguard } from '../publish/cell.ts';
import { changedColumns, tierOf } from './columns.ts';
import {
  type Change,
  type Counts,
  type Difference,
  type DocumentChange,
  type FieldChange,
  gravest,
  type Row,
  TIERS,
  type Tier,
  WHOLE_ROW,
} from './difference.ts';
import { pairRows } from './pairing.ts';
import { cellsOf, cutRecords, type Records } from './records.ts';
import { relativeChange } from './relative.ts';

/** What is compared of a dataset: two of its files, with the names that messages give them. */
export interface Tables {
  readonly observations: TableFile;
  readonly documents: TableFile;
}

export interface TableFile {
  readonly file: string;
  readonly content: string;
}

/**
 * How `after` differs from `before`, observation by observation.
 * @throws TableError
 */
export function compareDatasets(before: Tables, after: Tables): Difference {
  const documents = rowChanges(cut(before.documents, 'document_id'), cut(after.documents, 'document_id'));
  const [old, current] = [before, after].map(({ observations }) => cut(observations, 'observation_id'));
  const rows = rowChanges(old!, current!);
  const columns = old!.columns.filter((name) => current!.columns.includes(name));
  const renamed = renamedDocuments(documents);
  const changes = changesOf(
    rows,
    columns,
    (row) => renamed.get(row.document_id ?? '') ?? row.document_id ?? '',
  );
  return {
    summary: {
      added: countOf(changes, 'added'),
      removed: countOf(changes, 'removed'),
      changed: countOf(changes, 'changed'),
      tiers: countTiers(changes),
      before: countsOf(old!, documents.before),
      after: countsOf(current!, documents.after),
      columns: {
        added: current!.columns.filter((name) => !old!.columns.includes(name)),
        removed: old!.columns.filter((name) => !current!.columns.includes(name)),
      },
    },
    changes,
    documents: documentChanges(documents),
  };
}

interface RowChanges {
  readonly before: Records;
  readonly after: Records;
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
  readonly changed: readonly { readonly before: Row; readonly after: Row }[];
}

function cut({ file, content }: TableFile, key: string): Records {
  return cutRecords(file, content, key);
}

/** Only rows that differ are read. */
function rowChanges(before: Records, after: Records): RowChanges {
  const sameColumns = before.columns.join() === after.columns.join();
  const added: Row[] = [];
  const changed: { before: Row; after: Row }[] = [];
  for (const [key, record] of after.byKey) {
    const old = before.byKey.get(key);
    if (old === undefined) added.push(rowOf(after.columns, record));
    else if (!sameColumns || old !== record) {
      changed.push({ before: rowOf(before.columns, old), after: rowOf(after.columns, record) });
    }
  }
  const removed = [...before.byKey]
    .filter(([key]) => !after.byKey.has(key))
    .map(([, record]) => rowOf(before.columns, record));
  return { before, after, removed, added, changed };
}

function rowOf(columns: readonly string[], record: string): Row {
  const cells = cellsOf(record);
  return Object.fromEntries(columns.map((name, i) => [name, unguard(cells[i] ?? '')]));
}

function changesOf(
  { removed, added, changed }: RowChanges,
  columns: readonly string[],
  documentOf: (row: Row) => string,
): Change[] {
  const pairs = pairRows({ removed, added, kept: changed }, documentOf);
  const paired = new Set<Row>(pairs.flatMap(({ before, after }) => [before, after]));
  const changes = [
    ...[...removed, ...changed.map(({ before }) => before)]
      .filter((row) => !paired.has(row))
      .map((row) => wholeRow('removed', row)),
    ...[...added, ...changed.map(({ after }) => after)]
      .filter((row) => !paired.has(row))
      .map((row) => wholeRow('added', row)),
    ...pairs.flatMap(({ before, after }) => changedRow(columns, before, after)),
  ];
  return sortBy(changes, ({ tier, document_id, before, after, observation_id }) => [
    TIERS.indexOf(tier),
    document_id,
    Number((after ?? before)?.start ?? 0),
    observation_id,
  ]);
}

function wholeRow(kind: 'added' | 'removed', row: Row): Change {
  const [before, after] = kind === 'removed' ? [row, undefined] : [undefined, row];
  const tier = kind === 'removed' ? 'lost' : 'added';
  const field = {
    field: WHOLE_ROW,
    before: statedIn(before),
    after: statedIn(after),
    tier,
    relative: '',
  } as const;
  return { kind, ...keysOf(row), tier, before, after, fields: [field] };
}

function changedRow(columns: readonly string[], before: Row, after: Row): Change[] {
  const fields = changedColumns(columns, before, after).map(
    (field): FieldChange => ({
      field,
      before: before[field] ?? '',
      after: after[field] ?? '',
      tier: tierOf(field, before, after),
      relative: relativeChange(field, before, after),
    }),
  );
  if (fields.length === 0) return [];
  const tier = gravest(fields.map((field) => field.tier));
  return [{ kind: 'changed', ...keysOf(after), tier, before, after, fields }];
}

function keysOf({
  observation_id = '',
  document_id = '',
}: Row): Pick<Change, 'observation_id' | 'document_id'> {
  return { observation_id, document_id };
}

/** What a row states, as it would be said: 3.46万亿元, 5–6%. */
export function statedIn(row: Row | undefined): string {
  if (!row) return '';
  const { value = '', value_max, unit = '' } = row;
  return `${value}${value_max ? `–${value_max}` : ''}${unit}`;
}

/** A document that went and one that came with the same bytes are one that was renamed. */
function renamedDocuments({ removed, added }: RowChanges): Map<string, string> {
  const byHash = new Map(
    added.filter(({ sha256 }) => sha256).map((row) => [row.sha256, row.document_id ?? '']),
  );
  return new Map(
    removed.flatMap((row) => {
      const now = byHash.get(row.sha256);
      return now === undefined ? [] : [[row.document_id ?? '', now] as const];
    }),
  );
}

function documentChanges({ before, after, removed, added, changed }: RowChanges): DocumentChange[] {
  const columns = after.columns.filter((name) => before.columns.includes(name));
  const changes: DocumentChange[] = [
    ...removed.map((row) => ({ kind: 'removed' as const, before: row, after: undefined })),
    ...added.map((row) => ({ kind: 'added' as const, before: undefined, after: row })),
    ...changed.map((pair) => ({ kind: 'changed' as const, ...pair })),
  ].map(({ kind, before: old, after: current }) => ({
    kind,
    document_id: (current ?? old)?.document_id ?? '',
    before: old,
    after: current,
    fields: old && current ? columns.filter((name) => old[name] !== current[name]) : [],
  }));
  const real = changes.filter(({ kind, fields }) => kind !== 'changed' || fields.length > 0);
  return sortBy(real, ({ document_id, kind }) => [document_id, kind]);
}

function countOf(changes: readonly Change[], kind: Change['kind']): number {
  return changes.filter((change) => change.kind === kind).length;
}

function countTiers(changes: readonly Change[]): Record<Tier, number> {
  const counts = { lost: 0, value: 0, meaning: 0, added: 0, provenance: 0 };
  for (const { tier } of changes) counts[tier] += 1;
  return counts;
}

function countsOf(observations: Records, documents: Records): Counts {
  const at = documents.columns.indexOf('unexplained');
  let unexplained = 0;
  for (const record of documents.byKey.values()) unexplained += Number(cellsOf(record)[at] || 0);
  return { observations: observations.byKey.size, documents: documents.byKey.size, unexplained };
}
