import Big from 'big.js';
import { finding } from './finding.ts';
import type { Check } from './subject.ts';
import { stated } from './wording.ts';

/** A budget, a plan or last year's figure may be exceeded; a whole may not: 占调整预算的104.8% is well. */
const MAY_BE_EXCEEDED = ['预算', '计划', '任务', '目标', '同期', '上年', '去年'];

/** A part is stated to be more than its whole. */
export const checkShares: Check = ({ observations }) =>
  observations.flatMap((row) => {
    const isPart = row.measure === 'share' && row.normalized_unit === '%' && row.indicator.includes('占');
    if (!isPart || row.lower === '' || new Big(row.lower).lte(100)) return [];
    if (MAY_BE_EXCEEDED.some((word) => row.indicator.includes(word))) return [];
    return [
      finding(
        'share',
        'warning',
        { document_id: row.document_id, observations: [row.observation_id] },
        {
          zh: `“${row.indicator}”为${stated(row)}，部分大于整体`,
          en: `${row.indicator} is ${stated(row)}: a part is more than its whole`,
        },
      ),
    ];
  });
