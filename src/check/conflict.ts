import { groupBy } from '../normalize/order.ts';
import type { Observation } from '../types.ts';
import { comparisonKey } from './comparable.ts';
import { finding } from './finding.ts';
import { isTenfold } from './magnitude.ts';
import { canBothHold, findContradiction } from './overlap.ts';
import type { Check } from './subject.ts';
import { stated } from './wording.ts';

/** Two documents state the same quantity with values that cannot both hold. */
export const checkConflicts: Check = ({ documents, observations }) => {
  const byId = new Map(documents.map((document) => [document.document_id, document]));
  const groups = groupBy(observations, (row) => comparisonKey(row, byId.get(row.document_id)!));
  groups.delete('');
  return [...groups.values()].flatMap((rows) => {
    const pair = betweenDocuments(rows);
    if (!pair) return [];
    const [a, b] = pair;
    const values = `${a.document_id} ${stated(a)} / ${b.document_id} ${stated(b)}`;
    // A target may be raised or lowered from one report to the next.
    const severity = a.status === 'target' ? 'note' : isTenfold(a, b) ? 'error' : 'warning';
    const subject = { document_id: b.document_id, observations: [a.observation_id, b.observation_id] };
    return [
      finding('conflict', severity, subject, {
        zh: `“${a.indicator}”（${a.period}）在不同文件中不一致：${values}`,
        en: `${a.indicator} (${a.period}) differs between documents: ${values}`,
      }),
    ];
  });
};

function betweenDocuments(rows: readonly Observation[]): readonly [Observation, Observation] | undefined {
  const pair = findContradiction(rows);
  if (!pair || pair[0].document_id !== pair[1].document_id) return pair;
  // The document contradicts itself; some other may still contradict one of its two statements.
  for (const row of pair) {
    const other = rows.find((some) => some.document_id !== row.document_id && !canBothHold(some, row));
    if (other) return [row, other];
  }
  return undefined;
}
