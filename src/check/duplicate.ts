import { foldName } from '../normalize/fold.ts';
import { groupBy } from '../normalize/order.ts';
import type { Observation } from '../types.ts';
import { finding } from './finding.ts';
import { isTenfold } from './magnitude.ts';
import { findContradiction } from './overlap.ts';
import type { Check } from './subject.ts';
import { stated } from './wording.ts';

/** One document states the same thing twice, with values that cannot both hold. */
export const checkDuplicates: Check = ({ observations }) =>
  [...groupBy(observations, sameness).values()].flatMap((rows) => {
    const pair = findContradiction(rows);
    if (!pair) return [];
    const [a, b] = [...pair].sort((left, right) => left.start - right.start) as [Observation, Observation];
    const subject = { document_id: a.document_id, observations: [a.observation_id, b.observation_id] };
    const values = `${stated(a)} / ${stated(b)}`;
    return [
      finding('duplicate', isTenfold(a, b) ? 'error' : 'warning', subject, {
        zh: `同一文件中“${a.indicator}”（${a.period}）有不同数值：${values}`,
        en: `${a.indicator} (${a.period}) has different values in one document: ${values}`,
      }),
    ];
  });

/** 增长6.3%，扣除价格因素，实际增长6.1% are two rates of one thing, nominal and real. */
function isReal({ measure, quote }: Observation): boolean {
  return measure === 'growth' && /实际(?:增长|下降)|扣除价格/.test(quote);
}

function sameness(row: Observation): string {
  return [
    row.document_id,
    foldName(row.indicator),
    row.measure,
    row.normalized_unit,
    row.period,
    row.status,
    row.basis,
    foldName(row.area),
    foldName(row.scope),
    isReal(row) ? 'real' : 'nominal',
    row.geo_scope,
  ].join('\u001f');
}
