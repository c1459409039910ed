import { zipOf } from '../../zip.ts';
import { type HostileFile, joined } from '../file.ts';
import { bytesOf, randomOf } from '../random.ts';

const MEBIBYTE = 2 ** 20;
const inner = (depth: number): Uint8Array =>
  depth === 0
    ? new Uint8Array(MEBIBYTE)
    : zipOf(Array.from({ length: 4 }, (_, i) => ({ name: `${i}.zip`, content: inner(depth - 1) })));

const ARCHIVES: Readonly<Record<string, () => Uint8Array>> = {
  bomb: () => zipOf([{ name: 'word/document.xml', content: new Uint8Array(200 * MEBIBYTE) }]),
  lying_bomb: () => zipOf([{ name: 'OFD.xml', content: new Uint8Array(64 * MEBIBYTE), declaredSize: 10 }]),
  bombs: () =>
    zipOf(
      Array.from({ length: 40 }, (_, i) => ({ name: `${i}.xml`, content: new Uint8Array(20 * MEBIBYTE) })),
    ),
  nested: () => inner(4),
  many_entries: () =>
    zipOf(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}`, content: '', stored: true }))),
  doubles: () => zipOf(['<a/>', '<b/>'].map((content) => ({ name: 'OFD.xml', content }))),
  climbing: () => zipOf([{ name: '../../../tmp/OFD.xml', content: '<a/>' }]),
  absolute: () => zipOf([{ name: '/etc/OFD.xml', content: '<a/>' }]),
  encrypted: () => zipOf([{ name: 'OFD.xml', content: '<a/>', flags: 1 }]),
  unknown_method: () => zipOf([{ name: 'OFD.xml', content: '<a/>', method: 99 }]),
  no_entries: () => zipOf([]),
  long_name: () => zipOf([{ name: 'a'.repeat(60_000), content: '' }]),
  noise: () => zipOf([{ name: 'OFD.xml', content: bytesOf(randomOf(7), 20_000) }]),
  end_in_comment: () => joined(zipOf([{ name: 'OFD.xml', content: '<a/>' }]), zipOf([])),
};

/** Each archive as each form that is an archive. */
export const archives = (): HostileFile[] =>
  Object.entries(ARCHIVES).flatMap(([name, make]) => {
    const bytes = make();
    return ['docx', 'xlsx', 'ofd', 'zip'].map((extension) => ({ name: `${name}.${extension}`, bytes }));
  });
