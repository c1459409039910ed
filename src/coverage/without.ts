import type { RuleBook } from '../rules/book.ts';

/**
 * The book as if this pattern or set-aside rule stood in no pack. Rules are tried in order and know nothing of each
 * other, so that nothing has to be compiled again.
 */
export function withoutRule(rules: RuleBook, id: string): RuleBook {
  const isOther = (rule: { readonly id: string }) => rule.id !== id;
  return {
    ...rules,
    patterns: rules.patterns.filter(isOther),
    setAside: rules.setAside.filter(isOther),
  };
}
