/**
 * What a review page is filled with: the contract between the program, which writes it, and the page, which reads it.
 * Plain JSON. Tables go by column, since a column compresses better than rows and needs no keys.
 */

import type { Bilingual } from '../publish/table.ts';

/** A column's cells as they stand; or, where they repeat, each value once and for each row which of them it has. */
export type PackedColumn =
  | readonly string[]
  | { readonly values: readonly string[]; readonly at: readonly number[] };

export interface PackedTable {
  readonly columns: readonly string[];
  readonly length: number;
  readonly cells: readonly PackedColumn[];
}

/** What a page calls itself; empty where there is none. */
export interface EditionShape {
  readonly dataset: string;
  readonly version: string;
  readonly parent: string;
  readonly engine: string;
  /** Whether CSV files of the dataset begin with a byte-order mark. */
  readonly bom: boolean;
}

/**
 * `text`: the file was at hand and the page holds its text. `missing`: no file with the document's hash was found.
 * `refused`: the document was never read.
 */
export type SourceState = 'text' | 'missing' | 'refused';

/** A place where the text does not say what the dataset says it does. */
export interface EvidenceFailure {
  readonly document_id: string;
  readonly start: number;
  readonly expected: string;
  readonly found: string;
}

export interface ReportShape {
  readonly kind: 'report';
  readonly edition: EditionShape;
  readonly documents: PackedTable;
  readonly observations: PackedTable;
  readonly numbers: PackedTable;
  readonly findings: PackedTable;
  readonly series: PackedTable;
  /** One for each row of `documents`. */
  readonly sources: readonly SourceState[];
  readonly failures: readonly EvidenceFailure[];
  /** Against the version before; undefined where there is none at hand. */
  readonly changes: DiffShape | undefined;
  /** What a reviewer must know of how the page was made. */
  readonly notices: readonly Bilingual[];
}

/** One document's text and reading, in a part of its own that is decoded when the document is opened. */
export interface DocumentShape {
  readonly text: string;
  /** Offsets at which pages begin; empty where the form has no pages. */
  readonly pages: readonly number[];
  readonly blocks: readonly BlockShape[];
  /** Where the quote of each of the document's observations begins, by observation id. */
  readonly quotes: Readonly<Record<string, number>>;
  readonly reading: ReadingShape | undefined;
}

export interface BlockShape {
  readonly kind: 'heading' | 'paragraph' | 'list_item' | 'table' | 'furniture';
  readonly start: number;
  readonly end: number;
  /** Of a heading, 0 the title. */
  readonly level?: number;
  /** Of furniture: why it is no prose. */
  readonly reason?: string;
  /** Of a table. */
  readonly rows?: readonly (readonly CellShape[])[];
}

export type CellShape = readonly [
  start: number,
  end: number,
  column: number,
  columnSpan: number,
  rowSpan: number,
];

/** How each number was read; lists that many numbers share stand once. */
export interface ReadingShape {
  readonly rules: readonly RuleShape[];
  readonly reasons: readonly string[];
  /** Lists of losers: rule, reason, and whether the rule is about quantities of this class. */
  readonly losers: readonly (readonly (readonly [rule: number, reason: number, isNear: 0 | 1])[])[];
  readonly quantities: readonly QuantityShape[];
  readonly words: readonly (readonly (readonly [text: string, classes: string])[])[];
  /** By start of the number. */
  readonly numbers: Readonly<Record<number, NumberReading>>;
}

export interface RuleShape {
  readonly id: string;
  readonly why: string;
  /** The pack it stands in; empty for what is built in. */
  readonly file: string;
}

export interface QuantityShape {
  readonly unitClass: string;
  readonly dimension: string;
  readonly form: string;
}

/** Indices into the lists of a `ReadingShape`; what is left out does not apply. */
export interface NumberReading {
  readonly rule?: number;
  readonly losers?: number;
  readonly quantity?: number;
  readonly words?: number;
  readonly sharedWith?: string;
  /** The rules at hand read this number otherwise than the dataset has it. */
  readonly differs?: true;
}

/** The difference of two versions, as `zhibiao diff --format json` prints it. */
export interface DiffShape {
  readonly summary: DiffSummaryShape;
  readonly changes: readonly ChangeShape[];
}

/** Counts are of observations. */
export interface DiffSummaryShape {
  readonly before: string;
  readonly after: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly identical: number;
  readonly tier?: string;
  /** How many changes there are where `changes` holds only some of them. */
  readonly total?: number;
}

/** One observation that came or went, or one field of it that changed. */
export interface ChangeShape {
  readonly change: 'added' | 'removed' | 'changed';
  readonly observation_id: string;
  readonly document_id: string;
  /** Column; empty or `row` for an observation that came or went. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** How much it weighs: lost, value, meaning, added, provenance. */
  readonly tier: string;
  /** In words or as a kind; empty where nobody looked for it. */
  readonly cause: string;
  /** source, rule, dictionary, correction, engine; where absent, `cause` is the kind. */
  readonly cause_kind?: string;
  readonly before_quote?: string;
  readonly after_quote?: string;
  readonly indicator?: string;
  readonly measure?: string;
  readonly period?: string;
  readonly status?: string;
}

export interface DiffPageShape extends DiffShape {
  readonly kind: 'diff';
  readonly title: string;
  readonly notices: readonly Bilingual[];
}

export type PageShape = ReportShape | DiffPageShape;
