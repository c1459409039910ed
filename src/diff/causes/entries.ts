import type { Pack } from '../../rules/book.ts';

/** What can be exchanged in a pack by itself: a pattern, a unit, a word, an alias ... */
export interface Entry {
  /** As causes name it: `pattern growth.verb`, `word 达到 of reach`, `alias GDP of gdp`. */
  readonly name: string;
  /** The word, alias or id by which it shows in the rows it bears on. */
  readonly token: string;
  /** A word of the text itself: a document without it reads the same with and without the entry. */
  readonly isWord?: boolean;
  readonly value: unknown;
}

interface Form {
  readonly entriesOf: (content: never) => Entry[];
  readonly contentOf: (entries: readonly Entry[]) => object;
}

/** How each kind of pack comes apart and together again; of the others every list of things with an id does. */
const FORMS: Readonly<Record<string, Form>> = {
  lexicon: { entriesOf: lexiconEntries, contentOf: lexiconContent },
  units: { entriesOf: unitEntries, contentOf: unitsContent },
  indicators: { entriesOf: indicatorEntries, contentOf: indicatorsContent },
  confidence: { entriesOf: confidenceEntries, contentOf: confidenceContent },
  patterns: listOf('patterns', 'pattern'),
  set_aside: listOf('set_aside', 'set-aside rule'),
  corrections: listOf('corrections', 'correction'),
};

/** The entries of a pack in their order; undefined for a kind that does not come apart. */
export function entriesOf({ kind, content }: Pack): Entry[] | undefined {
  const entries = FORMS[kind]?.entriesOf(content as never);
  return entries && [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

export function withEntries(pack: Pack, entries: readonly Entry[]): Pack {
  return { ...pack, content: FORMS[pack.kind]!.contentOf(entries) } as Pack;
}

/** Whether two entries read alike: their reasons and examples have no part in that. */
export function readsAlike(a: Entry, b: Entry): boolean {
  return bare(a.value) === bare(b.value);
}

function bare(value: unknown): string {
  const silent = new Set(['why', 'examples', 'counterexamples']);
  return JSON.stringify(value, (key, part: unknown) => (silent.has(key) ? undefined : part));
}

function listOf(key: string, kind: string): Form {
  type Listed = { readonly id: string };
  return {
    entriesOf: (content: Readonly<Record<string, readonly Listed[]>>) =>
      (content[key] ?? []).map((value) => ({ name: `${kind} ${value.id}`, token: value.id, value })),
    contentOf: (entries) => ({ [key]: entries.map(({ value }) => value) }),
  };
}

type ContentOf<Kind extends Pack['kind']> = Extract<Pack, { kind: Kind }>['content'];

function lexiconEntries({ lexemes }: ContentOf<'lexicon'>): Entry[] {
  return lexemes.flatMap(({ class: wordClass, words }) => {
    const valued = Array.isArray(words) ? words.map((word) => [word, ''] as const) : Object.entries(words);
    return valued.map(([word, value]) => ({
      name: `word ${word} of ${wordClass}`,
      token: word,
      isWord: true,
      value: { class: wordClass, words: { [word]: value } },
    }));
  });
}

function lexiconContent(entries: readonly Entry[]): object {
  return { lexemes: entries.map(({ value }) => value) };
}

type UnitPart = Partial<ContentOf<'units'>>;

function unitEntries({ scales, groups, denominators }: ContentOf<'units'>): Entry[] {
  const part = (kind: string, token: string, value: UnitPart) => ({
    name: `${kind} ${token}`,
    token,
    isWord: true,
    value,
  });
  const units = groups.flatMap((group) =>
    Object.entries(group.units).map(([word, factor]) =>
      part('unit', word, { groups: [{ ...group, units: { [word]: factor } }] }),
    ),
  );
  return [
    ...Object.entries(scales).map(([word, factor]) => part('scale', word, { scales: { [word]: factor } })),
    // Of a unit that stands twice the first counts; what is kept of entries of one name is the last.
    ...units.reverse(),
    ...denominators.map((word) => part('denominator', word, { denominators: [word] })),
  ];
}

function unitsContent(entries: readonly Entry[]): object {
  const parts = entries.map(({ value }) => value as UnitPart);
  return {
    scales: Object.assign({}, ...parts.map(({ scales }) => scales)),
    groups: parts.flatMap(({ groups }) => groups ?? []),
    denominators: parts.flatMap(({ denominators }) => denominators ?? []),
  };
}

type Indicator = ContentOf<'indicators'>['indicators'][number];

function indicatorEntries({ indicators }: ContentOf<'indicators'>): Entry[] {
  return indicators.flatMap(({ aliases, ...indicator }) => [
    { name: `indicator ${indicator.id}`, token: indicator.name_zh, value: indicator },
    ...aliases.map((alias) => ({
      name: `alias ${alias} of ${indicator.id}`,
      token: alias,
      value: { of: indicator.id, alias },
    })),
  ]);
}

function indicatorsContent(entries: readonly Entry[]): object {
  const values = entries.map(({ value }) => value as Indicator | { of: string; alias: string });
  const aliasesOf = (id: string) =>
    values.flatMap((value) => ('alias' in value && value.of === id ? [value.alias] : []));
  return {
    indicators: values.flatMap((value) =>
      'alias' in value ? [] : [{ ...value, aliases: aliasesOf(value.id) }],
    ),
  };
}

function confidenceEntries({ certain, factors }: ContentOf<'confidence'>): Entry[] {
  return [
    { name: 'certain', token: '', value: { certain } },
    ...Object.entries(factors).map(([doubt, factor]) => ({
      name: `factor ${doubt}`,
      token: doubt,
      value: { factors: { [doubt]: factor } },
    })),
  ];
}

function confidenceContent(entries: readonly Entry[]): object {
  const parts = entries.map(({ value }) => value as Partial<ContentOf<'confidence'>>);
  const factors = Object.assign({}, ...parts.map((part) => part.factors));
  return { ...Object.assign({}, ...parts), factors };
}
