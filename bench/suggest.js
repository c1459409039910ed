import { compileDictionary } from '../dist/normalize/dictionary.js';
import { compileRules } from '../dist/rules/book.js';
import { loadPacks } from '../dist/rules/load.js';
import { compileMatcher } from '../dist/suggest/matcher.js';

/**
 * How well `rules suggest` does on the packaged dictionary itself: one alias in STEP is taken out and should be proposed
 * for its indicator; one indicator in STEP is taken out with all its names and should be proposed for no other.
 */
const STEP = { aliases: 30, indicators: 16 };
const { indicators } = compileRules(await loadPacks(new URL('../rules', import.meta.url).pathname));

const every = (items, step) => items.filter((_, i) => i % step === 0);
const best = (rest, name, { dimension }) =>
  compileMatcher(rest)
    .matches(name)
    .find(({ indicator }) => indicator.dimension === dimension);

const aliases = every(
  indicators.flatMap((owner) => owner.aliases.map((alias) => ({ owner, alias }))),
  STEP.aliases,
).flatMap(({ owner, alias }) => {
  const without = { ...owner, aliases: owner.aliases.filter((other) => other !== alias) };
  const rest = indicators.map((indicator) => (indicator === owner ? without : indicator));
  if (compileDictionary(rest).find(alias)) return [];
  const found = best(rest, alias, owner);
  return [{ score: found?.score ?? 0, isRight: found?.indicator.id === owner.id }];
});
const strangers = every(indicators, STEP.indicators).map((owner) => {
  const rest = indicators.filter((indicator) => indicator !== owner);
  return best(rest, owner.name_zh, owner)?.score ?? 0;
});

console.log(`${aliases.length} aliases, ${strangers.length} indicators taken out`);
console.log('likeness  proposed right  wrong  proposed though it is none');
for (const likeness of [0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const proposed = aliases.filter(({ score }) => score >= likeness);
  const right = proposed.filter(({ isRight }) => isRight).length;
  const part = (count, whole) => `${((100 * count) / whole).toFixed(0)} %`.padStart(6);
  console.log(
    `${likeness.toFixed(2)}      ${part(right, aliases.length)}          ${part(proposed.length - right, aliases.length)} ${part(strangers.filter((score) => score >= likeness).length, strangers.length)}`,
  );
}
