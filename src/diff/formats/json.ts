import { changeRows } from '../change_rows.ts';
import { countChanges } from '../counts.ts';
import type { Comparison, Print } from './format.ts';

/** One object: the figures, and one entry for each field that changed. */
export const printJson: Print = (comparison) => `${JSON.stringify(shapeOf(comparison))}\n`;

export const shapeOf = ({ difference, before, after, files }: Comparison) => {
  const { summary, documents } = difference;
  const { causes } = countChanges(difference);
  const changes = changeRows(difference);
  const changedDocuments = documents.map(({ kind, document_id, fields }) => ({
    change: kind,
    document_id,
    fields,
  }));
  const { added, removed, changed, tiers, columns } = summary;
  const head = {
    before,
    after,
    added,
    removed,
    changed,
    identical: summary.after.observations - added - changed,
    tiers,
    counts: { before: summary.before, after: summary.after },
    columns,
    causes,
    documents: changedDocuments,
    files,
  };
  return { summary: head, changes };
};
