import { finding } from './finding.ts';
import type { Check } from './subject.ts';

/** Part of a document's numerals that may stay unexplained without a finding. */
const THRESHOLD = 0.01;

/** A document has more unexplained numbers than a reader can let pass. */
export const checkCoverage: Check = ({ documents }) =>
  documents.flatMap(({ document_id, numerals, unexplained }) => {
    const total = Number(numerals);
    const open = Number(unexplained);
    if (open <= total * THRESHOLD) return [];
    const percent = ((open / total) * 100).toFixed(1);
    return [
      finding(
        'coverage',
        'warning',
        { document_id, observations: [] },
        {
          zh: `${total}个数字中有${open}个（${percent}%）未说明去向`,
          en: `${open} of ${total} numbers (${percent}%) are unexplained`,
        },
      ),
    ];
  });
