import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { extract } from '../dist/extract/extract.js';
import { findFiles, loadDocuments } from '../dist/ingest/files.js';
import { compileDictionary } from '../dist/normalize/dictionary.js';
import { normalize } from '../dist/normalize/normalize.js';
import { compileRules } from '../dist/rules/book.js';
import { loadPacks } from '../dist/rules/load.js';
import { loadAreas } from '../dist/segment/areas.js';
import { segment } from '../dist/segment/blocks.js';
import { metadataOf } from '../dist/segment/metadata.js';
import { median, perSecond } from './measure.js';
import { measurePeer, PEER } from './peer.js';

const HELP = `Measures extraction in characters per second, beside another recognizer and a bare scan for digits.

npm run bench -- [--rounds N] [--seconds N] [PATH...]

  --rounds N   rounds that are measured, after as many to warm up (default 15)
  --seconds N  time given to the other recognizer, which is slow and reads a sample of lines (default 10)
  PATH         reports; without it ../shared/corpus/shenzhen if it is there, else raw/`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const rounds = Number(values.rounds);

const root = path.join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const rules = compileRules(await loadPacks(path.join(root, 'rules')));
const areas = loadAreas();
const documents = await load(positionals.length > 0 ? positionals : reports());
const texts = documents.map(({ source }) => source.text);
const characters = texts.reduce((sum, { length }) => sum + length, 0);
const normalizer = { units: rules.units, dictionary: compileDictionary(rules.indicators), areas };

const extraction = measure(() => documents.map((document) => extract(document, rules)));
const pipeline = measure(() =>
  documents.map((document) => {
    const blocks = segment(document.source);
    const metadata = metadataOf(document.source, blocks, areas, document.id);
    const read = { ...document, blocks, metadata };
    return normalize(read, extract(read, rules), normalizer);
  }),
);
const scan = measure(() => texts.map((text) => [...text.matchAll(/\d+/g)]));
// Before the other recognizer is loaded, so that its memory is not counted as ours.
const peak = process.resourceUsage().maxRSS / 1024;
const peer = measurePeer(texts, Number(values.seconds) * 1000);

const lines = [
  `${documents.length} reports, ${characters} characters, in memory; median of ${rounds} rounds after ${rounds} to warm up; Node ${process.version}`,
  '',
  row('extract', extraction, 'blocks → facts and ledger'),
  row('whole pipeline', pipeline, 'text → blocks → facts and ledger → observations, nothing written'),
  row('bare scan', scan, '/\\d+/g'),
  row(
    PEER,
    peer.rate,
    `number, percentage, currency, dimension, ordinal; zh-cn; ${peer.lines} lines of ${peer.of}`,
  ),
  '',
  `extract is ${(extraction / peer.rate).toFixed(0)} times as fast as ${PEER}, and takes ${(scan / extraction).toFixed(1)} times the time of the bare scan.`,
  `Peak memory ${peak.toFixed(0)} MiB, the other recognizer not counted.`,
];
console.log(lines.join('\n'));

function reports() {
  const corpus = path.join(root, '..', 'shared', 'corpus', 'shenzhen');
  try {
    return readdirSync(corpus)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => path.join(corpus, name));
  } catch {
    return [path.join(root, 'raw')];
  }
}

async function load(paths) {
  const files = await findFiles(paths);
  const loaded = await Promise.all(
    files.map(({ file, sourceFile }) => loadDocuments(file, sourceFile, areas)),
  );
  const documents = loaded.flat();
  const refused = documents.find((document) => 'reason' in document);
  if (refused) throw new Error(`${refused.sourceFile}: ${refused.reason}`);
  return documents;
}

/** Characters per second of `work`, which reads all texts once. */
function measure(work) {
  for (let i = 0; i < rounds; i++) work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return perSecond(characters, median(times));
}

function row(name, rate, what) {
  const shown = Math.round(rate).toLocaleString('en').padStart(13);
  return `${name.padEnd(PEER.length)} ${shown} characters/s   ${what}`;
}
