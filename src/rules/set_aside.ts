import type { SetAsideReason } from '../types.ts';
import { RuleError } from './errors.ts';
import type { SetAsideSource } from './schema.ts';

/** How much text on either side of a numeral, and of the numeral itself, a set-aside rule may look at. */
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
    (rule.numeral === undefined || (numeral.length <= WINDOW && rule.numeral.test(numeral))) &&
    (rule.after === undefined || rule.after.test(after)) &&
    (rule.before === undefined || rule.before.test(before))
  );
}

/** What an expression may hold of what makes a matcher go back and try again. */
const MOST_REPEATS = 3;
const MOST_OPTIONS = 12;

/**
 * A quantifier on a group is what makes an expression exponential, be it nested ((a+)+) or ambiguous ((a|a)+); a
 * back reference makes it worse. Both are refused. What is left repeats single characters, and costs at most
 * WINDOW^3 · 2^12 steps on a window of text, whatever the text.
 */
function safeExpression(
  file: string,
  id: string,
  expression: string,
  wrap: (body: string) => string,
): RegExp {
  const refuse = (why: string) => new RuleError(file, `${id}: the expression ${expression} ${why}`);
  const bare = expression.replace(/\\[\s\S]/g, (sequence) => (/\d|k/.test(sequence) ? sequence : 'x'));
  if (/\\[1-9]|\\k/.test(bare)) throw refuse('uses a back reference');
  const outsideSets = bare.replace(/\[[^\]]*\]/g, 'x');
  if (/\)(?:[*+]|\{)/.test(outsideSets)) throw refuse('repeats a group and could run without bound');
  const repeats = outsideSets.match(/[*+]|\{\d*,/g) ?? [];
  if (repeats.length > MOST_REPEATS) throw refuse(`repeats more than ${MOST_REPEATS} times`);
  const options = outsideSets.replaceAll('(?', '(').match(/\?/g) ?? [];
  if (options.length > MOST_OPTIONS) throw refuse(`has more than ${MOST_OPTIONS} optional parts`);
  try {
    return new RegExp(wrap(expression), 'u');
  } catch {
    throw refuse('is not a regular expression');
  }
}
