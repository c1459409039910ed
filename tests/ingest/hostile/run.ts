import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/zhibiao.js', import.meta.url));
const PEAK = fileURLToPath(new URL('peak.js', import.meta.url));

export interface Limits {
  readonly seconds: number;
  /** Of JavaScript objects; what engines hold outside is counted by the peak only. */
  readonly heapMebibytes: number;
}

export interface Outcome {
  readonly code: number | null;
  readonly stderr: string;
  readonly seconds: number;
  readonly peakMebibytes: number;
}

/** Extracts a file or folder in a process of its own, and kills it when the time is over; its code is null then. */
export function extract(path: string, out: string, { seconds, heapMebibytes }: Limits): Promise<Outcome> {
  const began = performance.now();
  const args = [
    `--max-old-space-size=${heapMebibytes}`,
    '--import',
    PEAK,
    BIN,
    'extract',
    path,
    '--out',
    out,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args, '--json', '--jobs', '1'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    });
    const [stderr, peak] = [collect(child.stdio[2]), collect(child.stdio[3])];
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        stderr: stderr(),
        seconds: (performance.now() - began) / 1000,
        peakMebibytes: Number(peak()) / 1024,
      }),
    );
  });
}

function collect(stream: unknown): () => string {
  const chunks: string[] = [];
  const readable = stream as NodeJS.ReadableStream;
  readable.setEncoding('utf8');
  readable.on('data', (chunk: string) => chunks.push(chunk));
  return () => chunks.join('');
}

const READ = 0;
const REFUSED_SOME = 3;
const REFUSED_ALL = 4;
const REFUSAL = /^zhibiao: .+: refused: \S.{5,299}$/;

/** What is wrong with the way a run ended; empty if it read the file or refused it with a reason. */
export function faultOf({ code, stderr }: Outcome): string {
  if (code === null) return 'killed: it took too long, or too much memory';
  if (![READ, REFUSED_SOME, REFUSED_ALL].includes(code)) return `exit code ${code}: ${stderr.slice(0, 600)}`;
  if (/^\s+at .+:\d+/m.test(stderr)) return `stack trace: ${stderr.slice(0, 600)}`;
  if (code !== READ && !stderr.split('\n').some((line) => REFUSAL.test(line))) {
    return `refused without a reason: ${stderr.slice(0, 600)}`;
  }
  return '';
}
