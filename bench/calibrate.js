import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from '../dist/evaluate/evaluate.js';
import { parseGold } from '../dist/evaluate/gold.js';
import { readCsv } from '../dist/publish/reading.js';
import { DOUBTS } from '../dist/rules/schema.js';

/**
 * Fits the factors of rules/confidence.yaml to labelled reports, or shows how well they fit.
 *   npm run calibrate -- --gold LABELS --data DATASET [--gold LABELS --data DATASET ...] [--write]
 * Each labelled folder goes with a dataset folder of the same reports.
 */
const { values } = parseArgs({
  options: {
    gold: { type: 'string', multiple: true, default: [] },
    data: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const STRICT = new Set(['false', 'measure', 'value', 'unit', 'qualifier', 'period', 'status', 'indicator']);
const FEWEST = 25;

const rows = values.gold.flatMap((gold, i) => judged(gold, values.data[i]));
console.log(`${rows.length} rows, ${rows.filter(({ right }) => right).length} wholly right`);
if (values.write) write(fitFactors(rows));
else show(rows);

/** The rows that labels speak of, each with its doubts and whether it is wholly right. */
function judged(goldFolder, dataFolder) {
  const gold = readdirSync(goldFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => parseGold(name, readFileSync(path.join(goldFolder, name), 'utf8')));
  const rowsOf = (name) => readCsv(readFileSync(path.join(dataFolder, name), 'utf8')).rows;
  const documents = rowsOf('documents.csv');
  const observations = rowsOf('observations.csv');
  const { mistakes } = evaluate(gold, { documents, observations });
  const stemOf = new Map(
    documents.map((row) => [row.document_id, row.source_file.replace(/^.*\/|\.[^.]*$/g, '')]),
  );
  return gold.flatMap(({ stem, labels }) => {
    const wrong = mistakes
      .filter(([kind, document]) => document === stem && STRICT.has(kind))
      .map(([, , start]) => start);
    return observations
      .filter(({ document_id: id }) => stemOf.get(id) === stem)
      .filter(({ start, end }) =>
        labels.some(
          (label) => label.class === 'observation' && label.start < Number(end) && Number(start) < label.end,
        ),
      )
      .map(({ start, end, doubts, confidence }) => ({
        doubts: doubts.split(' ').filter(Boolean),
        confidence: Number(confidence),
        right: !wrong.some((at) => at >= Number(start) - 1 && at < Number(end)),
      }));
  });
}

/** Factors at most 1 that make the rows as they are most likely; a doubt that few rows have keeps its factor. */
function fitFactors(all) {
  const factors = Object.fromEntries(DOUBTS.map((doubt) => [doubt, 1]));
  let certain = 0.99;
  const known = DOUBTS.filter((doubt) => all.filter(({ doubts }) => doubts.includes(doubt)).length >= FEWEST);
  const chance = ({ doubts }) => doubts.reduce((left, doubt) => left * factors[doubt], certain);
  const likelihood = () =>
    all.reduce((sum, row) => {
      const p = Math.min(0.999, Math.max(0.001, chance(row)));
      return sum + Math.log(row.right ? p : 1 - p);
    }, 0);
  const steps = Array.from({ length: 81 }, (_, i) => 0.2 + i / 100);
  const best = (set) => {
    let found = { value: 1, likelihood: Number.NEGATIVE_INFINITY };
    for (const value of steps) {
      set(value);
      const now = likelihood();
      if (now > found.likelihood) found = { value, likelihood: now };
    }
    set(found.value);
  };
  for (let round = 0; round < 12; round++) {
    best((value) => {
      certain = Math.min(0.99, value);
    });
    for (const doubt of known) {
      best((value) => {
        factors[doubt] = value;
      });
    }
  }
  return { certain, factors, known };
}

function write({ certain, factors, known }) {
  const file = new URL('../rules/confidence.yaml', import.meta.url);
  let source = readFileSync(file, 'utf8').replace(/^certain: .*$/m, `certain: "${decimal(certain)}"`);
  for (const doubt of known) {
    source = source.replace(
      new RegExp(`^(  ${doubt}: \\{ factor: )"[^"]*"`, 'm'),
      `$1"${decimal(factors[doubt])}"`,
    );
  }
  writeFileSync(file, source);
  console.log(source);
}

function decimal(value) {
  return String(Math.round(value * 100) / 100);
}

/** Of each band of confidence how many rows are right; and how often a wrong row is ranked below a right one. */
function show(all) {
  for (const [low, high] of [
    [0, 0.5],
    [0.5, 0.7],
    [0.7, 0.8],
    [0.8, 0.9],
    [0.9, 0.95],
    [0.95, 1.01],
  ]) {
    const band = all.filter(({ confidence }) => confidence >= low && confidence < high);
    if (band.length === 0) continue;
    const mean = band.reduce((sum, { confidence }) => sum + confidence, 0) / band.length;
    const right = band.filter((row) => row.right).length / band.length;
    console.log(
      `${low.toFixed(2)}–${Math.min(1, high).toFixed(2)}  ${band.length} rows  stated ${mean.toFixed(3)}  right ${right.toFixed(3)}`,
    );
  }
  const wrong = all.filter((row) => !row.right);
  const right = all.filter((row) => row.right);
  let wins = 0;
  for (const a of wrong)
    for (const b of right) wins += a.confidence < b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0;
  console.log(
    `a wrong row stands below a right one in ${((100 * wins) / (wrong.length * right.length)).toFixed(1)} % of pairs`,
  );
}
