import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../dist/cli/main.js';
import { evaluate } from '../dist/evaluate/evaluate.js';
import { parseGold } from '../dist/evaluate/gold.js';
import { readCsv } from '../dist/publish/reading.js';

/** Scores the program against every set of labels and prints (with --write: puts into docs/accuracy.md) the tables. */
const root = path.join(new URL('.', import.meta.url).pathname, '..');
const corpus = path.join(root, '../shared/corpus');
const SETS = [
  { title: 'Labelled reports that rules were written on', folder: path.join(root, '../shared/gold') },
  {
    title: 'Own labels, looked at while rules were written',
    folder: path.join(root, 'tests/labels/development'),
  },
  {
    title: 'Own labels, held out: never looked at for a rule',
    folder: path.join(root, 'tests/labels/held_out'),
  },
];
/** Labelled reports that are no plain text. */
const LABELLED_FORMS = [
  'shenzhen_2026_gazette.pdf',
  'yueyang_2025_communique.gbk.html',
  'urumqi_2025_communique.html',
  'xiangxi_2025_communique.pdf',
  'hotan_2025_communique.docx',
  'shijiazhuang_2018_budget.pdf',
];
if (!existsSync(corpus)) {
  console.log('accuracy: left out, the labelled reports are not here (../shared/corpus)');
  process.exit(0);
}

const out = await mkdtemp(path.join(tmpdir(), 'zhibiao-accuracy-'));
const reports = readdirSync(corpus, { recursive: true })
  .filter((name) => name.endsWith('.txt') || LABELLED_FORMS.includes(path.basename(name)))
  .map((name) => path.join(corpus, name));
await run(['extract', ...reports, '--out', path.join(out, 'data'), '--quiet']);
const rowsOf = (name) => readCsv(readFileSync(path.join(out, 'data', name), 'utf8')).rows;
const tables = {
  documents: rowsOf('documents.csv'),
  observations: rowsOf('observations.csv'),
};
await rm(out, { recursive: true });

const sections = SETS.map(({ title, folder }) => `## ${title}\n\n${tableOf(folder)}`).join('\n\n');
console.log(sections);
if (process.argv.includes('--write')) {
  const file = path.join(root, 'docs/accuracy.md');
  const [head] = readFileSync(file, 'utf8').split('<!-- figures -->');
  writeFileSync(file, `${head}<!-- figures -->\n\n${sections}\n`);
}

function tableOf(folder) {
  const gold = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => parseGold(name, readFileSync(path.join(folder, name), 'utf8')));
  const observations = gold.flatMap(({ stem }) => inRanges(stem, folder));
  const { scores } = evaluate(gold, { documents: tables.documents, observations });
  const rows = [...scores].map(([name, { gold: labels, found, strict, fields }]) => {
    const cells = [labels, ...found.slice(0, 2), strict[2]];
    const right = ['value', 'unit', 'period', 'status', 'indicator'].map((field) => fields[field]);
    return `| ${name} | ${[...cells, ...right].join(' | ')} |`;
  });
  return [
    '| report | labels | found, precision | found, recall | strict F1 | value | unit | period | status | indicator |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

/** The rows of a labelled report that stand in its labelled stretches. */
function inRanges(stem, folder) {
  const file = path.join(folder, `${stem}.ranges.json`);
  const ranges = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [[0, Number.POSITIVE_INFINITY]];
  const report = tables.documents.find(
    ({ document_id: id, source_file: name }) =>
      id === stem || name.replace(/^.*\//, '').replace(/\.[^.]*$/, '') === stem,
  );
  return tables.observations.filter(
    (row) =>
      row.document_id === report?.document_id &&
      ranges.some(([start, end]) => Number(row.start) >= start && Number(row.start) < end),
  );
}
