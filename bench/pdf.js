import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { pdfReader } from '../dist/ingest/pdf/reader.js';
import { readAgain } from '../dist/ingest/pdf/second-reading.js';
import { median } from './measure.js';

const HELP = `Measures what reading a PDF costs beside the bare reading of its text by the two engines.

npm run bench:pdf -- [--rounds N] [PATH...]

  --rounds N  rounds that are measured, after one to warm up (default 5)
  PATH        PDF files (default: those of ../shared/corpus that have a text)

Times are of the processor, in milliseconds, median of the rounds.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const root = path.join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const library = await PDFiumLibrary.init();
console.log('file                                             pages  pdfium  pdf-parse  reader  ratio');
const sums = { bare: 0, reader: 0 };
for (const file of positionals.length > 0 ? positionals : reports()) {
  const bytes = new Uint8Array(readFileSync(file));
  const settings = { sourceFile: path.basename(file), ocr: 'never' };
  const source = await pdfReader.read(bytes, settings).catch(() => undefined);
  if (!source) continue;
  const rounds = { first: [], second: [], reader: [] };
  for (let i = 0; i <= Number(values.rounds); i++) {
    const first = await timeOf(() => readBare(bytes));
    const second = await timeOf(() => readAgain(bytes));
    const reader = await timeOf(() => pdfReader.read(bytes, settings));
    if (i === 0) continue;
    rounds.first.push(first);
    rounds.second.push(second);
    rounds.reader.push(reader);
  }
  const [first, second, reader] = [rounds.first, rounds.second, rounds.reader].map(median);
  sums.bare += first + second;
  sums.reader += reader;
  console.log(
    path.basename(file).padEnd(48) +
      [source.pageStarts.length, first, second, reader]
        .map((value) => value.toFixed(0).padStart(8))
        .join('') +
      (reader / (first + second)).toFixed(2).padStart(8),
  );
}
console.log(`\nAll: ${(sums.reader / sums.bare).toFixed(2)} times the bare double reading.`);

async function readBare(bytes) {
  const document = await library.loadDocument(bytes);
  for (const page of document.pages()) page.getText();
  document.destroy();
}

async function timeOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function reports() {
  const corpus = path.join(root, '..', 'shared', 'corpus');
  return readdirSync(corpus, { recursive: true })
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => path.join(corpus, name))
    .sort();
}
