import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { decodeText } from '../../src/ingest/decode.ts';
import { loadDocuments } from '../../src/ingest/files.ts';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import type { Observation } from '../../src/types.ts';
import { book as rules } from '../book.ts';
import { htmlOf } from './paper.ts';
import { closePrinter, printPdf } from './pdf/print.ts';

/** Real reports are no part of the project; without them these tests are skipped. */
const REPORTS = path.join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus', 'shenzhen');
const NAMES = [
  'shenzhen_2020_work_report',
  'shenzhen_2024_work_report',
  'shenzhen_2024_plan_report',
  'shenzhen_2026_five_year_plan',
  'shenzhen_2026_sessions_digest',
];

const STYLE =
  'p { text-indent: 0; min-height: 1em } table { border-collapse: collapse } td { border: 1px solid }';

/** A form of file, and how a text becomes one. */
const FORMS: readonly [extension: string, make: (text: string) => Promise<Uint8Array>][] = [
  ['pdf', (text) => printPdf(htmlOf(text), { style: STYLE })],
];

const LEAST_SHARE = 0.99;

describe.skipIf(!existsSync(REPORTS))('a report in another form of file', () => {
  const cases = FORMS.flatMap(([extension, make]) => NAMES.map((name) => [name, extension, make] as const));

  it.each(cases)('gives the observations of %s.txt as %s, and no others', async (name, extension, make) => {
    const { text } = decodeText(new Uint8Array(readFileSync(path.join(REPORTS, `${name}.txt`))));
    const folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-roundtrip-'));
    try {
      const stated = await factsOf(path.join(REPORTS, `${name}.txt`));
      const file = path.join(folder, `${name}.${extension}`);
      await writeFile(file, await make(text));
      const read = await factsOf(file);
      const missing = without(stated, read);
      expect(without(read, stated)).toEqual([]);
      expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(stated.length * (1 - LEAST_SHARE));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  afterAll(closePrinter);
});

/** What each observation states, without where it stands; white space within a name is layout. */
async function factsOf(file: string): Promise<string[]> {
  const areas = loadAreas();
  const normalizer = {
    units: rules.units,
    dictionary: compileDictionary(rules.indicators),
    areas,
    confidence: undefined,
  };
  const documents = await loadDocuments(file, path.basename(file), areas);
  return documents.flatMap((document) => {
    if ('reason' in document) throw new Error(document.reason);
    return normalize(document, extract(document, rules), normalizer).map(factOf);
  });
}

const factOf = (row: Observation): string =>
  [
    row.indicator.replace(/\s/g, ''),
    row.measure,
    row.qualifier,
    row.value,
    row.value_max,
    row.unit,
    row.period,
    row.status,
  ]
    .concat([row.basis, row.area, row.scope, row.geo_scope])
    .join(' ');

/** Those of `a` that are not in `b`, each as often as it is lacking. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const fact of b) left.set(fact, (left.get(fact) ?? 0) + 1);
  return a.filter((fact) => {
    const count = left.get(fact) ?? 0;
    left.set(fact, count - 1);
    return count <= 0;
  });
}
