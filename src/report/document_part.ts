import type { Block, Document } from '../types.ts';
import type { BlockShape, CellShape, DocumentShape } from './shape.ts';

/** A document's text and layout as the page shows it. */
export function layOut({ source, blocks }: Document): Pick<DocumentShape, 'text' | 'pages' | 'blocks'> {
  const ordered = [...blocks].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text: source.text, pages: source.pageStarts, blocks: ordered.map(shapeOf) };
}

function shapeOf(block: Block): BlockShape {
  const { kind, start, end } = block;
  if (kind === 'heading') return { kind, start, end, level: block.level };
  if (kind === 'furniture') return { kind, start, end, reason: block.reason };
  if (kind !== 'table') return { kind, start, end };
  const rows = block.rows.map((row) =>
    row.map(
      ({ start: from, end: to, column, columnSpan = 1, rowSpan = 1 }): CellShape => [
        from,
        to,
        column,
        columnSpan,
        rowSpan,
      ],
    ),
  );
  return { kind, start, end, rows };
}
