import type { LexiconPack, WordClass } from './schema.ts';

/** A word and the classes it belongs to, each with the value the pack gives it (empty where it gives none). */
export interface Lexeme {
  readonly word: string;
  readonly classes: ReadonlyMap<WordClass, string>;
}

interface Node {
  readonly next: Map<number, Node>;
  lexeme?: Lexeme;
}

/** Longest-match look-up of words, forwards from a place and backwards to it, in time of the word's length. */
export class Lexicon {
  readonly #forward: Node = { next: new Map() };
  readonly #backward: Node = { next: new Map() };
  readonly #words = new Map<string, Lexeme>();
  readonly #matchers = new Map<WordClass, RegExp>();

  constructor(lexemes: LexiconPack['lexemes']) {
    const classes = new Map<string, Map<WordClass, string>>();
    for (const { class: wordClass, words } of lexemes) {
      const entries = Array.isArray(words) ? words.map((word) => [word, ''] as const) : Object.entries(words);
      for (const [word, value] of entries) {
        const known = classes.get(word) ?? new Map<WordClass, string>();
        known.set(wordClass, value);
        classes.set(word, known);
      }
    }
    for (const [word, known] of classes) this.#insert({ word, classes: known });
  }

  #insert(lexeme: Lexeme): void {
    this.#words.set(lexeme.word, lexeme);
    let forward = this.#forward;
    let backward = this.#backward;
    for (let i = 0; i < lexeme.word.length; i++) {
      forward = child(forward, lexeme.word.charCodeAt(i));
      backward = child(backward, lexeme.word.charCodeAt(lexeme.word.length - 1 - i));
    }
    forward.lexeme = lexeme;
    backward.lexeme = lexeme;
  }

  /** The longest word that begins at `at` and ends by `limit`; of one of `classes`, if these are given. */
  startingAt(text: string, at: number, limit: number, ...classes: WordClass[]): Lexeme | undefined {
    let node: Node | undefined = this.#forward;
    let best: Lexeme | undefined;
    for (let i = at; i < limit; i++) {
      node = node.next.get(text.charCodeAt(i));
      if (!node) break;
      if (node.lexeme && belongs(node.lexeme, classes)) best = node.lexeme;
    }
    return best;
  }

  /** The longest word that ends at `at` and begins at or after `limit`; of one of `classes`, if these are given. */
  endingAt(text: string, at: number, limit: number, ...classes: WordClass[]): Lexeme | undefined {
    let node: Node | undefined = this.#backward;
    let best: Lexeme | undefined;
    for (let i = at - 1; i >= limit; i--) {
      node = node.next.get(text.charCodeAt(i));
      if (!node) break;
      if (node.lexeme && belongs(node.lexeme, classes)) best = node.lexeme;
    }
    return best;
  }

  /** An expression that finds every word of a class, longest first; made once. */
  matcher(wordClass: WordClass): RegExp {
    let expression = this.#matchers.get(wordClass);
    if (!expression) {
      const words = [...this.#words.values()]
        .filter(({ classes }) => classes.has(wordClass))
        .map(({ word }) => word);
      words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
      expression = words.length > 0 ? new RegExp(words.map(escapeWord).join('|'), 'g') : /(?!)/g;
      this.#matchers.set(wordClass, expression);
    }
    return expression;
  }

  /** The class value of a word, if it is of that class. */
  valueOf(word: string, wordClass: WordClass): string | undefined {
    return this.#words.get(word)?.classes.get(wordClass);
  }

  has(word: string, wordClass: WordClass): boolean {
    return this.#words.get(word)?.classes.has(wordClass) ?? false;
  }
}

function belongs(lexeme: Lexeme, classes: readonly WordClass[]): boolean {
  return classes.length === 0 || classes.some((wordClass) => lexeme.classes.has(wordClass));
}

function child(node: Node, code: number): Node {
  let next = node.next.get(code);
  if (!next) {
    next = { next: new Map() };
    node.next.set(code, next);
  }
  return next;
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
