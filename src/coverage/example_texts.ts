import type { RuleBook } from '../rules/book.ts';

/** The texts of all examples and counterexamples, each once, in the order of the packs. */
export function exampleTexts({ patterns, setAside }: RuleBook): string[] {
  const texts = [
    ...patterns.flatMap(({ source: { examples, counterexamples } }) => [
      ...examples.map(({ text }) => text),
      ...counterexamples,
    ]),
    ...setAside.flatMap(({ source: { examples, counterexamples } }) =>
      [...examples, ...counterexamples].map(({ text }) => text),
    ),
  ];
  return [...new Set(texts)];
}
