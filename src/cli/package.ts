import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** This file is two folders below the package's, as source and as built. */
const ROOT = new URL('../../', import.meta.url);

/** The rule packs that come with the program. */
export const PACKAGED_RULES = fileURLToPath(new URL('rules', ROOT));

/** Version of this program; it is the engine version of what it publishes. */
export function engineVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  return z.object({ version: z.string() }).parse(content).version;
}
