import { stringify } from 'csv-stringify/sync';
import { sortBy } from '../../normalize/order.ts';
import { guard } from '../../publish/cell.ts';
import type { Change } from '../difference.ts';
import type { Print } from './format.ts';

/**
 * A tabular diff (https://specs.frictionlessdata.io/tabular-diff/) of observations.csv: `+++` a row that came, `---` one
 * that went, `->` one of which cells read old->new. Rows that did not change are left out.
 */
export const printDaff: Print = ({ difference }) => {
  const { changes, summary } = difference;
  const columns = columnsOf(changes);
  const arrow = arrowFor(changes);
  const schema = columns.map((name) =>
    summary.columns.added.includes(name) ? '+++' : summary.columns.removed.includes(name) ? '---' : '',
  );
  const rows = sortBy(changes, ({ document_id, before, after, observation_id }) => [
    document_id,
    Number((after ?? before)?.start ?? 0),
    observation_id,
  ]).map((change) => rowOf(change, columns, arrow));
  const head = schema.some((mark) => mark !== '') ? [['!', ...schema]] : [];
  return stringify([...head, ['@@', ...columns], ...rows], { record_delimiter: '\n', quoted_match: /\r/ });
};

function columnsOf(changes: readonly Change[]): string[] {
  const names = new Set<string>();
  for (const { before, after } of changes) {
    for (const row of [after, before]) for (const name of Object.keys(row ?? {})) names.add(name);
  }
  return [...names];
}

/** `->`, with more dashes where a cell holds that already. */
function arrowFor(changes: readonly Change[]): string {
  const cells = changes.flatMap(({ before, after }) =>
    [before, after].flatMap((row) => Object.values(row ?? {})),
  );
  let arrow = '->';
  while (cells.some((cell) => cell.includes(arrow))) arrow = `-${arrow}`;
  return arrow;
}

function rowOf({ kind, before, after }: Change, columns: readonly string[], arrow: string): string[] {
  const shown = after ?? before ?? {};
  if (kind !== 'changed')
    return [kind === 'added' ? '+++' : '---', ...columns.map((name) => guard(shown[name] ?? ''))];
  const cells = columns.map((name) => {
    const [old, current] = [guard(before?.[name] ?? ''), guard(after?.[name] ?? '')];
    return old === current ? current : `${old}${arrow}${current}`;
  });
  return [arrow, ...cells];
}
