import Big from 'big.js';
import type {
  Document,
  Extraction,
  Observation,
  RefusedDocument,
  ReportKind,
  SetAsideReason,
} from '../types.ts';
import { plain } from './decimal.ts';
import { boxAt, pageAt } from './page.ts';

/** A row of documents.csv, column for column. What a refused document does not tell is empty. */
export interface DocumentRow {
  readonly document_id: string;
  readonly source_file: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly status: 'read' | 'refused';
  readonly reason: string;
  readonly title: string;
  readonly place: string;
  readonly area_code: string;
  readonly kind: ReportKind | '';
  readonly session_date: string;
  readonly reference_year: string;
  readonly plan_year: string;
  readonly numerals: number | '';
  readonly observed: number | '';
  readonly set_aside: number | '';
  readonly unexplained: number | '';
  readonly observations: number | '';
  /** Observed and set aside as a part of all numerals, four decimals. */
  readonly coverage: string;
}

/** A row of numbers.csv, column for column. */
export interface NumberRow {
  readonly document_id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly fate: 'observed' | 'set_aside' | 'unexplained';
  readonly reason: SetAsideReason | '';
  readonly observation_id: string;
  readonly page: string;
  /** Left, top, right, bottom on the page. */
  readonly box: string;
}

/** The ledger of a document; `observations` are those of its observed entries, in the same order. */
export function numberRows(
  document: Document,
  extraction: Extraction,
  observations: readonly Observation[],
): NumberRow[] {
  const { text, pageStarts } = document.source;
  let observed = 0;
  return extraction.ledger.map((entry) => ({
    document_id: document.id,
    start: entry.start,
    end: entry.end,
    text: text.slice(entry.start, entry.end),
    fate: entry.fate,
    reason: entry.fate === 'set_aside' ? entry.reason : '',
    observation_id: entry.fate === 'observed' ? observations[observed++]!.observation_id : '',
    page: pageAt(pageStarts, entry.start),
    box: boxAt(document.source, entry),
  }));
}

export function readRow(
  document: Document,
  numbers: readonly NumberRow[],
  observations: readonly Observation[],
): DocumentRow {
  const { metadata } = document;
  const count = (fate: NumberRow['fate']) => numbers.filter((row) => row.fate === fate).length;
  const unexplained = count('unexplained');
  return {
    document_id: document.id,
    source_file: document.sourceFile,
    media_type: document.source.mediaType,
    sha256: document.sha256,
    status: 'read',
    reason: '',
    title: metadata.title,
    place: metadata.place,
    area_code: metadata.areaCode,
    kind: metadata.kind,
    session_date: metadata.sessionDate,
    reference_year: metadata.referenceYear,
    plan_year: metadata.planYear,
    numerals: numbers.length,
    observed: count('observed'),
    set_aside: count('set_aside'),
    unexplained,
    observations: observations.length,
    coverage: portion(numbers.length - unexplained, numbers.length),
  };
}

export function refusedRow(document: RefusedDocument): DocumentRow {
  return {
    document_id: document.id,
    source_file: document.sourceFile,
    media_type: document.mediaType,
    sha256: document.sha256,
    status: 'refused',
    reason: document.reason,
    title: '',
    place: '',
    area_code: '',
    kind: '',
    session_date: '',
    reference_year: '',
    plan_year: '',
    numerals: '',
    observed: '',
    set_aside: '',
    unexplained: '',
    observations: '',
    coverage: '',
  };
}

/** `part` of `whole` with four decimals, rounded down so that only a whole is 1; empty for a part of nothing. */
export function portion(part: number, whole: number): string {
  return whole === 0 ? '' : plain(new Big(part).div(whole).round(4, Big.roundDown));
}
