import Big from 'big.js';
import type { UnitClass, UnitsPack } from './schema.ts';

/** A unit as written and what it means. `factor` turns a value in it into one in `base`. */
export interface Unit {
  /** As written, scale word included: 万亿元, 微克/立方米. */
  readonly text: string;
  readonly unitClass: UnitClass;
  readonly dimension: string;
  readonly base: string;
  readonly factor: string;
}

interface BaseUnit {
  readonly unitClass: UnitClass;
  readonly dimension: string;
  readonly base: string;
  readonly factor: string;
}

/** Units of the packs, with every scale before them and every denominator behind them. */
export class UnitTable {
  readonly #bases = new Map<string, BaseUnit>();
  readonly #scales = new Map<string, string>();
  readonly #denominators: readonly string[];
  readonly #longest: { base: number; scale: number };

  constructor(packs: readonly UnitsPack[]) {
    for (const { groups, scales } of packs) {
      for (const group of groups) {
        const { class: unitClass, dimension, base, units } = group;
        for (const [unit, factor] of Object.entries(units)) {
          if (!this.#bases.has(unit)) this.#bases.set(unit, { unitClass, dimension, base, factor });
        }
      }
      for (const [scale, factor] of Object.entries(scales)) this.#scales.set(scale, factor);
    }
    this.#denominators = packs.flatMap((pack) => pack.denominators).sort((a, b) => b.length - a.length);
    this.#longest = { base: longest(this.#bases.keys()), scale: longest(this.#scales.keys()) };
  }

  /** The longest scale word at `at`, or ''. */
  scaleAt(text: string, at: number): string {
    return longestAt(text, at, this.#longest.scale, this.#scales);
  }

  /** The longest unit without scale at `at`, its denominator included (微克/立方米, 元/人·月), or ''. */
  unitAt(text: string, at: number): string {
    const unit = longestAt(text, at, this.#longest.base, this.#bases);
    if (unit === '') return '';
    const slash = at + unit.length;
    if (text[slash] !== '/' && text[slash] !== '每') return unit;
    const denominator = this.#denominators.find((word) => text.startsWith(word, slash + 1));
    return denominator ? `${unit}/${denominator}` : unit;
  }

  /** What a unit as written means; undefined for a word that is no unit. */
  lookUp(text: string): Unit | undefined {
    const scale = this.scaleAt(text, 0);
    const whole = this.#meaning(text, text, '1');
    if (whole || scale === '') return whole;
    const factor = this.#scales.get(scale)!;
    if (scale === text) return { text, unitClass: 'classifier', dimension: 'count', base: '', factor };
    return this.#meaning(text, text.slice(scale.length), factor);
  }

  #meaning(text: string, unscaled: string, scale: string): Unit | undefined {
    const slash = unscaled.indexOf('/');
    const numerator = slash < 0 ? unscaled : unscaled.slice(0, slash);
    const base = this.#bases.get(numerator);
    if (!base) return undefined;
    const denominator = slash < 0 ? '' : unscaled.slice(slash);
    const dimension = denominator ? 'ratio' : base.dimension;
    const factor = new Big(base.factor).times(scale).toFixed();
    return { text, unitClass: base.unitClass, dimension, base: base.base + denominator, factor };
  }
}

function longestAt(text: string, at: number, limit: number, known: ReadonlyMap<string, unknown>): string {
  for (let length = Math.min(limit, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (known.has(word)) return word;
  }
  return '';
}

function longest(words: Iterable<string>): number {
  return Math.max(0, ...[...words].map((word) => word.length));
}
