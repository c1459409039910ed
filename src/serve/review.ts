import { locate } from '../correct/locate.ts';
import type { Trouble } from '../correct/trouble.ts';
import { type Rows as DerivedRows, deriveRows, normalizerOf } from '../pipeline.ts';
import type { Rows } from '../report/columns.ts';
import type { DatasetFolder } from '../report/dataset_folder.ts';
import { byDocument, type ReadDocument, readDocument } from '../report/report_page.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Correction } from '../rules/corrections.ts';
import type { Areas } from '../segment/areas.ts';
import type { Document } from '../types.ts';
import { observationOf, overlay } from './overlay.ts';

/** A version under review, with the corrections at hand that it does not have. */
export interface Review {
  /** As it was published. */
  readonly published: DatasetFolder;
  /** The corrections that it was published with. */
  readonly corrections: Rows['rows'];
  readonly rules: RuleBook;
  /** Rows of the documents that were derived again, by document id. */
  readonly derived: ReadonlyMap<string, DerivedRows>;
  /** As published, but for the documents that were derived again. */
  readonly current: DatasetFolder;
  /** One for each row of the documents. */
  readonly read: readonly ReadDocument[];
}

export interface DeriveTools {
  readonly areas: Pick<Areas, 'codeOf'>;
  readonly load: (sha256: string, id: string, sourceFile: string) => Promise<Document | undefined>;
}

/** The text of a document of the version; undefined where it is not at hand. */
export async function loadDocument(
  { published }: Pick<Review, 'published'>,
  id: string,
  { load }: DeriveTools,
): Promise<Document | undefined> {
  const row = published.tables.documents.rows.find((one) => one.document_id === id);
  return row?.status === 'read' ? load(row.sha256 ?? '', id, row.source_file ?? '') : undefined;
}

/** The review with other rules: documents named are derived again, where their texts are at hand. */
export async function renew(
  review: Review,
  rules: RuleBook,
  ids: ReadonlySet<string>,
  tools: DeriveTools,
): Promise<Review> {
  const derived = new Map(review.derived);
  const texts = new Map<string, Document>();
  for (const id of ids) {
    const document = await loadDocument(review, id, tools);
    if (!document) continue;
    texts.set(id, document);
    derived.set(id, deriveRows(document, rules, normalizerOf(rules, tools.areas)));
  }
  const current = overlay(review.published, derived, rules);
  const numbers = byDocument(current.tables.numbers);
  const observations = byDocument(current.tables.observations);
  const read = review.read.map((one, i) => {
    const id = current.tables.documents.rows[i]?.document_id ?? '';
    const document = texts.get(id);
    if (!document) return one;
    return readDocument(document, rules, numbers.get(id) ?? [], observations.get(id) ?? []);
  });
  return { ...review, rules, derived, current, read };
}

/** Documents of which the corrections at hand may be others than those of the version. */
export function touchedSince(
  published: DatasetFolder,
  corrections: Rows['rows'],
  rules: RuleBook,
): Set<string> {
  const before = new Map(published.manifest.rules.map(({ file, sha256 }) => [file, sha256]));
  const now = new Map(rules.packs.map(({ file, sha256 }) => [file, sha256]));
  const isSame = (file: string) => before.get(file) === now.get(file);
  return new Set([
    ...rules.corrections.filter(({ file }) => !isSame(file)).map(({ match }) => match.document_id),
    ...corrections.filter((row) => !isSame(row.rule_file ?? '')).map((row) => row.document_id ?? ''),
  ]);
}

/** Documents that two states of the rules correct differently. */
export function touchedBetween(before: RuleBook, after: RuleBook): Set<string> {
  const wordings = ({ corrections }: RuleBook) =>
    new Map(corrections.map(({ place: _, ...rest }) => [JSON.stringify(rest), rest.match.document_id]));
  const [old, young] = [wordings(before), wordings(after)];
  return new Set(
    [...old, ...young].filter(([wording]) => !old.has(wording) || !young.has(wording)).map(([, id]) => id),
  );
}

/** What does not fit of the corrections of a document; where its text is not at hand, as far as its rows tell. */
export function troublesOf(review: Review, rules: RuleBook, id: string): readonly Trouble[] {
  const derived = review.derived.get(id);
  if (derived && review.rules === rules) return derived.troubles;
  const rows = review.published.tables.observations.rows
    .filter((row) => row.document_id === id)
    .map((row) => observationOf({ ...row, ...originalOf(row.original) }));
  return rules.corrections
    .filter(({ match }) => match.document_id === id)
    .flatMap((correction): Trouble[] => {
      if (correction.action === 'add') return [];
      const found = locate(correction, rows);
      return typeof found === 'string' && isNewTo(review, correction) ? [{ correction, message: found }] : [];
    });
}

/** The rows of a version no longer hold what its own corrections dropped. */
function isNewTo({ corrections }: Review, { id }: Correction): boolean {
  return !corrections.some((row) => row.correction_id === id);
}

function originalOf(cell: string | undefined): Record<string, string> {
  return cell ? (JSON.parse(cell) as Record<string, string>) : {};
}
