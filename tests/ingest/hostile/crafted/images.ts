import { type HostileFile, joined, utf8 } from '../file.ts';
import { bytesOf, randomOf } from '../random.ts';
import { pngOf } from '../samples.ts';

const random = randomOf(11);

/** Images that promise other than they hold. */
export const IMAGES: readonly HostileFile[] = [
  { name: 'huge.png', bytes: pngOf(60_000, 60_000, 10) },
  { name: 'flat.png', bytes: pngOf(0, 0) },
  { name: 'one_pixel.png', bytes: pngOf(1, 1) },
  { name: 'too_many_rows.png', bytes: pngOf(8, 8, 100_000) },
  { name: 'long.png', bytes: pngOf(4, 20_000) },
  { name: 'noise.jpg', bytes: joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), bytesOf(random, 4000)) },
  { name: 'noise.tif', bytes: joined(utf8('II*\0'), bytesOf(random, 4000)) },
  { name: 'circle.tif', bytes: joined(utf8('II*\0'), Uint8Array.of(8, 0, 0, 0, 0, 0, 8, 0, 0, 0)) },
  { name: 'noise.gif', bytes: joined(utf8('GIF89a'), bytesOf(random, 4000)) },
];
