import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableInput } from './errors.ts';

/** A ZIP archive held in memory. Archives inside it are bytes like any other: they are never opened. */
export interface Archive {
  /** Paths with '/', without folders, in the archive's order. */
  readonly names: readonly string[];
  /** @throws UnreadableInput where there is no such entry, it is damaged, or it passes a limit. */
  read(name: string): Promise<Uint8Array>;
}

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, as they come out of the inflater; what an entry says of its size counts for nothing. */
  readonly bytes: number;
  /** How many times larger than its packed bytes an entry may get, once it is larger than `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  bytes: 512 * 2 ** 20,
  ratio: 300,
  freeBytes: 8 * 2 ** 20,
};

const STORED = 0;
const DEFLATED = 8;

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw);

/**
 * Opens an archive and reads its directory; entries are inflated when they are asked for.
 * @throws UnreadableInput for what is no archive or a damaged one, for encrypted entries, names that lead out of the
 * archive or stand twice, and too many entries.
 */
export async function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    lazyEntries: true,
  }).catch(refuseDamaged);
  const entries = await directoryOf(zip, limits);
  const sizes = new Map<string, number>();
  let used = 0;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) throw new UnreadableInput(`damaged archive: it holds no ${name}`);
      const packed = await packedBytes(zip, entry, bytes);
      const content = await unpacked(entry, packed, limits, limits.bytes - used + (sizes.get(name) ?? 0));
      if (!sizes.has(name)) used += content.length;
      sizes.set(name, content.length);
      return content;
    },
  };
}

/**
 * Inflates a whole archive within the limits, for libraries that open it themselves.
 * @throws UnreadableInput as `openArchive` and `Archive.read`.
 */
export async function guardArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<void> {
  const archive = await openArchive(bytes, limits);
  for (const name of archive.names) await archive.read(name);
}

async function directoryOf(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (entry.isEncrypted()) {
        throw new UnreadableInput('encrypted archive: save it without a password');
      }
      if (name === '' || name.includes('\0')) {
        throw new UnreadableInput('damaged archive: an entry has no proper name');
      }
      if (name.endsWith('/')) continue;
      if (entries.has(name)) throw new UnreadableInput(`damaged archive: it holds ${name} twice`);
      if (entries.size === limits.entries) {
        throw new UnreadableInput(`the archive has more than ${limits.entries} entries: split it`);
      }
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    refuseDamaged(error);
  }
  return entries;
}

async function packedBytes(zip: ZipFile, entry: Entry, bytes: Uint8Array): Promise<Uint8Array> {
  const { fileDataStart } = await zip
    .readLocalFileHeaderPromise(entry, { minimal: true })
    .catch(refuseDamaged);
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

async function unpacked(
  entry: Entry,
  packed: Uint8Array,
  limits: ArchiveLimits,
  left: number,
): Promise<Uint8Array> {
  const byRatio = Math.max(limits.freeBytes, packed.length * limits.ratio);
  const largest = Math.min(left, byRatio);
  const content = await contentOf(entry, packed, largest);
  if (content === 'too large') {
    throw new UnreadableInput(
      byRatio < left
        ? `${entry.fileName} in the archive swells to more than ${limits.ratio} times its packed size: refused as a decompression bomb`
        : `the archive unpacks to more than ${Math.floor(limits.bytes / 2 ** 20)} MiB: split it`,
    );
  }
  if (crc32(content) !== entry.crc32) throw damagedEntry(entry);
  return content;
}

async function contentOf(
  entry: Entry,
  packed: Uint8Array,
  largest: number,
): Promise<Uint8Array | 'too large'> {
  if (entry.compressionMethod === STORED) return packed.length > largest ? 'too large' : packed;
  if (entry.compressionMethod !== DEFLATED) {
    throw new UnreadableInput(
      `${entry.fileName} in the archive is packed by method ${entry.compressionMethod}: save it as an ordinary ZIP (deflate)`,
    );
  }
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, largest) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    throw damagedEntry(entry);
  }
}

const damagedEntry = ({ fileName }: Entry): UnreadableInput =>
  new UnreadableInput(`damaged archive: ${fileName} cannot be unpacked; get the file again`);

const REASONS: readonly [of: RegExp, reason: string][] = [
  [/^strong encryption/, 'encrypted archive: save it without a password'],
  [
    /^(?:absolute path|invalid relative path|invalid characters)/,
    'the name of an entry leads out of the archive: get the file again from where it was published',
  ],
  [/^End of central directory/, 'damaged archive: its directory is missing; get the file again'],
];

function refuseDamaged(error: unknown): never {
  const { message } = error as Error;
  const known = REASONS.find(([of]) => of.test(message));
  throw new UnreadableInput(
    known?.[1] ?? 'damaged archive: its directory cannot be read; get the file again',
  );
}
