import type { Lexeme, Lexicon } from '../rules/lexicon.ts';
import type { WordClass } from '../rules/schema.ts';
import { belongs } from './predicate.ts';

/** The noun that follows a number, and how far the words about it reach. Offsets of the reading text. */
export interface NounAfter {
  readonly start: number;
  readonly end: number;
  /** What is said of it up to the end of the clause: 实现网上办理. */
  readonly predicateEnd: number;
}

const HARD_STOP = /[，。；：！？（）\n]/;

/**
 * Reads the noun phrase that begins at `from`; undefined where a clause ends, a verb begins or a number follows.
 * @param limit where the next number begins, or the end of the text
 */
export function nounAfter(text: string, from: number, limit: number, lexicon: Lexicon): NounAfter | undefined {
  const start = text[from] === '的' ? from + 1 : from;
  const end = nounEnd(text, start, limit, lexicon);
  const noun = text.slice(start, end);
  if (noun === '' || /^[\s、”’"%／/）]+$/.test(noun) || !/[\p{Script=Han}A-Za-z]/u.test(noun)) return undefined;
  return { start, end, predicateEnd: clauseEnd(text, end, limit) };
}

function nounEnd(text: string, start: number, limit: number, lexicon: Lexicon): number {
  let at = start;
  let quoted = false;
  while (at < limit) {
    const character = text[at]!;
    if (character === '“') quoted = true;
    else if (character === '”') {
      if (!quoted) return at;
      quoted = false;
    } else if (HARD_STOP.test(character)) return at;
    else if (!quoted) {
      if (character === '、' && !listGoesOn(text, at, limit)) return at;
      const word = lexicon.startingAt(text, at, limit);
      if (word && at === start && isVerbAtStart(word)) return at;
      if (word?.classes.has('flow') && at === start && at + word.word.length >= limit) return at;
      if (word && at > start + (word.word.length === 1 ? 1 : 0) && endsNoun(word, text, at, limit)) return at;
      if (word?.classes.has('coordination') && at + word.word.length >= limit) return at;
      if (word && word.word.length > 1) {
        at += word.word.length;
        continue;
      }
    }
    at++;
  }
  return trimCoordination(text, start, Math.min(at, limit));
}

const OPENS_PREDICATE: readonly WordClass[] = ['stop', 'rise', 'fall', 'reach', 'rank_verb', 'share_verb'];

function isVerbAtStart({ word, classes }: Lexeme): boolean {
  if (classes.has('coordination') || classes.has('qualifier_after')) return true;
  return belongs({ word, classes }, OPENS_PREDICATE) && (word.length > 1 || /[增降达为是至到占居]/.test(word));
}

/** A verb that also forms compounds (提升, 改造) ends the noun only where little or nothing follows it. */
function endsNoun(lexeme: Lexeme, text: string, at: number, limit: number): boolean {
  if (lexeme.classes.has('protected')) return false;
  if (lexeme.classes.has('stop')) return true;
  if (lexeme.word.length > 1 && belongs(lexeme, ['reach', 'honour_verb', 'share_verb', 'respectively'])) return true;
  if (!belongs(lexeme, ['flow', 'rise', 'fall', 'trend_noun'])) return false;
  const behind = at + lexeme.word.length;
  return behind >= limit || clauseEnd(text, behind, limit) === behind || /^(?:了|到|至|完成|实现)/.test(text.slice(behind, behind + 2));
}

/** 40条“工业+旅游”、深港联游等精品路线: a list before its class word belongs to one noun. */
function listGoesOn(text: string, comma: number, limit: number): boolean {
  const rest = text.slice(comma, Math.min(limit, comma + 40));
  const clause = rest.split(/[，。；]/)[0] ?? '';
  return /等[\p{Script=Han}]/u.test(clause);
}

function trimCoordination(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[、和及与]/.test(text[at - 1]!)) at--;
  return at;
}

function clauseEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !/[，。；：！？\n、]/.test(text[at]!)) at++;
  return at;
}
