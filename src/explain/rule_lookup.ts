import type { RuleBook } from '../rules/book.ts';
import { BUILT_IN } from './built_in.ts';
import type { ExplainedRule } from './explanation.ts';

/** What a rule id of a fact or of the ledger stands for. */
export function ruleOf(id: string, { patterns, setAside }: RuleBook): ExplainedRule {
  const rule = patterns.find((one) => one.id === id) ?? setAside.find((one) => one.id === id);
  return rule ? { id, why: rule.source.why, file: rule.file } : { id, why: BUILT_IN[id] ?? '', file: '' };
}
