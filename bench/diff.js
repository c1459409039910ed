import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { compareDatasets } from '../dist/diff/compare.js';
import { median } from './measure.js';

const HELP = `Measures the comparison of two datasets of which one row in a hundred differs, beside daff on the same rows.

npm run bench:diff -- [--rows N] [--rounds N]

  --rows N     rows of each dataset (default 200000)
  --rounds N   how often each is measured, each time in a process of its own (default 3)`;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
    measure: { type: 'string' },
    folder: { type: 'string' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const MEASURES = { ours: compareOurs, daff: compareDaff };
if (values.measure) measureHere(MEASURES[values.measure], values.folder);
else compareBoth(Number(values.rows), Number(values.rounds));

function compareBoth(rows, rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibiao-bench-'));
  try {
    writeFileSync(path.join(folder, 'a.csv'), datasetOf(rows, 0));
    writeFileSync(path.join(folder, 'b.csv'), datasetOf(rows, 1));
    const bytes = readFileSync(path.join(folder, 'a.csv')).length;
    const [ours, daff] = ['ours', 'daff'].map((name) => measureApart(name, folder, rounds));
    const line = (name, { seconds, mebibytes, changes }) =>
      `${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s ${mebibytes.toFixed(0).padStart(6)} MiB   ${changes} rows differ`;
    console.log(
      [
        `${rows} rows against ${rows}, ${(bytes / 2 ** 20).toFixed(0)} MiB each, one in a hundred changed; files read, rows keyed by observation_id; median of ${rounds}; Node ${process.version}`,
        '',
        line('zhibiao', ours),
        line('daff', daff),
        '',
        `zhibiao takes ${(daff.seconds / ours.seconds).toFixed(1)} times less time than daff and ${(daff.mebibytes / ours.mebibytes).toFixed(1)} times less memory.`,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In processes of their own, so that each has its own peak of memory. */
function measureApart(name, folder, rounds) {
  const script = fileURLToPath(import.meta.url);
  const results = Array.from({ length: rounds }, () =>
    JSON.parse(
      execFileSync(process.execPath, [script, '--measure', name, '--folder', folder], { encoding: 'utf8' }),
    ),
  );
  return {
    seconds: median(results.map(({ seconds }) => seconds)),
    mebibytes: Math.max(...results.map(({ mebibytes }) => mebibytes)),
    changes: results[0].changes,
  };
}

function measureHere(compare, folder) {
  const start = performance.now();
  const changes = compare(path.join(folder, 'a.csv'), path.join(folder, 'b.csv'));
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, mebibytes: process.resourceUsage().maxRSS / 1024, changes }));
}

function compareOurs(before, after) {
  const documents = { file: 'documents.csv', content: 'document_id,sha256,unexplained\nreport,,0\n' };
  const tables = (file) => ({ observations: { file, content: readFileSync(file, 'utf8') }, documents });
  return compareDatasets(tables(before), tables(after)).changes.length;
}

function compareDaff(before, after) {
  const daff = createRequire(import.meta.url)('daff');
  const table = (file) => new daff.TableView(parse(readFileSync(file, 'utf8')));
  const flags = new daff.CompareFlags();
  flags.addPrimaryKey('observation_id');
  flags.unchanged_context = 0;
  const output = new daff.TableView([]);
  new daff.TableDiff(daff.compareTables(table(before), table(after), flags).align(), flags).hilite(output);
  return output.data.filter(([action]) => /^(\+\+\+|---|-*->)$/.test(action)).length;
}

/** Rows as those of a report; in the second edition one in a hundred has another value. */
function datasetOf(rows, edition) {
  const header =
    'observation_id,document_id,indicator_id,indicator,measure,value,value_max,unit,qualifier,period,status,basis,area,area_code,scope,normalized_value,normalized_unit,lower,upper,section,page,quote,start,end,rule_id,geo_scope,obs_status';
  const lines = Array.from({ length: rows }, (_, i) => {
    const value = `${(i * 7919) % 100000}.${edition === 1 && i % 100 === 0 ? 7 : 5}`;
    const name = `第${i % 1000}类工业增加值`;
    const start = (i % 400) * 30;
    return `g${String(i).padStart(11, '0')},report_${Math.floor(i / 400)},gdp,${name},level,${value},,亿元,eq,2023,actual,,,440300,,${value}00000000,元,${value}00000000,${value}00000000,一、综合 / （一）经济运行,,"全年${name}\n达到${value}亿元",${start},${start + 7},level.reach,unstated,A`;
  });
  return `${[header, ...lines].join('\n')}\n`;
}
