import { groupBy } from '../normalize/order.ts';
import { finding } from './finding.ts';
import type { Check } from './subject.ts';

/** An id that stands twice: keys and references no longer hold, whatever the rows say. */
export const checkIdentity: Check = ({ observations }) =>
  [...groupBy(observations, (row) => row.observation_id)].flatMap(([id, rows]) => {
    if (rows.length < 2) return [];
    const places = rows.map(({ document_id, start }) => `${document_id} ${start}`).join(', ');
    return [
      finding(
        'identity',
        'error',
        { document_id: rows[0]!.document_id, observations: [id] },
        {
          zh: `观测值编号 ${id} 出现${rows.length}次（${places}）`,
          en: `the observation id ${id} stands ${rows.length} times (${places})`,
        },
      ),
    ];
  });
