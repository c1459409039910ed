import { compileDictionary } from '../normalize/dictionary.ts';
import { fitsDimension } from '../normalize/dimension.ts';
import { foldName } from '../normalize/fold.ts';
import { shortId } from '../normalize/identity.ts';
import type { RuleBook } from '../rules/book.ts';
import type { IndicatorSource } from '../rules/schema.ts';
import type { UnitTable } from '../rules/units.ts';
import { compileMatcher, type Likeness, type WeighedEdit } from './matcher.ts';
import { type NamedRow, type UnmappedName, unmappedNames } from './names.ts';

/** From which likeness on a name is proposed as an alias. */
export const LIKELY = 0.8;
/** 人口 is a part of many names and says too little to be one of them. */
const SHORTEST = 3;

export interface AliasSuggestion {
  readonly kind: 'alias';
  readonly name: UnmappedName;
  readonly indicator: IndicatorSource;
  /** Pack that holds the indicator, below the folder of rules. */
  readonly file: string;
  /** Two decimals, from 0 to 1. */
  readonly score: string;
  readonly why: string;
}

export interface NewSuggestion {
  readonly kind: 'new';
  readonly name: UnmappedName;
  /** An entry to complete: what nobody but its author knows says TODO. */
  readonly indicator: IndicatorSource;
  /** What the dictionary has that is most alike; empty for nothing. */
  readonly nearest: string;
}

export type Suggestion = AliasSuggestion | NewSuggestion;

/** What the dictionary should say of the names it does not hold, the most frequent first. */
export function suggest(
  rows: readonly NamedRow[],
  rules: RuleBook,
  limit = Number.POSITIVE_INFINITY,
): Suggestion[] {
  const names = unmappedNames(rows, compileDictionary(rules.indicators)).slice(0, limit);
  if (names.length === 0) return [];
  const matcher = compileMatcher(rules.indicators);
  const files = fileOfIndicators(rules);
  return names.map((name) => {
    const [best] = matcher.matches(name.name).filter(({ indicator }) => fits(name, indicator, rules.units));
    const isLikely = best && best.score >= LIKELY && foldName(name.name).length >= SHORTEST;
    if (!isLikely) return newIndicator(name, best, rules.units);
    const { indicator, score } = best;
    const file = files.get(indicator.id) ?? '';
    return { kind: 'alias', name, indicator, file, score: score.toFixed(2), why: reasonFor(best) };
  });
}

/** A name in another unit, or a share where the indicator is none, is another thing however alike. */
function fits(
  { measures, units: used }: UnmappedName,
  { dimension }: IndicatorSource,
  units: UnitTable,
): boolean {
  if (measures.every((measure) => measure === 'share')) return dimension === 'share' || dimension === 'ratio';
  return used[0] === undefined || fitsDimension(used[0], dimension, units);
}

function newIndicator(name: UnmappedName, best: Likeness | undefined, units: UnitTable): NewSuggestion {
  const dimension = dimensionOf(name, units);
  return {
    kind: 'new',
    name,
    indicator: {
      id: `todo_${shortId([name.name])}`,
      name_zh: name.name,
      name_en: 'TODO',
      aliases: [],
      dimension,
      kind:
        dimension === 'share' || dimension === 'ratio' ? 'rate' : dimension === 'money' ? 'flow' : 'stock',
      source: 'TODO',
    },
    nearest: best ? `${best.alias} (${best.indicator.id}), ${best.score.toFixed(2)}` : '',
  };
}

function dimensionOf({ units: used, measures }: UnmappedName, units: UnitTable): string {
  const [unit] = used;
  if (unit === undefined || unit === '') return measures.includes('share') ? 'share' : 'other';
  if (unit.includes('/')) return 'ratio';
  const known = units.lookUp(unit);
  if (!known) return 'other';
  // A scale alone counts whatever is counted: 注册志愿者450万.
  return known.base === '' && unit === units.scaleAt(unit, 0) ? 'count' : known.dimension;
}

function reasonFor({ alias, edits }: Likeness): string {
  if (edits.length === 0) return `the same as ${alias}`;
  return `like ${alias}, ${edits.map(describe).join(', ')}`;
}

function describe({ ours, theirs, precedent }: WeighedEdit): string {
  const change =
    ours === '' ? `without ${theirs}` : theirs === '' ? `with ${ours} more` : `${ours} for ${theirs}`;
  if (!precedent?.isHarmless) return change;
  return `${change} (as in ${precedent.names.join(' = ')})`;
}

function fileOfIndicators({ packs }: RuleBook): Map<string, string> {
  return new Map(
    packs.flatMap(({ kind, file, content }) =>
      kind === 'indicators' ? content.indicators.map(({ id }) => [id, file] as const) : [],
    ),
  );
}
