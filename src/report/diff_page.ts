import type { Bilingual } from '../publish/table.ts';
import { renderPage } from './html.ts';
import type { DiffPageShape, DiffShape } from './shape.ts';

const MOST_CHANGES = 50_000;

/** The review page of the difference of two versions; notices are shown above it. */
export function diffPage({ summary, changes }: DiffShape, notices: readonly Bilingual[] = []): string {
  const { before, after, added, removed, changed } = summary;
  const title = `指标对比 ${before} → ${after}`;
  const isCut = changes.length > MOST_CHANGES;
  const shape: DiffPageShape = {
    kind: 'diff',
    title,
    summary: isCut ? { ...summary, total: changes.length } : summary,
    changes: isCut ? changes.slice(0, MOST_CHANGES) : changes,
    notices,
  };
  return renderPage({
    title,
    summary: `${before} → ${after}: ${removed} removed, ${added} added, ${changed} changed. This page needs JavaScript. 此页需要 JavaScript。`,
    parts: new Map([['page', shape]]),
  });
}
