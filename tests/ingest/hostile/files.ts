import { archives } from './crafted/archives.ts';
import { PAGES } from './crafted/html.ts';
import { IMAGES } from './crafted/images.ts';
import { ofds } from './crafted/ofd.ts';
import { OFFICE } from './crafted/office.ts';
import { pdfs } from './crafted/pdf.ts';
import { TEXTS } from './crafted/text.ts';
import { damaged, misnamed } from './damage.ts';
import type { HostileFile } from './file.ts';
import { randomOf } from './random.ts';
import { SAMPLES } from './samples.ts';

/** Damaged, misnamed and malicious files of every form: the same ones for the same seed. */
export const hostileFiles = (seed: number): HostileFile[] => [
  ...damaged(SAMPLES, randomOf(seed)),
  ...misnamed(SAMPLES),
  ...TEXTS,
  ...PAGES,
  ...archives(),
  ...OFFICE,
  ...pdfs(),
  ...ofds(),
  ...IMAGES,
];

const FEW = 5;

/** A share of the damaged and misnamed files, which are small. */
export const someHostileFiles = (seed: number): HostileFile[] =>
  [...damaged(SAMPLES, randomOf(seed)), ...misnamed(SAMPLES)].filter((_, i) => i % FEW === 0);
