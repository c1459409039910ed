import type { Correction, CorrectionsPack } from './corrections.ts';
import { RuleError } from './errors.ts';
import { Lexicon } from './lexicon.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type {
  ConfidencePack,
  IndicatorSource,
  IndicatorsPack,
  LexiconPack,
  PatternsPack,
  SetAsidePack,
  UnitsPack,
} from './schema.ts';
import { compileSetAside, type SetAsideRule } from './set_aside.ts';
import { UnitTable } from './units.ts';

interface PackOf<Kind extends string, Content> {
  readonly kind: Kind;
  readonly file: string;
  readonly sha256: string;
  readonly content: Content;
  /** Line, from 1, at which each entry of its list begins. */
  readonly entries: readonly number[];
}

export type Pack =
  | PackOf<'units', UnitsPack>
  | PackOf<'lexicon', LexiconPack>
  | PackOf<'patterns', PatternsPack>
  | PackOf<'set_aside', SetAsidePack>
  | PackOf<'confidence', ConfidencePack>
  | PackOf<'indicators', IndicatorsPack>
  | PackOf<'corrections', CorrectionsPack>;

/** All packs, compiled: what the stages after segmentation read from. */
export interface RuleBook {
  readonly packs: readonly Pack[];
  readonly units: UnitTable;
  readonly lexicon: Lexicon;
  /** Words of headings that tell a review from a plan; apart, since they are no words of sentences. */
  readonly headings: Lexicon;
  /** Words of the headers of tables, apart for the same reason. */
  readonly tables: Lexicon;
  /** Words of names that tell what adds up over several years, apart for the same reason. */
  readonly sums: Lexicon;
  /** In the order in which they are tried: packs by path, patterns as written. */
  readonly patterns: readonly Pattern[];
  readonly setAside: readonly SetAsideRule[];
  readonly indicators: readonly IndicatorSource[];
  /** The names and aliases of the indicators. */
  readonly names: Lexicon;
  /** Without it rows have no confidence. */
  readonly confidence: ConfidencePack | undefined;
  /** In the order of their files. */
  readonly corrections: readonly Correction[];
}

type Domain = 'sentence' | 'section' | 'table' | 'sums';

/** Where the words of a class are looked up: its prefix says so. */
const domainOf = (wordClass: string): Domain =>
  (/^(section|table|sums)_/.exec(wordClass)?.[1] as Domain | undefined) ?? 'sentence';

/** @throws RuleError for an id or alias that stands twice, or a pattern or expression that cannot be compiled. */
export function compileRules(packs: readonly Pack[]): RuleBook {
  const of = <K extends Pack['kind']>(kind: K) =>
    packs.filter((pack): pack is Extract<Pack, { kind: K }> => pack.kind === kind);
  const indicators = of('indicators').flatMap((pack) => pack.content.indicators);
  refuseDoubles(of('indicators'));
  const [confidence, another] = of('confidence');
  if (another) throw new RuleError(another.file, `is a second pack of confidence beside ${confidence!.file}`);
  const ids = new Set<string>();
  const once = (file: string, id: string) => {
    if (ids.has(id)) throw new RuleError(file, `the rule id "${id}" stands twice`);
    ids.add(id);
  };
  const lexemes = of('lexicon').flatMap((pack) => pack.content.lexemes);
  const lexiconOf = (domain: Domain) =>
    new Lexicon(lexemes.filter((entry) => domainOf(entry.class) === domain));
  return {
    packs,
    units: new UnitTable(of('units').map((pack) => pack.content)),
    lexicon: lexiconOf('sentence'),
    headings: lexiconOf('section'),
    tables: lexiconOf('table'),
    sums: lexiconOf('sums'),
    patterns: of('patterns').flatMap((pack) =>
      pack.content.patterns.map((source) => {
        once(pack.file, source.id);
        return compilePattern(pack.file, source);
      }),
    ),
    setAside: of('set_aside').flatMap((pack) =>
      pack.content.set_aside.map((source) => {
        once(pack.file, source.id);
        return compileSetAside(pack.file, source);
      }),
    ),
    indicators,
    names: new Lexicon([{ class: 'metric', words: namesOf(indicators) }]),
    confidence: confidence?.content,
    corrections: placedCorrections(of('corrections'), indicators),
  };
}

const namesOf = (indicators: readonly IndicatorSource[]): string[] => [
  ...new Set(indicators.flatMap(({ name_zh, aliases }) => [name_zh, ...aliases])),
];

function placedCorrections(
  packs: readonly Extract<Pack, { kind: 'corrections' }>[],
  indicators: readonly IndicatorSource[],
): Correction[] {
  const corrections = packs.flatMap(({ file, content, entries }) =>
    content.corrections.map((source, i) => ({ ...source, file, place: `${file}:${entries[i] ?? 1}` })),
  );
  const known = new Set(indicators.map(({ id }) => id));
  const places = new Map<string, string>();
  for (const correction of corrections) {
    const { id, place } = correction;
    const first = places.get(id);
    if (first) throw new RuleError(place, `the correction id "${id}" stands twice, first at ${first}`);
    places.set(id, place);
    const indicator = 'set' in correction ? (correction.set.indicator_id ?? '') : '';
    if (indicator !== '' && !known.has(indicator)) {
      throw new RuleError(place, `${id}: no indicator has the id "${indicator}"`);
    }
  }
  return corrections;
}

function refuseDoubles(packs: readonly Extract<Pack, { kind: 'indicators' }>[]): void {
  const owners = new Map<string, string>();
  for (const { file, content } of packs) {
    for (const { id, name_zh, aliases } of content.indicators) {
      for (const name of [`id ${id}`, ...new Set([name_zh, ...aliases])]) {
        const owner = owners.get(name);
        if (owner) throw new RuleError(file, `"${name}" of ${id} belongs to ${owner} already`);
        owners.set(name, id);
      }
    }
  }
}
