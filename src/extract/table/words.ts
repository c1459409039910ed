import type { RuleBook } from '../../rules/book.ts';
import type { WordClass } from '../../rules/schema.ts';

/** Without what stands in brackets and without stars. */
export const bare = (text: string): string =>
  text.replace(/[（(][^（）()]*[）)]/g, '').replace(/[*＊]+/g, '');

/** Whether a word of the class stands in the text. */
export const matches = (text: string, wordClass: WordClass, { tables }: RuleBook): boolean =>
  text.search(tables.matcher(wordClass)) >= 0;
