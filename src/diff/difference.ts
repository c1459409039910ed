/** A row of a dataset: its cells by column, as read, without the guard against formulas. */
export type Row = Readonly<Record<string, string>>;

/** How much a change weighs for one who relies on the data, the gravest first. */
export const TIERS = ['lost', 'value', 'meaning', 'added', 'provenance'] as const;
export type Tier = (typeof TIERS)[number];

export type ChangeKind = 'added' | 'removed' | 'changed';

/** What an input is, of which a change can come. */
export type CauseKind = 'source' | 'rule' | 'dictionary' | 'correction' | 'engine';

export interface Cause {
  readonly kind: CauseKind;
  /** What of the input: `pattern growth.verb`, `alias GDP of gdp`; empty for the whole. */
  readonly entry: string;
  /** Source file, or rule file below its folder; for the engine both its versions. */
  readonly file: string;
}

export interface Attribution {
  /** Proven: together they make the change, and none can be left out. Else: one or more of them do. */
  readonly causes: readonly Cause[];
  readonly isProven: boolean;
}

/** Stands for a column where a whole row came or went. */
export const WHOLE_ROW = 'row';

export interface FieldChange {
  /** Column; `row` where a whole row came or went. */
  readonly field: string;
  /** The cell; where a row came or went, what it states (3.46万亿元). */
  readonly before: string;
  readonly after: string;
  readonly tier: Tier;
  /** (after − before) / |before| as a decimal string of at most six places; empty where it means nothing. */
  readonly relative: string;
  /** undefined until it was looked for. */
  readonly attribution?: Attribution;
}

/** One observation that came, went, or says something else. */
export interface Change {
  readonly kind: ChangeKind;
  /** Of the later row, or of the one that went. */
  readonly observation_id: string;
  readonly document_id: string;
  /** The gravest of its fields. */
  readonly tier: Tier;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** At least one. */
  readonly fields: readonly FieldChange[];
}

/** A document that came, went, or whose row says something else. */
export interface DocumentChange {
  readonly kind: ChangeKind;
  readonly document_id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  readonly fields: readonly string[];
}

export interface Summary {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Observations by the gravest tier of their change. */
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly before: Counts;
  readonly after: Counts;
  /** Columns of observations.csv. */
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

export interface Counts {
  readonly observations: number;
  readonly documents: number;
  /** Numerals that nothing accounts for. */
  readonly unexplained: number;
}

/** How a dataset differs from another: the gravest changes first, then as they stand in the documents. */
export interface Difference {
  readonly summary: Summary;
  readonly changes: readonly Change[];
  readonly documents: readonly DocumentChange[];
}

export function isEmpty({ changes, documents, summary: { columns } }: Difference): boolean {
  return changes.length + documents.length + columns.added.length + columns.removed.length === 0;
}

export function gravest(tiers: readonly Tier[]): Tier {
  return TIERS.find((tier) => tiers.includes(tier)) ?? 'provenance';
}
