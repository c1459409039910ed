import type { Bilingual } from '../publish/table.ts';
import type { RuleBook } from '../rules/book.ts';
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

/** The review page of one dataset folder. */
export async function reportPage({ folder, sources, rules, onRead }: ReportInput): Promise<ReportPage> {
  const { manifest, tables } = folder;
  const numbers = byDocument(tables.numbers);
  const observations = byDocument(tables.observations);
  const parts = new Map<string, DocumentShape>();
  const failures: EvidenceFailure[] = [];
  const states: SourceState[] = [];
  const documents = tables.documents.rows;
  for (const [i, row] of documents.entries()) {
    const { document_id: id = '', sha256 = '', source_file: sourceFile = '' } = row;
    const document = row.status === 'read' ? await sources.load(sha256, id, sourceFile) : undefined;
    states.push(row.status === 'refused' ? 'refused' : document ? 'text' : 'missing');
    if (document) {
      const [ledger, facts] = [numbers.get(id) ?? [], observations.get(id) ?? []];
      const evidence = verifyEvidence(document.source.text, ledger, facts);
      failures.push(...evidence.failures);
      const reading = readAgain(document, rules, ledger, facts);
      parts.set(`document-${i}`, { ...layOut(document), quotes: evidence.quotes, reading });
    }
    onRead?.(i + 1, documents.length);
  }
  const { dataset, version, parent } = manifest;
  const shape: ReportShape = {
    kind: 'report',
    edition: { dataset, version, parent, engine: manifest.engine.version, bom: manifest.options.bom },
    documents: packTable(tables.documents),
    observations: packTable(tables.observations),
    numbers: packTable(tables.numbers),
    findings: packTable(tables.findings),
    series: packTable(tables.series),
    sources: states,
    failures,
    changes: recordedChanges(folder),
    notices: noticesOf(folder, rules, states),
  };
  const title = [`指标审阅 ${dataset}`, version].filter(Boolean).join(' ');
  const summary = `${documents.length} documents, ${tables.observations.rows.length} observations, ${tables.numbers.rows.length} numbers. This page needs JavaScript. 此页需要 JavaScript。`;
  return {
    html: renderPage({ title, summary, parts: new Map<string, unknown>([['page', shape], ...parts]) }),
    documents: documents.length,
    withText: parts.size,
    missing: documents.filter((_, i) => states[i] === 'missing').map((row) => row.source_file ?? ''),
    failures,
  };
}

function byDocument({ rows }: Rows): Map<string, Rows['rows'][number][]> {
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
  const hashes = (files: readonly { readonly file: string; readonly sha256: string }[]) =>
    files
      .map(({ file, sha256 }) => `${file} ${sha256}`)
      .sort()
      .join('\n');
  if (states.includes('text') && hashes(manifest.rules) !== hashes(rules.packs)) {
    notices.push({
      zh: '手边的规则与该版本所用的规则不同：落选规则按手边的规则列出，读法不同处已标明。',
      en: 'The rules at hand are not those of this version: losing rules are those at hand; where they read a number otherwise, it is marked.',
    });
  }
  return notices;
}
