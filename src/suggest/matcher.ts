import { foldName } from '../normalize/fold.ts';
import type { IndicatorSource } from '../rules/schema.ts';
import { align, type Edit, singleEdit } from './alignment.ts';

/** An indicator whose name is like one that the dictionary does not hold. */
export interface Likeness {
  readonly indicator: IndicatorSource;
  /** The name or alias of it that is most alike. */
  readonly alias: string;
  /** From 0, nothing in common, to 1, the same. */
  readonly score: number;
  readonly edits: readonly WeighedEdit[];
}

export interface WeighedEdit extends Edit {
  /** Two names of the dictionary that differ in just this; of one indicator: it changes nothing, of two: it does. */
  readonly precedent: Precedent | undefined;
}

export interface Precedent {
  readonly isHarmless: boolean;
  readonly names: readonly [string, string];
}

export interface Matcher {
  /** Indicators with a name like this one, the most alike first. */
  matches(name: string): Likeness[];
}

interface Known {
  readonly indicator: IndicatorSource;
  readonly name: string;
  readonly folded: string;
  /** Its pairs of neighbouring characters. */
  readonly pairs: ReadonlySet<string>;
}

/** What an edit counts that is known to change nothing, that puts a word for another, that tells indicators apart. */
const HARMLESS = 0.2;
const REPLACING = 2;
const TELLING = 3;
/** Part of the pairs of names that differ in an edit which must be names of one indicator for it to be harmless. */
const MOSTLY = 0.75;
/** Part of the pairs of characters that two names must share to be looked at. */
const SHARED = 0.25;

/**
 * Learns from the dictionary itself which characters tell indicators apart, and which differences between names do not:
 * 进出口总值 and 进出口总额 are names of one indicator, so 值 for 额 says little; 进 for 出 was never seen inside one.
 */
export function compileMatcher(indicators: readonly IndicatorSource[]): Matcher {
  const known = indicators.flatMap((indicator): Known[] =>
    [...new Set([indicator.name_zh, ...indicator.aliases])].map((name) => {
      const folded = foldName(name);
      return { indicator, name, folded, pairs: pairsOf(folded) };
    }),
  );
  const weigh = weightsOf(known.map(({ folded }) => folded));
  const index = indexPairs(known);
  const precedents = precedentsOf(known, index);

  const compare = (ours: string, candidate: Known): Likeness => {
    const { common, edits } = align(ours, candidate.folded);
    const weighed = edits.map((edit) => ({ ...edit, precedent: precedents.get(keyOf(edit)) }));
    const kept = 2 * weigh(common);
    const lost = weighed.reduce((sum, edit) => sum + costOf(edit, weigh), 0);
    const score = kept + lost === 0 ? 0 : kept / (kept + lost);
    return { indicator: candidate.indicator, alias: candidate.name, score, edits: weighed };
  };

  return {
    matches(name) {
      const ours = foldName(name);
      const best = new Map<string, Likeness>();
      for (const candidate of candidatesFor(pairsOf(ours), index)) {
        const likeness = compare(ours, candidate);
        const { id } = candidate.indicator;
        if (likeness.score > (best.get(id)?.score ?? 0)) best.set(id, likeness);
      }
      return [...best.values()].sort(
        (a, b) => b.score - a.score || (a.indicator.id < b.indicator.id ? -1 : 1),
      );
    },
  };
}

type Weigh = (text: string) => number;

/** A character that few names have tells more than one that many have. */
function weightsOf(names: readonly string[]): Weigh {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const character of new Set(name)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return (text) => {
    let weight = 0;
    for (const character of text) weight += Math.log(1 + names.length / (counts.get(character) ?? 1));
    return weight;
  };
}

function costOf({ ours, theirs, precedent }: WeighedEdit, weigh: Weigh): number {
  const weight = Math.max(weigh(ours), weigh(theirs));
  if (precedent) return weight * (precedent.isHarmless ? HARMLESS : TELLING);
  return ours !== '' && theirs !== '' ? weight * REPLACING : weight;
}

interface Evidence {
  within: number;
  between: number;
  same?: readonly [string, string];
  other?: readonly [string, string];
}

/** What the dictionary shows of each single difference between two of its names, in both directions. */
function precedentsOf(known: readonly Known[], index: PairIndex): Map<string, Precedent> {
  const evidence = new Map<string, Evidence>();
  for (const a of known) {
    for (const b of candidatesFor(a.pairs, index)) {
      if (a.folded === b.folded) continue;
      const edit = singleEdit(a.folded, b.folded);
      if (!edit) continue;
      const seen = evidence.get(keyOf(edit)) ?? { within: 0, between: 0 };
      evidence.set(keyOf(edit), seen);
      if (a.indicator === b.indicator) {
        seen.within += 1;
        seen.same ??= [a.name, b.name];
      } else {
        seen.between += 1;
        seen.other ??= [a.name, b.name];
      }
    }
  }
  return new Map(
    [...evidence].map(([key, { within, between, same, other }]) => {
      const isHarmless = within >= MOSTLY * (within + between);
      return [key, { isHarmless, names: (isHarmless ? same : other)! }];
    }),
  );
}

function keyOf({ ours, theirs }: Edit): string {
  return `${ours}→${theirs}`;
}

type PairIndex = ReadonlyMap<string, readonly Known[]>;

function indexPairs(known: readonly Known[]): PairIndex {
  const index = new Map<string, Known[]>();
  for (const one of known) {
    for (const pair of one.pairs) {
      const list = index.get(pair);
      if (list) list.push(one);
      else index.set(pair, [one]);
    }
  }
  return index;
}

function candidatesFor(pairs: ReadonlySet<string>, index: PairIndex): Known[] {
  const shared = new Map<Known, number>();
  for (const pair of pairs) {
    for (const one of index.get(pair) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
  }
  return [...shared]
    .filter(([one, count]) => 2 * count >= SHARED * (pairs.size + one.pairs.size))
    .map(([one]) => one);
}

function pairsOf(name: string): Set<string> {
  const characters = [...name];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}
