import type { Span } from '../types.ts';
import type { Clause } from './predicate.ts';

/** How many characters may stand between a verb and its place. */
export const LONGEST_SCOPE = 12;

/** 从全国城市第16位跃居第12位: the word that says from where, if a movement follows. */
export function movedFrom({ text, start }: Clause, at: number, end: number): Span | undefined {
  const from = FROM.exec(text.slice(Math.max(start, at - LONGEST_SCOPE), at));
  if (!from || !MOVES.test(text.slice(end, end + LONGEST_SCOPE))) return undefined;
  const word = at - from[0].length;
  const year = /^[从由](?:19|20)\d{2}年(?:[末底初]|的)*/.exec(from[0])?.[0].length ?? 1;
  return { start: word, end: word + year };
}

const MOVED_TO =
  /[由从]([^由从，。；、\d第]{2,10})第?[\d一二三四五六七八九十]{1,3}[位名][^，。；第\d]{1,5}第?$/;
const FROM = /[从由](?:(?:19|20)\d{2}年)?[^从由，。；、\d]{0,10}$/;
const MOVES = /^[^，。；\d]{0,3}(?:跃|升|进|移|降|退|跌|攀)/;

/** 由全省第6位跃居第4位: among whom, where it is said of the place from which the rank moved; undefined where nothing moved. */
export function scopeOfMove(text: string, at: number): string | undefined {
  const moved = MOVED_TO.exec(text.slice(Math.max(0, at - 2 * LONGEST_SCOPE), at))?.[1];
  // 由“十二五”末第18位, 由上年的32位: a time is nobody to be ranked among.
  const scope =
    moved?.replace(/^(?:上年|去年|年初|“?[一二三四五六七八九十]{2,3}”?[末初]?|[^，]*[末初年底])的?/, '') ??
    '';
  return scope.length < 2 ? undefined : scope;
}

/** The rank at `at` is where a movement starts. */
export const isWhereFrom = (text: string, at: number): boolean =>
  FROM.test(text.slice(Math.max(0, at - LONGEST_SCOPE), at)) &&
  MOVES_ON.test(text.slice(at, at + 2 * LONGEST_SCOPE));
const MOVES_ON = /^[^，。；]{1,16}(?:跃|升|进|移|降|退|跌|攀)/;
