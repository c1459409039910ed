import type { RuleBook } from '../rules/book.ts';
import type { Document } from '../types.ts';
import { exampleTexts } from './example_texts.ts';

/** The words of one class in one pack. */
export interface WordCoverage {
  readonly file: string;
  readonly class: string;
  readonly words: number;
  /** Those that stand neither in an example nor in a report, whatever they would be read as there. */
  readonly unseen: readonly string[];
}

/** By pack and class, in the order of the packs. */
export function coverWords(rules: RuleBook, reports: readonly Document[]): WordCoverage[] {
  const text = [...exampleTexts(rules), ...reports.flatMap(textsOf)].join('\n');
  return rules.packs.flatMap((pack) => {
    if (pack.kind !== 'lexicon') return [];
    const classes = new Map<string, string[]>();
    for (const { class: wordClass, words } of pack.content.lexemes) {
      const own = Array.isArray(words) ? words : Object.keys(words);
      classes.set(wordClass, [...(classes.get(wordClass) ?? []), ...own]);
    }
    return [...classes].map(([wordClass, words]) => ({
      file: pack.file,
      class: wordClass,
      words: words.length,
      unseen: words.filter((word) => !text.includes(word)),
    }));
  });
}

function textsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((cells) => cells.map(({ reading }) => reading.text))
      : [block.reading.text],
  );
}
