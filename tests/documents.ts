import { createHash } from 'node:crypto';
import { loadAreas } from '../src/segment/areas.ts';
import { segment } from '../src/segment/blocks.ts';
import { metadataOf } from '../src/segment/metadata.ts';
import type { Document } from '../src/types.ts';

const areas = loadAreas();

/** A document as ingestion makes it from a text file of this content. */
export function documentOf(text: string, sourceFile = 'report.txt'): Document {
  const source = { text, mediaType: 'text/plain', pageStarts: [] };
  const blocks = segment(source);
  const id = sourceFile.replace(/\.\w+$/, '');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { id, sourceFile, sha256, source, blocks, metadata: metadataOf(source, blocks, areas, id) };
}
