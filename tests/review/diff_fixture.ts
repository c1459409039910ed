import type { ChangeShape, DiffShape } from '../../src/report/shape.ts';

const about = {
  document_id: 'report',
  indicator: '地区生产总值',
  measure: 'level',
  period: '2023',
  status: 'actual',
  tier: 'patch',
};
const changed: Partial<ChangeShape> = {
  before_quote: '地区生产总值3.4万亿元',
  after_quote: '地区生产总值3.46万亿元',
};

/** What `zhibiao diff --format json` prints, of two versions that differ by a rule and by an edited report. */
export const DIFF: DiffShape = {
  summary: {
    before: '1.0.0',
    after: '1.1.0',
    added: 1,
    removed: 1,
    changed: 1,
    identical: 1200,
    tier: 'minor',
  },
  changes: [
    {
      ...about,
      change: 'added',
      observation_id: 'a1',
      field: '',
      before: '',
      after: '6.0%',
      cause: 'source',
      after_quote: '增长6.0%',
    },
    {
      ...about,
      ...changed,
      change: 'changed',
      observation_id: 'c1',
      field: 'value',
      before: '3.4',
      after: '3.46',
      cause: 'rule',
    },
    {
      ...about,
      ...changed,
      change: 'changed',
      observation_id: 'c1',
      field: 'normalized_value',
      before: '3400000000000',
      after: '3460000000000',
      cause: 'rule',
    },
    {
      ...about,
      change: 'removed',
      observation_id: 'r1',
      field: '',
      before: '12个',
      after: '',
      cause: 'rule',
      before_quote: '新建公园12个',
    },
  ],
};
