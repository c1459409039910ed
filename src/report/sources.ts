import { loadDocuments } from '../ingest/files.ts';
import type { ReadSettings } from '../ingest/reader.ts';
import type { FindInput } from '../publish/input_finder.ts';
import type { Areas } from '../segment/areas.ts';
import type { Document, RefusedDocument } from '../types.ts';

/** Reads the inputs of a dataset again, found by the hashes that it has of them. */
export interface Sources {
  /** A document read anew, under the id it has in the dataset; undefined where no such file is at hand. */
  readonly load: (sha256: string, id: string, sourceFile: string) => Promise<Document | undefined>;
}

export function openSources(find: FindInput, areas: Areas, settings: Pick<ReadSettings, 'ocr'>): Sources {
  // The documents of a file stand one after the other in a dataset, so the last file read is the next one asked for.
  let last = { file: '', sourceFile: '', documents: [] as readonly (Document | RefusedDocument)[] };
  return {
    load: async (sha256, id, sourceFile) => {
      const file = await find(sha256);
      if (file === undefined) return undefined;
      if (last.file !== file || last.sourceFile !== sourceFile) {
        last = { file, sourceFile, documents: await loadDocuments(file, sourceFile, areas, settings) };
      }
      const document = partCalled(id, last.documents);
      return document && !('reason' in document) ? { ...document, id } : undefined;
    },
  };
}

/** The one of a file's documents that has an id of the dataset. What names the part of a file follows a full stop. */
function partCalled<Part extends { readonly id: string }>(
  id: string,
  parts: readonly Part[],
): Part | undefined {
  const nameOf = (whole: string) => whole.split('.').slice(1).join('.');
  return parts.find((part) => nameOf(part.id) === nameOf(id));
}
