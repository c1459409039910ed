import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../dist/ingest/archive.js';
import { readerFor } from '../dist/ingest/reader.js';

const HELP = `Compares the numbers in the text of each reader with those of another reading of the same file.

npm run compare -- [PATH...]

  PATH  PDF, HTML and DOCX files or folders (default ../shared/corpus)

The other reading is pdf-parse for PDF, cheerio for HTML and the bare runs of text for DOCX, each without any layout.
Exit 1 if less than 99.9 % of the printed numbers of a file are read, or one is invented.`;

const LEAST_SHARE = 0.999;
const FORMS = {
  'application/pdf': printedInPdf,
  'text/html': printedInHtml,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': printedInDocx,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const root = path.join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

async function compare(file) {
  const name = path.basename(file);
  const bytes = new Uint8Array(readFileSync(file));
  let source;
  try {
    const reader = readerFor(name, bytes.subarray(0, 4096));
    if (!(reader.mediaType in FORMS)) return;
    source = await reader.read(bytes, { sourceFile: name, ocr: 'never' });
  } catch (error) {
    if (error.name !== 'UnreadableInput') throw error;
    console.log(`${name.padEnd(48)} refused: ${error.message}`);
    return;
  }
  const read = numbersIn(source.text);
  const printed = numbersIn(healed(await FORMS[source.mediaType](bytes)));
  let missing = without(printed, read);
  let invented = without(read, printed);
  // Raw texts part the digits of a number that is pulled apart: 2 0 1 8. The same digits are the same numbers.
  const parted = digitsOf(missing) === digitsOf(invented) ? invented.length : 0;
  if (parted > 0) [missing, invented] = [[], []];
  const share = printed.length === 0 ? 1 : (printed.length - missing.length) / printed.length;
  const figures = `${share.toFixed(4)} of ${printed.length} numbers read, ${invented.length} invented`;
  console.log(
    `${name.padEnd(48)} ${figures}, ${parted} parted otherwise, ${source.doubts?.length ?? 0} doubts`,
  );
  for (const [what, list] of Object.entries({ missing, invented })) {
    if (list.length > 0) console.log(`  ${what}: ${list.slice(0, 20).join(' ')}`);
  }
  if (share < LEAST_SHARE || invented.length > 0) process.exitCode = 1;
}

function filesUnder(paths) {
  return paths.flatMap((one) => {
    try {
      return readdirSync(one, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
        .filter((file) => /\.(?:pdf|html?|docx)$/i.test(file))
        .sort();
    } catch {
      return [one];
    }
  });
}

const folded = (text) =>
  text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const numbersIn = (text) => folded(text).match(/\d+(?:\.\d+)?/g) ?? [];

/** Lines that are pulled apart put together again, and decimals that a gap or a line break parts. */
function healed(text) {
  return text
    .split('\n')
    .map((line) => (/(?:[\u4e00-\u9fff，。、] ){3}/.test(line) ? line.replace(/\s+/g, '') : line))
    .join('\n')
    .replace(/(\d)\s+(\.\d)/g, '$1$2')
    .replace(/(\d\.)\s*\n\s*(\d)/g, '$1$2');
}

const digitsOf = (numbers) => [...numbers.join('').replaceAll('.', '')].sort().join('');

function without(a, b) {
  const left = new Map();
  for (const one of b) left.set(one, (left.get(one) ?? 0) + 1);
  return a.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

async function printedInPdf(bytes) {
  const { readAgain } = await import('../dist/ingest/pdf/second-reading.js');
  return ((await readAgain(bytes)) ?? []).join('\n');
}

async function printedInHtml(bytes) {
  const { loadBuffer } = await import('cheerio');
  const page = loadBuffer(Buffer.from(bytes));
  page('script, style, noscript, template, head').remove();
  return page.root().text();
}

const runsOf = (xml) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text);

async function printedInDocx(bytes) {
  const archive = await openArchive(new Uint8Array(bytes));
  const parts = archive.names.filter((name) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name));
  const read = async (name) => new TextDecoder().decode(await archive.read(name));
  const document = (await Promise.all(parts.map(read))).join('</w:p>');
  const paragraphs = document.split('</w:p>').map((xml) => runsOf(xml).join(''));
  // Word numbers the notes itself: once at the mark, once before the note.
  const marks = [...document.matchAll(/<w:(?:foot|end)noteReference /g)].map((_, i) => `${i + 1} ${i + 1}`);
  return [...paragraphs, ...marks].join('\n');
}

const places = positionals.length > 0 ? positionals : [path.join(root, '..', 'shared', 'corpus')];
for (const file of filesUnder(places)) await compare(file);
