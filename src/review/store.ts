import { batch, signal } from '@preact/signals';
import type { DocumentShape, PageShape, ReportShape } from '../report/shape.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { readPart } from './load.ts';

/** The data of the page. Set before anything is drawn, and again where a server gives new data. */
interface Opened {
  readonly report: ReportShape;
  readonly ledger: Ledger;
}

const opened = signal<Opened | undefined>(undefined);

export async function openPage(): Promise<PageShape> {
  const page = await readPart<PageShape>('page');
  if (!page) throw new Error('the page holds no data');
  if (page.kind === 'report') opened.value = { report: page, ledger: openLedger(page) };
  return page;
}

export function report(): ReportShape {
  return opened.value!.report;
}

export function ledger(): Ledger {
  return opened.value!.ledger;
}

/** Documents that were opened, by their row. */
export const documents = signal<ReadonlyMap<number, DocumentShape>>(new Map());
const asked = new Set<number>();

/** Decodes a document's text, once. */
export function openDocument(row: number): void {
  if (asked.has(row) || report().sources[row] !== 'text') return;
  asked.add(row);
  readPart<DocumentShape>(`document-${row}`).then((document) => {
    if (document) documents.value = new Map(documents.value).set(row, document);
  });
}

/** Puts other data in the place of those that the page came with; documents by their row. */
export function replaceReport(
  report: ReportShape,
  others: readonly (readonly [row: number, document: DocumentShape])[],
): void {
  batch(() => {
    opened.value = { report, ledger: openLedger(report) };
    for (const [row] of others) asked.add(row);
    documents.value = new Map([...documents.value, ...others]);
  });
}
