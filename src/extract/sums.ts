import type { Lexicon } from '../rules/lexicon.ts';
import type { WordClass } from '../rules/schema.ts';

/** Whether the figures of a name add up over several years, by the words of the pack on periods. */

/** The verb that makes a flow of a name (“增学位”工程新增学位), or ''. */
export const verbOfFlow = (name: string, sums: Lexicon): string => wordIn(name, sums, 'sums_flow');

/** 累计建成: what was made over the years and stands at their end; 累计 alone says how many there are. */
export function stands(verb: string, sums: Lexicon): boolean {
  const made = verb.replace(/^累计/, '');
  return made === '' || sums.startingAt(made, 0, made.length, 'sums_stand') !== undefined;
}

/** 年度预算, 贷款余额: sums that are not added up. */
export const isNoSum = (name: string, sums: Lexicon): boolean => wordIn(name, sums, 'sums_not') !== '';

/** The first word of the class that stands where its value allows it to, or ''. */
function wordIn(name: string, sums: Lexicon, wordClass: WordClass): string {
  for (const { 0: word, index } of name.matchAll(sums.matcher(wordClass))) {
    const place = sums.valueOf(word, wordClass);
    const isAllowed =
      place === '' ||
      (place === 'first' && index === 0) ||
      (place === 'last' && index + word.length === name.length);
    if (isAllowed) return word;
  }
  return '';
}
