import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { UnreadableInput } from '../errors.ts';
import { locateEngine } from './package.ts';
import type { Image, RecognisedImage, Reply } from './protocol.ts';

export type Recognise = (image: Image) => Promise<RecognisedImage>;

const WORKER = fileURLToPath(new URL('../../../bin/ocr-worker.js', import.meta.url));
/** The engine keeps memory of each page; a fresh process does not. */
const PAGES_A_PROCESS = 10;
const SECONDS_A_PAGE = 300;
const HEAP_MEBIBYTES = 2048;

/** One page at a time on the whole machine: the engine takes all processors and a gigabyte for each. */
const turn = new PQueue({ concurrency: 1 });

/**
 * Runs `use` with the engine in a process of its own, which ends with it.
 * @throws UnreadableInput where the engine is not installed, or fails on an image.
 */
export function withRecognition<T>(use: (recognise: Recognise) => Promise<T>): Promise<T> {
  const entry = locateEngine();
  return turn.add(async () => {
    let engine: ChildProcess | undefined;
    let pages = 0;
    const recognise: Recognise = async (image) => {
      if (pages++ % PAGES_A_PROCESS === 0) {
        engine?.kill('SIGKILL');
        engine = start(entry);
        await replyOf(engine);
      }
      const reply = replyOf(engine!);
      engine!.send(image, () => {});
      const answer = await reply;
      if (answer.kind === 'recognised') return answer.image;
      throw new UnreadableInput('recognising text failed: the engine gave no result');
    };
    try {
      return await use(recognise);
    } finally {
      engine?.kill('SIGKILL');
    }
  });
}

const start = (entry: string): ChildProcess =>
  fork(WORKER, [entry], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MEBIBYTES}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/** The next message of the engine. */
function replyOf(engine: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      engine.removeAllListeners();
      settle();
    };
    const fail = (reason: string): void => done(() => reject(new UnreadableInput(reason)));
    const timer = setTimeout(
      () => fail(`recognising text took more than ${SECONDS_A_PAGE} seconds for a page`),
      SECONDS_A_PAGE * 1000,
    );
    engine.on('message', (reply: Reply) => {
      if (reply.kind === 'refused') fail(reply.reason);
      else if (reply.kind === 'failed') fail(`recognising text failed: ${reply.reason}`);
      else done(() => resolve(reply));
    });
    engine.on('exit', () => fail('recognising text failed: the engine stopped'));
    engine.on('error', () => fail('recognising text failed: the engine could not be started'));
  });
}
