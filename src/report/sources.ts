import { readFile, stat } from 'node:fs/promises';
import { findFiles, loadDocuments } from '../ingest/files.ts';
import { sha256Of } from '../ingest/identity.ts';
import type { Areas } from '../segment/areas.ts';
import type { Document, RefusedDocument } from '../types.ts';

/** Finds input files again by the hashes that a dataset has of them, whatever they are called now. */
export interface Sources {
  /** A document read anew, under the id it has in the dataset; undefined where no such file is at hand. */
  readonly load: (sha256: string, id: string, sourceFile: string) => Promise<Document | undefined>;
}

/** No reader takes a larger file, so none of the inputs is one. */
const LARGEST_FILE = 64 * 1024 * 1024;

export async function openSources(folder: string | undefined, areas: Areas): Promise<Sources> {
  const files = new Map<string, string>();
  for (const { file } of folder === undefined ? [] : await findFiles([folder])) {
    const { size } = await stat(file);
    if (size <= LARGEST_FILE) files.set(sha256Of(new Uint8Array(await readFile(file))), file);
  }
  // The documents of a file stand one after the other in a dataset, so the last file read is the next one asked for.
  let last = { file: '', sourceFile: '', documents: [] as readonly (Document | RefusedDocument)[] };
  return {
    load: async (sha256, id, sourceFile) => {
      const file = files.get(sha256);
      if (file === undefined) return undefined;
      if (last.file !== file || last.sourceFile !== sourceFile) {
        last = { file, sourceFile, documents: await loadDocuments(file, sourceFile, areas) };
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
