import type { Lexeme, Lexicon } from '../rules/lexicon.ts';
import type { Element, Pattern } from '../rules/pattern.ts';
import type { WordClass } from '../rules/schema.ts';
import type { TimePhrase, TimeTable } from './times.ts';

/** A word of the lexicon, or a time phrase, between a name and its number. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly lexeme: Lexeme | undefined;
  readonly time: TimePhrase | undefined;
}

/** One of the words has this form. */
export const hasWord = (tokens: readonly Token[], form: RegExp): boolean =>
  tokens.some(({ lexeme }) => lexeme !== undefined && form.test(lexeme.word));

/** How a pattern fits what stands before a quantity. */
export interface Fit {
  /** Where the predicate begins: the subject ends here. */
  readonly start: number;
  /** Free text by the name the pattern gives it. */
  readonly captures: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
  /** The words that the pattern names itself, nearest to the quantity first. */
  readonly literals: readonly string[];
  /** Every word that was consumed or passed over, nearest to the quantity first. */
  readonly tokens: readonly Token[];
}

/** Classes of words that can stand between a name and its number; any other word ends the predicate. */
const PREDICATE: readonly WordClass[] = [
  'rise',
  'fall',
  'trend_noun',
  'reach',
  'qualifier_before',
  'adverb',
  'respectively',
  'base',
  'share_head',
  'share_verb',
  'rank_verb',
];
/** Classes that patterns need not name: they change a value's bounds or time, not what is said. */
const TRANSPARENT: readonly WordClass[] = ['qualifier_before', 'adverb', 'respectively', 'base'];

export interface Clause {
  readonly text: string;
  /** Nothing before this place belongs to the quantity. */
  readonly start: number;
  readonly lexicon: Lexicon;
  readonly times: TimeTable;
  /** Where the words about the number end, if not right before it. */
  readonly edge?: number;
}

/** The words right before `at`, nearest first, up to the first that is no part of a predicate. */
export function peel(clause: Clause, at: number): Token[] {
  const tokens: Token[] = [];
  const mark = FOOTNOTE.exec(clause.text.slice(Math.max(clause.start, at - LONGEST_FOOTNOTE), at))?.[0] ?? '';
  for (let token = tokenBefore(clause, at - mark.length); token; token = tokenBefore(clause, token.start))
    tokens.push(token);
  return tokens;
}

/** 两年平均增长[3]5.1%; 比2010年“翻一番” */
const FOOTNOTE = /(?:\[\d{1,2}\]|“)$/;
const LONGEST_FOOTNOTE = 4;

function tokenBefore({ text, start, lexicon, times }: Clause, at: number): Token | undefined {
  const time = times.endingAt(at);
  if (time && time.start >= start) return { start: time.start, end: at, lexeme: undefined, time };
  const longest = lexicon.endingAt(text, at, start);
  // 均 in 连续五年均保持 is no 年均.
  const cut =
    longest?.word.startsWith('年') &&
    /[\d一二三四五六七八九十几多每]/.test(text[at - longest.word.length - 1] ?? '');
  const lexeme = cut ? lexicon.endingAt(text, at, at - longest!.word.length + 1) : longest;
  if (!lexeme || !belongs(lexeme, PREDICATE)) return undefined;
  return { start: at - lexeme.word.length, end: at, lexeme, time: undefined };
}

/** Fits a pattern's `before` to what stands left of `at`; undefined if it does not fit. */
export function fitBefore(
  pattern: Pattern,
  clause: Clause,
  at: number,
  peeled: readonly Token[],
): Fit | undefined {
  const captures = new Map<string, { start: number; end: number }>();
  const literals: string[] = [];
  const used: Token[] = [];
  let tokens = peeled;
  let next = 0;
  let edge = at;
  for (let i = 0; i < pattern.before.length; i++) {
    const element = pattern.before[i]!;
    if (element.capture) {
      const opener = pattern.before[++i];
      // 至 in 降低首付至4成 binds the number, and is no part of the stretch.
      const bound = tokens[next];
      if (bound && !isTransparent(bound) && edge === at) return undefined;
      const place = opener && findBackwards(clause, edge, opener);
      if (!place) return undefined;
      captures.set(element.capture, { start: place.end, end: edge });
      const lexeme = clause.lexicon.endingAt(clause.text, place.end, place.start);
      used.push({ ...place, lexeme, time: undefined });
      edge = place.start;
      tokens = peel(clause, edge);
      next = 0;
      continue;
    }
    const literal = element.literals.find((word) => endsWith(clause, edge, word));
    if (literal !== undefined) {
      edge -= literal.length;
      literals.push(literal);
      tokens = peel(clause, edge);
      next = 0;
      continue;
    }
    let skip = next;
    while (skip < tokens.length && !fits(tokens[skip]!, element) && isTransparent(tokens[skip]!)) skip++;
    const token = tokens[skip];
    // 占比从2015年的4%: what changes only the value's bounds or time may stand behind the word.
    const behind = skip > next ? tokens[skip - 1]!.start : edge;
    const word = behind < edge ? element.literals.find((one) => endsWith(clause, behind, one)) : undefined;
    if (word !== undefined) {
      used.push(...tokens.slice(next, skip));
      edge = behind - word.length;
      literals.push(word);
      tokens = peel(clause, edge);
      next = 0;
    } else if (token && fits(token, element)) {
      used.push(...tokens.slice(next, skip + 1));
      next = skip + 1;
      edge = token.start;
    } else if (!element.optional) return undefined;
  }
  while (next < tokens.length && isTransparent(tokens[next]!)) {
    used.push(tokens[next]!);
    edge = tokens[next]!.start;
    next++;
  }
  return { start: edge, captures, literals, tokens: used };
}

/** The words of a pattern's `after` right behind a quantity, up to the end of the clause; undefined if they are others. */
export function fitAfter(pattern: Pattern, { text, lexicon }: Clause, from: number): Token[] | undefined {
  if (pattern.after.length === 0) return [];
  const words: Token[] = [];
  let at = from;
  for (const { classes, literals, optional } of pattern.after) {
    const literal = literals.find((word) => text.startsWith(word, at));
    const lexeme = lexicon.startingAt(text, at, text.length);
    if (literal !== undefined) at += literal.length;
    else if (lexeme && belongs(lexeme, [...classes])) {
      words.push({ start: at, end: at + lexeme.word.length, lexeme, time: undefined });
      at += lexeme.word.length;
    } else if (!optional) return undefined;
  }
  return pattern.isOpen || at === text.length || '，。；、：）”'.includes(text[at]!) ? words : undefined;
}

/** The nearest place left of `edge` where `element` stands; at least two characters lie between. */
function findBackwards(
  clause: Clause,
  edge: number,
  element: Element,
): { start: number; end: number } | undefined {
  const { text, start, lexicon } = clause;
  for (let end = edge - 2; end > start; end--) {
    const literal = element.literals.find((word) => endsWith(clause, end, word));
    if (literal !== undefined) return { start: end - literal.length, end };
    if (element.classes.size === 0) continue;
    const lexeme = lexicon.endingAt(text, end, start);
    if (!lexeme || !belongs(lexeme, [...element.classes])) continue;
    const from = end - lexeme.word.length;
    // 占 in 占比 opens nothing.
    const longer = lexicon.startingAt(text, from, edge, 'metric', 'bare_head');
    if (!longer || longer.word.length <= lexeme.word.length) return { start: from, end };
  }
  return undefined;
}

function endsWith({ text, start }: Clause, at: number, word: string): boolean {
  return at - word.length >= start && text.startsWith(word, at - word.length);
}

function fits({ lexeme }: Token, { classes }: Element): boolean {
  return lexeme !== undefined && belongs(lexeme, [...classes]);
}

function isTransparent({ lexeme, time }: Token): boolean {
  return time !== undefined || (lexeme !== undefined && belongs(lexeme, TRANSPARENT));
}

export function belongs(lexeme: Lexeme, classes: readonly WordClass[]): boolean {
  return classes.some((wordClass) => lexeme.classes.has(wordClass));
}
