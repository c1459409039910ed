import { signal } from '@preact/signals';
import type { DocumentShape, PageShape, ReportShape } from '../report/shape.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { readPart } from './load.ts';

/** The data of the page. Set once, before anything is drawn. */
interface Opened {
  readonly page: PageShape;
  readonly report: ReportShape;
  readonly ledger: Ledger;
}

let opened: Opened | undefined;

export async function openPage(): Promise<PageShape> {
  const page = await readPart<PageShape>('page');
  if (!page) throw new Error('the page holds no data');
  if (page.kind === 'report') opened = { page, report: page, ledger: openLedger(page) };
  return page;
}

export function report(): ReportShape {
  return opened!.report;
}

export function ledger(): Ledger {
  return opened!.ledger;
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
