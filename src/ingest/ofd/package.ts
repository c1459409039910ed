import { posix } from 'node:path';
import { type Archive, openArchive } from '../archive.ts';
import { UnreadableInput } from '../errors.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** The parts of an OFD file, by their paths in the archive. */
export interface OfdPackage {
  has(path: string): boolean;
  xml(path: string): Promise<XmlElement>;
  bytes(path: string): Promise<Uint8Array>;
}

const ENTRY = 'OFD.xml';
/** Pages that name the same part count each time: a small file could have it read for ever. */
const MOST_XML = 256 * 2 ** 20;

/** @throws UnreadableInput for a damaged or encrypted file. */
export async function openPackage(bytes: Uint8Array): Promise<OfdPackage> {
  const archive = await openArchive(bytes);
  if (archive.names.some((name) => /(?:^|\/)Encryptions?\.xml$/i.test(name))) {
    throw new UnreadableInput('encrypted OFD: save it without encryption');
  }
  const names = namesOf(archive);
  const nameOf = (path: string): string => names.get(path.toLowerCase()) ?? path;
  if (!names.has(ENTRY.toLowerCase())) {
    throw new UnreadableInput(`no OFD: the archive holds no ${ENTRY}`);
  }
  let read = 0;
  return {
    has: (path) => names.has(path.toLowerCase()),
    bytes: (path) => archive.read(nameOf(path)),
    async xml(path) {
      const part = await archive.read(nameOf(path));
      read += part.length;
      if (read > MOST_XML) {
        throw new UnreadableInput(`the OFD's parts are more than ${MOST_XML / 2 ** 20} MiB: split it`);
      }
      return parseXml(part, path);
    },
  };
}

export const entryOf = (parts: OfdPackage): Promise<XmlElement> => parts.xml(ENTRY);

/** Some producers write a path in other letters than the entry. */
const namesOf = ({ names }: Archive): Map<string, string> =>
  new Map(names.map((name) => [name.toLowerCase(), name]));

/** Where a location leads that stands in the part `from`: from the root if it begins with '/', else from the part's folder. */
export function locate(location: string, from: string): string {
  const path = location.trim().replaceAll('\\', '/');
  const whole = path.startsWith('/') ? path : posix.join('/', posix.dirname(from), path);
  return posix.normalize(whole).slice(1);
}
