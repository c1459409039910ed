import type { Candidate } from '../diff/causes/candidate.ts';
import type { Cause } from '../diff/difference.ts';
import { inOrder, loadDocuments } from '../ingest/files.ts';
import { documentId, uniqueIds } from '../ingest/identity.ts';
import type { Document, RefusedDocument } from '../types.ts';
import type { Made, Workshop } from './made.ts';

export interface SourceFile {
  readonly sourceFile: string;
  readonly sha256: string;
  /** Id of the document, or the part before the full stop of the ids of its documents. */
  readonly id: string;
  /** When text on images was recognised. */
  readonly ocr: Made['options']['ocr'];
}

/** One source file in both versions; absent where it was not among the inputs. */
export interface FilePair {
  readonly before: SourceFile | undefined;
  readonly after: SourceFile | undefined;
}

export type Loaded = readonly (Document | RefusedDocument)[];

export function sourceFiles({ inputs, options: { ocr } }: Pick<Made, 'inputs' | 'options'>): SourceFile[] {
  const files = inOrder(inputs.map(({ source_file, sha256 }) => ({ sourceFile: source_file, sha256 })));
  const ids = uniqueIds(files.map(({ sourceFile }) => documentId(sourceFile)));
  return files.map((file, i) => ({ ...file, id: ids[i]!, ocr }));
}

/** The files of both versions by name; what is left by hash, since a file may have been renamed. */
export function pairFiles(before: readonly SourceFile[], after: readonly SourceFile[]): FilePair[] {
  const left = new Map(before.map((file) => [file.sourceFile, file]));
  const named = after.filter(({ sourceFile }) => left.has(sourceFile));
  const pairs: FilePair[] = named.map((file) => ({ before: left.get(file.sourceFile), after: file }));
  for (const { sourceFile } of named) left.delete(sourceFile);
  for (const file of after.filter((one) => !named.includes(one))) {
    const same = [...left.values()].find(({ sha256 }) => sha256 !== '' && sha256 === file.sha256);
    if (same) left.delete(same.sourceFile);
    pairs.push({ before: same, after: file });
  }
  return [...pairs, ...[...left.values()].map((file) => ({ before: file, after: undefined }))];
}

/** The file as a cause of changes; undefined if it is the same in both versions. */
export function sourceCandidate({ before, after }: FilePair): Candidate | undefined {
  const isSame = before?.sha256 === after?.sha256 && before?.id === after?.id;
  if (isSame && before?.ocr === after?.ocr) return undefined;
  const names = [before, after].flatMap((file) => (file ? [file.sourceFile] : []));
  const entry = isSame ? `read with --ocr ${after?.ocr}` : '';
  const cause: Cause = { kind: 'source', entry, file: [...new Set(names)].join(' → ') };
  return { id: 'source', cause, token: '', isWord: false };
}

/** The documents of a file; none for a file that a version does not have, undefined for one that is nowhere. */
export async function loadSource(
  file: SourceFile | undefined,
  { find, areas }: Workshop,
): Promise<Loaded | undefined> {
  if (!file) return [];
  const found = await find(file.sha256);
  if (found === undefined) return undefined;
  const own = documentId(file.sourceFile);
  const documents = await loadDocuments(found, file.sourceFile, areas, { ocr: file.ocr });
  return documents.map((document) => ({ ...document, id: document.id.replace(own, () => file.id) }));
}
