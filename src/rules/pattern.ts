import { RuleError } from './errors.ts';
import { type PatternSource, type UnitClass, WORD_CLASSES, type WordClass } from './schema.ts';

/**
 * A pattern names what stands before (and right behind) a quantity, as a sequence of elements in reading order:
 *
 *     rise reach?                    a verb of rise, then perhaps a verb of reaching
 *     占 whole:… 比重 reach?          the word 占, anything (kept as `whole`), the word 比重
 *     (rise|fall)                    either class
 *     的 …                           behind a quantity: 的, and then anything
 *
 * An element is a word class of the lexicon, a literal word, alternatives in brackets, or `name:…` for a stretch
 * of text up to the nearest place where the element before it fits. `?` makes an element optional. Matching is
 * possessive and never goes back, so its time is linear in the length of the clause.
 */
export interface Pattern {
  readonly id: string;
  readonly source: PatternSource;
  readonly file: string;
  readonly units: ReadonlySet<UnitClass> | undefined;
  /** Nearest to the quantity first. */
  readonly before: readonly Element[];
  /** Right behind the quantity, nearest first. */
  readonly after: readonly Element[];
  /** Behind `after` the clause may go on. */
  readonly isOpen: boolean;
}

export interface Element {
  readonly classes: ReadonlySet<WordClass>;
  readonly literals: readonly string[];
  readonly optional: boolean;
  /** Set on a stretch of free text: the name under which it is kept. */
  readonly capture: string | undefined;
}

/** @throws RuleError for an element that is no class, no literal and no capture, and for a name that holds what nothing gives. */
export function compilePattern(file: string, source: PatternSource): Pattern {
  const pattern = {
    id: source.id,
    source,
    file,
    units: source.unit && new Set(source.unit),
    before: elements(file, source.id, source.before).reverse(),
    after: elements(file, source.id, source.after?.replace(OPEN, '')),
    isOpen: source.after === undefined || OPEN.test(source.after),
  };
  const given = new Set([
    ...PLACEHOLDERS,
    ...[...pattern.before, ...pattern.after].map(({ capture }) => capture),
  ]);
  for (const [text, placeholder] of (source.gives.name ?? '').matchAll(/\{(\w*)\}/g)) {
    if (!given.has(placeholder))
      throw new RuleError(
        file,
        `${source.id}: gives.name holds ${text}, and no ${placeholder}:… stands in before`,
      );
  }
  return pattern;
}

const OPEN = / …$/;

/** What a name may hold besides the captures of its pattern. */
const PLACEHOLDERS = ['subject', 'own', 'growth', 'last', 'word', 'head'];

function elements(file: string, id: string, expression = ''): Element[] {
  return expression
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => element(file, id, part));
}

function element(file: string, id: string, part: string): Element {
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const capture = /^(\w+):…$/.exec(body)?.[1];
  if (capture) return { classes: new Set(), literals: [], optional, capture };
  const alternatives = (/^\(([^()]+)\)$/.exec(body)?.[1] ?? body).split('|');
  const isClass = (word: string): word is WordClass => (WORD_CLASSES as readonly string[]).includes(word);
  const literals = alternatives.filter((word) => !isClass(word));
  const odd = literals.find((word) => !/^\p{Script=Han}+$/u.test(word));
  if (odd !== undefined)
    throw new RuleError(file, `${id}: "${odd}" is neither a word class nor a Chinese word`);
  return { classes: new Set(alternatives.filter(isClass)), literals, optional, capture: undefined };
}
