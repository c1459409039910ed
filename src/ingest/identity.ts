import { createHash } from 'node:crypto';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file's name without its folder and its last extension. */
export const stemOf = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/(?<=.)\.[^.]+$/, '');

/** The id of a document: its file's stem, with letters, digits, Chinese characters, '_' and '-' kept. */
export function documentId(sourceFile: string): string {
  const slug = stemOf(sourceFile)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return slug === '' ? 'document' : slug;
}

/** The id of one of the reports that a file holds; the ids of files have no full stop, so that it is no other file's. */
export const partId = (file: string, part: string): string => (part === '' ? file : `${file}.${part}`);

/** Tells files of the same stem apart: the first keeps its id, the others get _2, _3 ... in the order given. */
export function uniqueIds(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  const reserved = new Set(ids);
  return ids.map((id) => {
    let unique = id;
    for (let n = 2; taken.has(unique) || (unique !== id && reserved.has(unique)); n++) unique = `${id}_${n}`;
    taken.add(unique);
    return unique;
  });
}
