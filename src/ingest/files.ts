import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Areas } from '../segment/areas.ts';
import { segment } from '../segment/blocks.ts';
import { metadataOf } from '../segment/metadata.ts';
import { partsOf } from '../segment/parts.ts';
import type { Document, RefusedDocument } from '../types.ts';
import { UnreadableInput } from './errors.ts';
import { documentId, partId, sha256Of, stemOf } from './identity.ts';
import { DEFAULT_SETTINGS, mediaTypeOf, type ReadSettings, readerFor } from './reader.ts';

export interface FoundFile {
  /** Absolute path. */
  readonly file: string;
  /** As it stands in the dataset: relative to the folder that was given, with '/'. */
  readonly sourceFile: string;
}

const LARGEST_FILE = 64 * 1024 * 1024;
const HEAD = 4096;

/**
 * The files under the paths given, folders recursively, in the order of the code points of `sourceFile`. Hidden files
 * and README files are passed over in folders, and taken if given by themselves.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    const root = resolve(path);
    const isFolder = (await stat(root)).isDirectory();
    const files = isFolder ? await filesUnder(root) : [root];
    for (const file of files) {
      const sourceFile = isFolder ? relative(root, file).split(sep).join('/') : basename(file);
      if (!found.has(file)) found.set(file, { file, sourceFile });
    }
  }
  return inOrder(distinct([...found.values()]));
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  const nested = await Promise.all(
    visible.map(async (entry) => {
      const path = join(folder, entry.name);
      const isLink = entry.isSymbolicLink();
      if (entry.isDirectory()) return filesUnder(path);
      if (!entry.isFile() && !(isLink && (await stat(path).catch(() => undefined))?.isFile())) return [];
      return /^readme(?:\.|$)/i.test(entry.name) ? [] : [path];
    }),
  );
  return nested.flat();
}

/** Files of one name from several folders get the name of their folder in front, as often as it takes. */
function distinct(files: readonly FoundFile[]): FoundFile[] {
  const named = files.map((one) => ({
    ...one,
    above: dirname(`${one.file.slice(0, -one.sourceFile.length)}.`),
  }));
  for (;;) {
    const counts = new Map<string, number>();
    for (const { sourceFile } of named) counts.set(sourceFile, (counts.get(sourceFile) ?? 0) + 1);
    const clashing = named.filter((one) => counts.get(one.sourceFile)! > 1 && basename(one.above) !== '');
    if (clashing.length === 0) return named.map(({ file, sourceFile }) => ({ file, sourceFile }));
    for (const one of clashing) {
      one.sourceFile = `${basename(one.above)}/${one.sourceFile}`;
      one.above = dirname(one.above);
    }
  }
}

/** In the order in which they are read, which tells documents of one name apart. */
export function inOrder<File extends { readonly sourceFile: string }>(files: readonly File[]): File[] {
  return [...files].sort((a, b) => compare(a.sourceFile, b.sourceFile));
}

/** By code points, as the same on every machine; `<` on strings compares UTF-16 code units. */
function compare(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const by = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
    if (by !== 0) return by;
  }
  return x.length - y.length;
}

/** SHA-256 of a file of any size. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/**
 * Reads one file as far as blocks and metadata: one document, or those of a file that holds several reports. A file that
 * cannot be read comes back refused, with the reason.
 */
export async function loadDocuments(
  file: string,
  sourceFile: string,
  areas: Areas,
  settings: Omit<ReadSettings, 'sourceFile'> = DEFAULT_SETTINGS,
): Promise<readonly (Document | RefusedDocument)[]> {
  const id = documentId(sourceFile);
  const { size } = await stat(file);
  if (size > LARGEST_FILE) {
    const reason = `the file has ${Math.ceil(size / 2 ** 20)} MiB; at most 64 MiB are read: split it`;
    return [{ id, sourceFile, sha256: await hashOf(file), mediaType: 'application/octet-stream', reason }];
  }
  const bytes = new Uint8Array(await readFile(file));
  const sha256 = sha256Of(bytes);
  const head = bytes.subarray(0, HEAD);
  try {
    const whole = await readerFor(sourceFile, head).read(bytes, { ...settings, sourceFile });
    return partsOf(whole, segment(whole)).map(({ name, source, blocks }) => {
      const metadata = metadataOf(source, blocks, areas, stemOf(sourceFile));
      return { id: partId(id, name), sourceFile, sha256, source, blocks, metadata };
    });
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return [{ id, sourceFile, sha256, mediaType: mediaTypeOf(sourceFile, head), reason: error.message }];
  }
}
