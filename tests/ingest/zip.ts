import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as it is to be written; what is given beside name and content is written as it is, true or not. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly declaredSize?: number;
}

const UTF8_NAME = 0x800;

/** Writes a ZIP archive, also one that breaks the rules: two entries of one name, false sizes, encryption flags. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { header, data } = written(entry);
    const name = Buffer.from(entry.name);
    const parts = [bytes([4, 0x04034b50]), header, name, data];
    central.push(
      bytes([4, 0x02014b50], [2, 20]),
      header,
      bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    );
    local.push(...parts);
    offset += parts.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end = bytes(
    [4, 0x06054b50],
    [4, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** What local and central header share, from the version needed to the length of the extra field. */
function written(entry: ZipEntry): { header: Uint8Array; data: Uint8Array } {
  const content = Buffer.from(entry.content as Uint8Array);
  const data = entry.stored ? content : deflateRawSync(content);
  const header = bytes(
    [2, 20],
    [2, entry.flags ?? UTF8_NAME],
    [2, entry.method ?? (entry.stored ? 0 : 8)],
    [4, 0],
    [4, entry.crc ?? crc32(content)],
    [4, data.length],
    [4, entry.declaredSize ?? content.length],
    [2, Buffer.byteLength(entry.name)],
    [2, 0],
  );
  return { header, data };
}

/** Little-endian fields of 2 or 4 bytes. */
function bytes(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}
