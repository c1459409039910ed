import type { Finding } from '../check/finding.ts';
import type { RuleBook } from '../rules/book.ts';
import { findNewNames, type NewName } from './new_names.ts';
import { findNews, type News } from './news.ts';
import type { RefreshRow } from './row.ts';
import { findSilentRules, type SilentRule } from './silent_rules.ts';

/** What a person who refreshes a dataset wants to know of it against the version before. */
export interface Refresh {
  readonly news: readonly News[];
  /** Findings of indicators that last year's report had and this year's has not. */
  readonly missing: readonly Finding[];
  readonly silent_rules: readonly SilentRule[];
  readonly new_names: readonly NewName[];
}

/**
 * What depends on the version before is told and not published: it would be another thing the next time, though nothing
 * changed. What is missing follows from the dataset alone, so it is a finding.
 */
export function describeRefresh(
  before: readonly RefreshRow[],
  after: readonly RefreshRow[],
  findings: readonly Finding[],
  rules: RuleBook,
): Refresh {
  return {
    news: findNews(before, after),
    missing: findings.filter(({ check }) => check === 'missing_indicator'),
    silent_rules: findSilentRules(before, after),
    new_names: findNewNames(before, after, rules),
  };
}
