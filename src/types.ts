/**
 * The values that pass between stages. Plain readonly data; every offset is a UTF-16 code unit,
 * every span is half-open, every number is a decimal string.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reader hands over: the text, and what the form of the file says of it. */
export interface SourceText {
  /** Decoded content: byte-order mark removed, CRLF and CR read as LF. */
  readonly text: string;
  readonly mediaType: string;
  /**
   * `pageStarts[i]` is where page i + 1 begins, ascending; empty where the form has no pages. Pages before the part of
   * a file that is this document begin at 0.
   */
  readonly pageStarts: readonly number[];
  /**
   * Structure that the file states, ascending by start; empty for plain text. What stands outside is cut into blocks by
   * its lines. Blocks are disjoint, but that a paragraph or a table may enclose furniture where a page ends within it.
   */
  readonly structure?: readonly SourceBlock[];
  /** Where each character stands on its page; for PDF, OFD and OCR. */
  readonly glyphs?: GlyphBoxes;
  /** Places at which the reader is not sure of the text. */
  readonly doubts?: readonly Doubt[];
  /** Whether the characters were stated by the file or recognised on an image. */
  readonly origin?: TextOrigin;
}

export type TextOrigin = 'text' | 'ocr';

/** Left, top, right, bottom for each UTF-16 unit, in points from the page's top left corner; NaN where there is none. */
export type GlyphBoxes = Float32Array;

/** A stretch that two readings of one file give differently. The message says what each of them read. */
export interface Doubt extends Span {
  readonly message: string;
}

/** A stretch of which the file says what it is. A paragraph may be set on several lines; they are joined. */
export type SourceBlock = Span &
  (
    | { readonly kind: 'paragraph' }
    /** 1 for the highest; a numbered heading is taken by its number all the same. */
    | { readonly kind: 'heading'; readonly level: number }
    | { readonly kind: 'furniture'; readonly reason: FurnitureReason }
    | { readonly kind: 'table'; readonly rows: readonly (readonly SourceCell[])[] }
  );

/** A cell of a table, in the row and column of its upper left corner; one without text has an empty span. */
export interface SourceCell extends Span {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * A stretch of the document as a reader reads it: hard-wrapped lines joined, stray spaces gone, full-width
 * letters, digits and signs folded to half width, punctuation between Chinese characters in its full-width form.
 */
export interface Reading {
  readonly text: string;
  /** `offsets[i]` is where reading character `i` stands in the document. Same length as `text`. */
  readonly offsets: readonly number[];
}

/** Why a block is no part of the report's prose. */
export type FurnitureReason =
  | 'page_furniture'
  | 'table_of_contents'
  | 'advertisement'
  | 'web_furniture'
  /** The text of a footnote's mark in the prose: [1], ①. */
  | 'footnote_mark';

interface BlockBase extends Span {
  /** Titles of the headings above, outermost first, as read. */
  readonly section: readonly string[];
  readonly reading: Reading;
}

export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  /** 0 the document's title, 1 一、, 2 （一）, 3 1., 4 （1）; chapters and sections (第一章, 第一节) are 1 and 2. */
  readonly level: number;
}

export interface ProseBlock extends BlockBase {
  readonly kind: 'paragraph' | 'list_item';
}

/** Page numbers, running heads, contents, advertising lines: kept for the ledger, never read for facts. */
export interface FurnitureBlock extends BlockBase {
  readonly kind: 'furniture';
  readonly reason: FurnitureReason;
}

export interface TableCell extends Span {
  readonly reading: Reading;
  readonly column: number;
  /** Columns and rows that a merged cell takes up; absent for 1. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly rows: readonly (readonly TableCell[])[];
}

export type Block = HeadingBlock | ProseBlock | FurnitureBlock | TableBlock;

export type ReportKind =
  | 'work_report'
  | 'plan_report'
  | 'budget_report'
  | 'communique'
  | 'five_year_plan'
  | 'digest'
  | 'other';

/** What a report says of itself; a field it does not state is empty. */
export interface DocumentMetadata {
  readonly title: string;
  readonly publisher: string;
  /** 深圳市, 贵州省, 海拉尔区 */
  readonly place: string;
  /** GB/T 2260 code of six digits. */
  readonly areaCode: string;
  readonly kind: ReportKind;
  /** ISO date of the session at which the report was given. */
  readonly sessionDate: string;
  /** The year under review, e.g. 2023. */
  readonly referenceYear: string;
  /** The year, or span of years (2026/2030), that is planned. */
  readonly planYear: string;
}

export interface Document {
  readonly id: string;
  /** File name relative to the folder that was given, with `/`. */
  readonly sourceFile: string;
  readonly sha256: string;
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  readonly metadata: DocumentMetadata;
}

export interface RefusedDocument {
  readonly id: string;
  readonly sourceFile: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly reason: string;
}

export type NumeralForm =
  | 'arabic'
  | 'chinese'
  /** 1/3, 三分之一, 百分之五点八 */
  | 'fraction'
  /** 三成, 两成半 */
  | 'tenths'
  /** 翻一番, 翻两番, 翻番 */
  | 'doubling'
  /** 万亿, 千亿, 百亿, 万 standing for one of themselves: 近万亿元 */
  | 'bare_scale';

/** One numeral as it stands in a reading text. Offsets are of that text. */
export interface Numeral extends Span {
  readonly text: string;
  readonly form: NumeralForm;
  /** Exact decimal: 1,234.50 → 1234.50, 三十三 → 33, 两 → 2, 三成 → 30, 1/3 → 0.333333, 百亿 → 100, 万亿 → 1, −10.9 → -10.9. */
  readonly value: string;
  /** Scale that a bare scale, 百分之 or 成 implies for the unit: 百亿 → 亿, 万亿 → 万亿, 近万 → 万, 三成 → %; else empty. */
  readonly impliedUnit: string;
}

export type Measure = 'level' | 'growth' | 'change' | 'share' | 'rank' | 'streak';
export type Qualifier = 'eq' | 'approx' | 'gt' | 'ge' | 'lt' | 'le' | 'range';
export type Status = 'actual' | 'target';
export type Basis = '' | 'annual_average' | 'cumulative';
export type GeoScope = 'whole' | 'own_level' | 'urban_districts' | 'zone' | 'unstated';
/** SDMX observation status: normal, provisional, estimated, forecast or target, revised. */
export type ObsStatus = 'A' | 'P' | 'E' | 'F' | 'R';

/** One fact as extraction leaves it: in the source's words, before any dictionary. */
export interface Fact {
  /** Span of the numeral or rank word in the document's text. */
  readonly span: Span;
  /** Span of the clause that states it. */
  readonly quote: Span;
  readonly indicator: string;
  readonly measure: Measure;
  readonly value: string;
  readonly valueMax: string;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly period: string;
  readonly status: Status;
  readonly basis: Basis;
  readonly area: string;
  readonly scope: string;
  readonly geoScope: GeoScope;
  readonly obsStatus: ObsStatus;
  readonly section: string;
  readonly ruleId: string;
  /** Where it stands in a table: T2R5C3 is the fifth row and third column of the document's second; empty for prose. */
  readonly cell: string;
}

/** Why a numeral is not an observation. Closed: a new reason is added here and in docs/ledger.md. */
export type SetAsideReason =
  | FurnitureReason
  | 'date'
  | 'duration'
  | 'numbering'
  | 'ordinal'
  | 'name'
  | 'slogan'
  | 'idiom'
  | 'threshold'
  | 'specification'
  | 'anniversary'
  | 'document_number'
  | 'policy_item'
  | 'honour'
  | 'scale_word'
  | 'enumeration'
  | 'vague'
  | 'project_attribute'
  /** Where a movement starts (由18类扩大到22类), its time not stated. */
  | 'base_value'
  /** A person dropped the row that was read from it. */
  | 'correction';

/** One row of the ledger: a numeral or rank word and its fate. Offsets are of the document's text. */
export type LedgerEntry = Span &
  (
    | { readonly fate: 'observed'; readonly fact: Fact }
    | { readonly fate: 'set_aside'; readonly reason: SetAsideReason; readonly ruleId: string }
    | { readonly fate: 'unexplained' }
  );

export interface Extraction {
  /** Every numeral and rank word of the document, ascending by start. */
  readonly ledger: readonly LedgerEntry[];
}

/** A row of observations.csv, column for column. */
export interface Observation {
  readonly observation_id: string;
  readonly document_id: string;
  readonly indicator_id: string;
  readonly indicator: string;
  readonly measure: Measure;
  readonly value: string;
  readonly value_max: string;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly period: string;
  readonly status: Status;
  readonly basis: Basis;
  readonly area: string;
  readonly area_code: string;
  readonly scope: string;
  readonly normalized_value: string;
  readonly normalized_unit: string;
  readonly lower: string;
  readonly upper: string;
  readonly section: string;
  readonly page: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly rule_id: string;
  readonly geo_scope: GeoScope;
  readonly obs_status: ObsStatus;
  /** How likely it is that all of the row is right, from 0 to 1 with two decimals. */
  readonly confidence: string;
  /** What lowers it, by name, separated by spaces. */
  readonly doubts: string;
  readonly origin: TextOrigin;
  readonly cell: string;
  /** Of the correction that made the row what it is; empty for a row as it was read. */
  readonly correction_id: string;
  readonly correction_action: CorrectionAction;
  /** The cells that a correction replaced, as a JSON object in the order of the columns; else empty. */
  readonly original: string;
}

/** What a person did to a row that stands in the dataset. */
export type CorrectionAction = '' | 'set' | 'add' | 'confirm';
