import { RuleError } from './errors.ts';
import type { SetAsideSource } from './schema.ts';
import type { SetAsideReason } from '../types.ts';

/** How much text on either side of a numeral a set-aside rule may look at. */
export const WINDOW = 24;

/** A rule by which a numeral is no value of an indicator: expressions on the numeral and its neighbourhood. */
export interface SetAsideRule {
  readonly id: string;
  readonly file: string;
  readonly source: SetAsideSource;
  readonly reason: SetAsideReason;
  readonly numeral: RegExp | undefined;
  /** Must match right up to the numeral. */
  readonly before: RegExp | undefined;
  /** Must match right behind the numeral. */
  readonly after: RegExp | undefined;
}

/** @throws RuleError for an expression that does not compile or that could backtrack without bound. */
export function compileSetAside(file: string, source: SetAsideSource): SetAsideRule {
  const compile = (expression: string | undefined, wrap: (body: string) => string) =>
    expression === undefined ? undefined : safeExpression(file, source.id, expression, wrap);
  return {
    id: source.id,
    file,
    source,
    reason: source.reason,
    numeral: compile(source.numeral, (body) => `^(?:${body})$`),
    before: compile(source.before, (body) => `(?:${body})$`),
    after: compile(source.after, (body) => `^(?:${body})`),
  };
}

export function matchesSetAside(rule: SetAsideRule, numeral: string, before: string, after: string): boolean {
  return (
    (rule.after === undefined || rule.after.test(after)) &&
    (rule.numeral === undefined || rule.numeral.test(numeral)) &&
    (rule.before === undefined || rule.before.test(before))
  );
}

/**
 * A quantifier inside a quantified group is what makes an expression exponential, a back reference what makes
 * it super-polynomial; both are refused. What is left costs at most WINDOW^k for k quantifiers, and k is bounded.
 */
function safeExpression(file: string, id: string, expression: string, wrap: (body: string) => string): RegExp {
  const refuse = (why: string) => new RuleError(file, `${id}: the expression ${expression} ${why}`);
  if (/\([^()]*[*+}][^()]*\)[*+{]/.test(expression)) throw refuse('nests quantifiers and could run without bound');
  if (/\\[1-9]|\\k</.test(expression)) throw refuse('uses a back reference');
  if ((expression.match(/[*+]|\{\d*,/g) ?? []).length > 3) throw refuse('has more than three open quantifiers');
  try {
    return new RegExp(wrap(expression), 'u');
  } catch {
    throw refuse('is not a regular expression');
  }
}
