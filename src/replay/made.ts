import type { Cause } from '../diff/difference.ts';
import type { Engine } from '../publish/dataset.ts';
import type { FindInput } from '../publish/input_finder.ts';
import type { Manifest } from '../publish/manifest.ts';
import type { Areas } from '../segment/areas.ts';

/** What a version was made of, as its manifest says. */
export type Made = Pick<Manifest, 'engine' | 'options' | 'inputs' | 'rules'>;

/** What it takes to make it again. */
export interface Workshop {
  readonly find: FindInput;
  readonly areas: Areas;
}

/** The exchange of one engine for another, which cannot be replayed: only one of them is here. */
export function engineCause(before: Made, after: Made): Cause | undefined {
  const [old, current] = [nameEngine(before.engine), nameEngine(after.engine)];
  return old === current ? undefined : { kind: 'engine', entry: '', file: `${old} → ${current}` };
}

export function nameEngine({ version, sha256 = '' }: Partial<Engine>): string {
  return sha256 === '' ? `${version}` : `${version} (${sha256.slice(0, 8)})`;
}
