import { type HostileFile, joined } from './file.ts';
import { bytesOf } from './random.ts';

type Damage = (bytes: Uint8Array, random: () => number) => Uint8Array;

const cutAt =
  (share: number): Damage =>
  (bytes) =>
    bytes.subarray(0, Math.floor(bytes.length * share));

const flipped =
  (count: number): Damage =>
  (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let i = 0; i < count; i++)
      copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8);
    return copy;
  };

const inFront =
  (...start: readonly number[]): Damage =>
  (bytes) =>
    joined(Uint8Array.from(start), bytes);

/** What happens to files on their way; each is done to a sound file of each form. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  empty: () => new Uint8Array(),
  one_byte: (bytes) => bytes.subarray(0, 1),
  cut_early: cutAt(0.05),
  cut_half: cutAt(0.5),
  cut_late: cutAt(0.97),
  without_last_byte: (bytes) => bytes.subarray(0, -1),
  bit_flipped: flipped(1),
  bits_flipped: flipped(20),
  many_bits_flipped: flipped(400),
  zeroed: (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const from = Math.floor((random() * copy.length) / 2);
    return copy.fill(0, from, from + copy.length / 4);
  },
  noise: (bytes, random) => joined(bytes.subarray(0, 16), bytesOf(random, 5000)),
  all_noise: (_, random) => bytesOf(random, 5000),
  all_zero: (bytes) => new Uint8Array(bytes.length),
  twice: (bytes) => joined(bytes, bytes),
  junk_behind: (bytes, random) => joined(bytes, bytesOf(random, 3000)),
  behind_junk: (bytes, random) => joined(bytesOf(random, 3000), bytes),
  behind_utf8_mark: inFront(0xef, 0xbb, 0xbf),
  behind_utf16_mark: inFront(0xff, 0xfe),
  behind_big_utf16_mark: inFront(0xfe, 0xff),
  shuffled: (bytes, random) => {
    const step = Math.max(1, Math.ceil(bytes.length / 12));
    const blocks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) => ({
      key: random(),
      block: bytes.subarray(i * step, (i + 1) * step),
    }));
    return joined(...blocks.sort((a, b) => a.key - b.key).map(({ block }) => block));
  },
};

/** Every damage done to every sound file. */
export const damaged = (samples: readonly HostileFile[], random: () => number): HostileFile[] =>
  samples.flatMap(({ name, bytes }) =>
    Object.entries(DAMAGES).map(([damage, apply]) => ({
      name: `${damage}-${name}`,
      bytes: apply(bytes, random),
    })),
  );

/** Every file under the extension of every other one. */
export const misnamed = (samples: readonly HostileFile[]): HostileFile[] =>
  samples.flatMap(({ name, bytes }) =>
    samples
      .map((other) => other.name.split('.').at(-1)!)
      .filter((extension, i, all) => all.indexOf(extension) === i && !name.endsWith(`.${extension}`))
      .map((extension) => ({ name: `${name.replace('.', '_')}.${extension}`, bytes })),
  );
