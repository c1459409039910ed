import type { Bilingual } from '../publish/table.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Document } from '../types.ts';
import { recordedChanges } from './changes.ts';
import { packTable, type Rows } from './columns.ts';
import type { DatasetFolder } from './dataset_folder.ts';
import { layOut } from './document_part.ts';
import { verifyEvidence } from './evidence.ts';
import { renderPage } from './html.ts';
import { readAgain } from './reading.ts';
import type { DocumentShape, EvidenceFailure, ReportShape, SourceState } from './shape.ts';
import type { Sources } from './sources.ts';

export interface ReportInput {
  readonly folder: DatasetFolder;
  readonly sources: Sources;
  readonly rules: RuleBook;
  /** Called after each document. */
  readonly onRead?: (done: number, total: number) => void;
}

export interface ReportPage {
  readonly html: string;
  readonly documents: number;
  /** Documents whose text the page holds. */
  readonly withText: number;
  /** Documents that were read, but whose file is not at hand. */
  readonly missing: readonly string[];
  readonly failures: readonly EvidenceFailure[];
}

/** One document as the page shows it. */
export interface ReadDocument {
  readonly state: SourceState;
  /** Its text and reading; undefined where it is not at hand. */
  readonly part: DocumentShape | undefined;
  readonly failures: readonly EvidenceFailure[];
}

/** The review page of one dataset folder. */
export async function reportPage(input: ReportInput): Promise<ReportPage> {
  const { folder, rules } = input;
  const read = await readDocuments(input);
  const shape = reportShape(folder, rules, read);
  const documents = folder.tables.documents.rows;
  return {
    html: renderReport(shape, read),
    documents: documents.length,
    withText: read.filter(({ part }) => part).length,
    missing: documents.filter((_, i) => shape.sources[i] === 'missing').map((row) => row.source_file ?? ''),
    failures: shape.failures,
  };
}

/** The documents of a dataset, in the order of their table. */
export async function readDocuments({
  folder: { tables },
  sources,
  rules,
  onRead,
}: ReportInput): Promise<ReadDocument[]> {
  const numbers = byDocument(tables.numbers);
  const observations = byDocument(tables.observations);
  const read: ReadDocument[] = [];
  const documents = tables.documents.rows;
  for (const [i, row] of documents.entries()) {
    const { document_id: id = '', sha256 = '', source_file: sourceFile = '' } = row;
    const document = row.status === 'read' ? await sources.load(sha256, id, sourceFile) : undefined;
    read.push(
      document
        ? readDocument(document, rules, numbers.get(id) ?? [], observations.get(id) ?? [])
        : { state: row.status === 'refused' ? 'refused' : 'missing', part: undefined, failures: [] },
    );
    onRead?.(i + 1, documents.length);
  }
  return read;
}

/** A document whose text is at hand, with its rows in the dataset. */
export function readDocument(
  document: Document,
  rules: RuleBook,
  numbers: Rows['rows'],
  observations: Rows['rows'],
): ReadDocument {
  const { quotes, failures } = verifyEvidence(document.source.text, numbers, observations);
  const reading = readAgain(document, rules, numbers, observations);
  return { state: 'text', part: { ...layOut(document), quotes, reading }, failures };
}

/** What the page is filled with, but for the texts. */
export function reportShape(
  folder: DatasetFolder,
  rules: RuleBook,
  read: readonly ReadDocument[],
): ReportShape {
  const { manifest, tables } = folder;
  const { dataset, version, parent } = manifest;
  const states = read.map(({ state }) => state);
  return {
    kind: 'report',
    edition: { dataset, version, parent, engine: manifest.engine.version, bom: manifest.options.bom },
    documents: packTable(tables.documents),
    observations: packTable(tables.observations),
    numbers: packTable(tables.numbers),
    findings: packTable(tables.findings),
    series: packTable(tables.series),
    sources: states,
    failures: read.flatMap(({ failures }) => failures),
    changes: recordedChanges(folder),
    notices: noticesOf(folder, rules, states),
  };
}

/** The page as a file; `more` are parts that a server adds, which the page may then ask. */
export function renderReport(
  shape: ReportShape,
  read: readonly ReadDocument[],
  more?: ReadonlyMap<string, unknown>,
): string {
  const { dataset, version } = shape.edition;
  const title = [`指标审阅 ${dataset}`, version].filter(Boolean).join(' ');
  const { documents, observations, numbers } = shape;
  const parts = new Map<string, unknown>([['page', shape]]);
  for (const [i, { part }] of read.entries()) if (part) parts.set(`document-${i}`, part);
  for (const [name, part] of more ?? []) parts.set(name, part);
  return renderPage({
    title,
    summary: `${documents.length} documents, ${observations.length} observations, ${numbers.length} numbers. This page needs JavaScript. 此页需要 JavaScript。`,
    parts,
    isServed: more !== undefined,
  });
}

export function byDocument({ rows }: Rows): Map<string, Rows['rows'][number][]> {
  const groups = new Map<string, Rows['rows'][number][]>();
  for (const row of rows) {
    const id = row.document_id ?? '';
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function noticesOf(
  { manifest, altered }: DatasetFolder,
  rules: RuleBook,
  states: readonly SourceState[],
): Bilingual[] {
  const notices: Bilingual[] = [];
  if (altered.length > 0) {
    notices.push({
      zh: `${altered.join('、')} 与清单中的哈希不符：发布后被改动过。`,
      en: `${altered.join(', ')} do not have the hashes of the manifest: they were altered after they were published.`,
    });
  }
  const missing = states.filter((state) => state === 'missing').length;
  if (missing > 0) {
    notices.push({
      zh: `${missing} 份文件的原文不在手边，只显示引文；以 --raw 指明原文目录后重新生成。`,
      en: `The texts of ${missing} documents are not at hand; only quotes are shown. Make the page again with --raw.`,
    });
  }
  if (states.includes('text') && areOtherRules(manifest, rules)) {
    notices.push({
      zh: '手边的规则与该版本所用的规则不同：落选规则按手边的规则列出，读法不同处已标明。',
      en: 'The rules at hand are not those of this version: losing rules are those at hand; where they read a number otherwise, it is marked.',
    });
  }
  return notices;
}

/** Whether numbers may be read otherwise than in the dataset. Corrections change rows, not how a number is read. */
export function areOtherRules({ rules: before }: DatasetFolder['manifest'], { packs }: RuleBook): boolean {
  const corrections = new Set(packs.filter(({ kind }) => kind === 'corrections').map(({ file }) => file));
  const hashes = (files: readonly { readonly file: string; readonly sha256: string }[]) =>
    files
      .filter(({ file }) => !corrections.has(file))
      .map(({ file, sha256 }) => `${file} ${sha256}`)
      .sort()
      .join('\n');
  return hashes(before) !== hashes(packs);
}
