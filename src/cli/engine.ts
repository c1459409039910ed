import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Engine } from '../publish/dataset.ts';
import { sha256 } from '../publish/digest.ts';

/** This file is two folders below the package's, as source and as built. */
const PACKAGE = new URL('../../package.json', import.meta.url);
const CODE = fileURLToPath(new URL('../', import.meta.url));
const EXTENSION = path.extname(fileURLToPath(import.meta.url));
/** What makes a dataset; every other module shows it. */
const ROOTS = ['ingest/files', 'segment/areas', 'pipeline', 'publish/render'];
const IMPORT = /['"](\.{1,2}\/[^'"\n]+\.[jt]s)['"]/g;

const description = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

let known: Engine | undefined;

/**
 * This program as a maker of datasets: its version, and a hash of all modules that have a part in one and of the versions
 * of the libraries they use. The same build has the same hash on every machine.
 */
export function thisEngine(): Engine {
  known ??= identify();
  return known;
}

function identify(): Engine {
  const { version, dependencies } = description.parse(JSON.parse(readFileSync(PACKAGE, 'utf8')));
  const parts = [...modules()]
    .map(([file, content]) => `${path.relative(CODE, file).split(path.sep).join('/')} ${sha256(content)}`)
    .sort();
  const libraries = Object.entries(dependencies)
    .map(([name, number]) => `${name} ${number}`)
    .sort();
  return { version, sha256: sha256([...parts, ...libraries].join('\n')) };
}

/** The roots and everything they import from here, by path. */
function modules(): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string) => {
    // A worker of the built program is not there before it is built.
    if (found.has(file) || !existsSync(file)) return;
    const content = readFileSync(file, 'utf8');
    found.set(file, content);
    for (const [, target] of content.matchAll(IMPORT)) visit(path.resolve(path.dirname(file), target!));
  };
  for (const root of ROOTS) visit(path.join(CODE, root + EXTENSION));
  return found;
}
