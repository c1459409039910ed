import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, guardArchive, openArchive } from '../../src/ingest/archive.ts';
import { UnreadableInput } from '../../src/ingest/errors.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const REPORT: readonly ZipEntry[] = [
  { name: 'report/', content: '', stored: true },
  { name: 'report/正文.xml', content: '<a>一、综合</a>' },
  { name: 'stored.txt', content: '1234', stored: true },
];
const SMALL = { entries: 3, bytes: 4096, ratio: 10, freeBytes: 1024 };

describe('openArchive', () => {
  it('gives the names of the files and their content', async () => {
    const archive = await openArchive(zipOf(REPORT));
    expect(archive.names).toEqual(['report/正文.xml', 'stored.txt']);
    expect(new TextDecoder().decode(await archive.read('report/正文.xml'))).toBe('<a>一、综合</a>');
    expect(new TextDecoder().decode(await archive.read('stored.txt'))).toBe('1234');
  });

  it('reads an archive that lies within larger memory', async () => {
    const zip = zipOf(REPORT);
    const memory = new Uint8Array(zip.length + 20);
    memory.set(zip, 10);
    const archive = await openArchive(memory.subarray(10, 10 + zip.length));
    expect(await archive.read('stored.txt')).toHaveLength(4);
  });

  it.each<[string, readonly ZipEntry[], string]>([
    ['two entries of one name', [REPORT[2]!, REPORT[2]!], 'it holds stored.txt twice'],
    [
      'an encrypted entry',
      [{ name: 'a', content: '123456789012abc', stored: true, flags: 1, declaredSize: 3 }],
      'encrypted archive',
    ],
    ['an encrypted packed entry', [{ ...REPORT[1]!, flags: 1 }], 'encrypted archive'],
    ['strong encryption', [{ ...REPORT[1]!, flags: 0x41 }], 'encrypted archive'],
    ['a name that climbs out', [{ name: '../../etc/passwd', content: 'a' }], 'leads out of the archive'],
    ['the same with backslashes', [{ name: '..\\a', content: 'a' }], 'leads out of the archive'],
    ['an absolute name', [{ name: '/a', content: 'a' }], 'leads out of the archive'],
    ['a drive', [{ name: 'C:\\a', content: 'a' }], 'leads out of the archive'],
    ['an empty name', [{ name: '', content: 'a' }], 'no proper name'],
    ['NUL in a name', [{ name: 'a\0.xml', content: 'a' }], 'no proper name'],
    [
      'too many entries',
      Array.from({ length: 4 }, (_, i) => ({ name: `${i}`, content: '' })),
      'more than 3 entries',
    ],
  ])('refuses %s', async (_, entries, reason) => {
    const opening = openArchive(zipOf(entries), SMALL);
    await expect(opening).rejects.toThrow(UnreadableInput);
    await expect(openArchive(zipOf(entries), SMALL)).rejects.toThrow(reason);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('一、综合'.repeat(50))],
    ['the half of one', zipOf(REPORT).subarray(0, 100)],
    ['one with bytes behind it', Uint8Array.from([...zipOf(REPORT), 1, 2, 3])],
  ])('refuses %s as damaged', async (_, bytes) => {
    await expect(openArchive(bytes)).rejects.toThrow(/^damaged archive: .*get the file again/);
  });

  it('names an entry that is not there', async () => {
    const archive = await openArchive(zipOf(REPORT));
    await expect(archive.read('OFD.xml')).rejects.toThrow('it holds no OFD.xml');
  });

  it.each<[string, ZipEntry, string]>([
    ['content that fails its checksum', { ...REPORT[1]!, crc: 1 }, 'cannot be unpacked'],
    [
      'content that is not packed as it says',
      { name: 'a', content: 'abc', method: 8, stored: true },
      'unpacked',
    ],
    ['an unknown way of packing', { ...REPORT[1]!, method: 14 }, 'packed by method 14'],
  ])('refuses %s', async (_, entry, reason) => {
    const archive = await openArchive(zipOf([entry]));
    await expect(archive.read(archive.names[0]!)).rejects.toThrow(reason);
    await expect(archive.read(archive.names[0]!)).rejects.toThrow(UnreadableInput);
  });
});

describe('guardArchive', () => {
  it('lets a sound archive pass', async () => {
    await expect(guardArchive(zipOf(REPORT))).resolves.toBeUndefined();
  });

  it('refuses an entry that swells, whatever size it declares', async () => {
    for (const declaredSize of [10, 4000]) {
      const bomb = { name: 'bomb.xml', content: '0'.repeat(4000), declaredSize };
      await expect(guardArchive(zipOf([bomb]), SMALL)).rejects.toThrow('decompression bomb');
    }
  });

  it('refuses entries that are too much together', async () => {
    const entries = ['a', 'b', 'c'].map((name) => ({ name, content: name.repeat(1500), stored: true }));
    await expect(guardArchive(zipOf(entries), { ...SMALL, ratio: 1e6 })).rejects.toThrow(
      'unpacks to more than',
    );
    await expect(guardArchive(zipOf(entries.slice(0, 2)), SMALL)).resolves.toBeUndefined();
  });

  it('counts an entry once that is read several times', async () => {
    const archive = await openArchive(zipOf([{ name: 'a', content: 'a'.repeat(3000), stored: true }]), SMALL);
    for (let i = 0; i < 3; i++) expect(await archive.read('a')).toHaveLength(3000);
  });

  it('refuses a bomb of the usual size without unpacking it whole', async () => {
    const bomb = zipOf([{ name: 'bomb', content: new Uint8Array(ARCHIVE_LIMITS.freeBytes * 4) }]);
    await expect(guardArchive(bomb)).rejects.toThrow('decompression bomb');
  });

  it('fails in no other way than by refusing, whatever happens to the archive', async () => {
    const sound = zipOf(REPORT);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(sound.length),
        async (changes, cut) => {
          const bytes = Uint8Array.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          await guardArchive(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes).catch((error: unknown) => {
            expect(error).toBeInstanceOf(UnreadableInput);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
