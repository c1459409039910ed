import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep, setImmediate as tick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Kills \`zhibiao run\` at random moments. After each: every version is whole, none of the earlier ones changed, and the
next run publishes.

npm run test:kill -- [--moments N] [--seed N]

  --moments N  how many runs are killed (default 200): half of them anywhere, half while they publish
  --seed N     the same seed chooses the same moments (default 1)`;

const { values } = parseArgs({
  options: {
    moments: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const PROGRAM = fileURLToPath(new URL('../bin/zhibiao.js', import.meta.url));
const RULES = `pack: units
scales: { 万: "10000", 亿: "100000000" }
groups: [{ class: amount, dimension: money, base: 元, units: { 元: "1" } }]
denominators: []
`;
const PATTERNS = `pack: patterns
patterns:
  - id: level.plain
    why: Nothing stands between.
    gives: { measure: level, subject: before }
    examples: [{ text: 收入5亿元。, facts: [{ value: "5" }] }]
    counterexamples: [没有数字。]
`;
const VERSION = /^\d+\.\d+\.\d+$/;

const home = await mkdtemp(path.join(tmpdir(), 'zhibiao-kill-'));
const raw = path.join(home, 'raw', 'report.txt');
const dataset = path.join(home, 'extracted', 'reports');
for (const folder of ['raw', 'rules']) mkdirSync(path.join(home, folder));
writeFileSync(path.join(home, 'rules', 'units.yaml'), RULES);
writeFileSync(path.join(home, 'rules', 'patterns.yaml'), PATTERNS);

const random = mulberry32(Number(values.seed));
const moments = Number(values.moments);
/** Hash of each version's manifest, which holds the hashes of its files. */
const published = new Map();
let killed = 0;
let inTime = 0;

try {
  state(0);
  const lengths = [];
  for (let i = 0; i < 3; i++) {
    state(i);
    lengths.push(await measure());
  }
  const whole = Math.max(...lengths.map(({ all }) => all));
  const publishing = Math.max(...lengths.map(({ locked }) => locked));
  check();
  for (let moment = 0; moment < moments; moment++) {
    state(1000 + moment);
    const isAnywhere = moment % 2 === 0;
    const delay = random() * 1.1 * (isAnywhere ? whole : publishing);
    if (await runAndKill(delay, !isAnywhere)) killed++;
    else inTime++;
    check();
    const code = await start().ended;
    if (code !== 0) throw new Error(`the run after moment ${moment} ended with ${code}`);
    check();
    tidy(1000 + moment);
  }
  console.log(
    `${killed} runs killed, ${inTime} were done before; ${published.size} versions, all whole; every next run published`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Makes a new version due. */
function state(number) {
  writeFileSync(raw, `甲市2024年政府工作报告\n\n一、2023年工作回顾\n\n一般公共预算收入${number}亿元。\n`);
}

function start() {
  const child = spawn(process.execPath, [PROGRAM, 'run', '--rules', 'rules', '--quiet'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
  return { child, ended };
}

/** How long a run takes, and how long of that it holds the lock; in milliseconds. */
async function measure() {
  const begun = performance.now();
  const { ended } = start();
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  const lockedAt = (await untilLocked(() => isOver)) ?? performance.now();
  await ended;
  const now = performance.now();
  return { all: now - begun, locked: now - lockedAt };
}

async function runAndKill(delay, fromLock) {
  const { child, ended } = start();
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  if (fromLock) await untilLocked(() => isOver);
  await sleep(delay);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

async function untilLocked(isOver) {
  while (!isOver()) {
    if (existsSync(path.join(dataset, '.lock'))) return performance.now();
    await tick();
  }
  return undefined;
}

/** Every version is whole, and those of before are there as they were. */
function check() {
  const versions = existsSync(dataset) ? readdirSync(dataset).filter((name) => VERSION.test(name)) : [];
  for (const version of published.keys()) {
    if (!versions.includes(version)) throw new Error(`${version} is gone`);
  }
  for (const version of versions) {
    const folder = path.join(dataset, version);
    const manifest = readFileSync(path.join(folder, 'manifest.json'));
    const { outputs } = JSON.parse(manifest);
    const files = [...outputs.map(({ file }) => file), 'manifest.json'].sort();
    if (files.join() !== readdirSync(folder).sort().join()) throw new Error(`${version} is not whole`);
    for (const { file, sha256 } of outputs) {
      if (hash(readFileSync(path.join(folder, file))) !== sha256)
        throw new Error(`${version}/${file} is damaged`);
    }
    const known = published.get(version);
    if (known && known !== hash(manifest)) throw new Error(`${version} was changed after it was published`);
    published.set(version, hash(manifest));
  }
}

/** After a run that ended well nothing is left of those that were killed, and the last version is of today's text. */
function tidy(number) {
  const names = readdirSync(dataset);
  const strange = names.filter((name) => !VERSION.test(name) && !['.store', 'CHANGELOG.md'].includes(name));
  if (strange.length > 0) throw new Error(`left over: ${strange.join(', ')}`);
  const log = readFileSync(path.join(dataset, 'CHANGELOG.md'), 'utf8');
  const missing = [...published.keys()].find((version) => !log.includes(`## ${version}`));
  if (missing) throw new Error(`the changelog does not name ${missing}`);
  const latest = names
    .filter((name) => VERSION.test(name))
    .sort(byNumber)
    .at(-1);
  const rows = readFileSync(path.join(dataset, latest, 'observations.csv'), 'utf8');
  if (!rows.includes(`收入${number}亿元`)) throw new Error(`${latest} does not hold the last text`);
}

function byNumber(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A small generator of numbers from 0 to 1: the same seed gives the same moments. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
