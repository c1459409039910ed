import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { UnreadableInput } from '../errors.ts';
import { locateEngine } from './package.ts';
import type { Image, RecognisedImage, Reply } from './protocol.ts';

const WORKER = fileURLToPath(new URL('../../../bin/ocr-worker.js', import.meta.url));
const FAILED = 'recognising text failed';
/** The engine keeps memory of each page; a fresh process does not. */
const PAGES_A_PROCESS = 10;
const SECONDS_A_PAGE = 600;
const IDLE_SECONDS = 10;
const HEAP_MEBIBYTES = 2048;

/** One page at a time: the engine takes all processors and a gigabyte for each. */
const turn = new PQueue({ concurrency: 1 });
let running: { readonly engine: ChildProcess; pages: number; idle?: NodeJS.Timeout } | undefined;

/**
 * Recognises the text of an image in a process of its own, which serves further images and ends when none come.
 * @throws UnreadableInput where the engine is not installed, or fails on the image.
 */
export function recognise(image: Image): Promise<RecognisedImage> {
  const entry = locateEngine();
  return turn.add(async () => {
    try {
      const engine = await engineFor(entry);
      const reply = replyOf(engine);
      engine.send(image, () => {});
      const answer = await reply;
      if (answer.kind !== 'recognised') throw new UnreadableInput(`${FAILED}: the engine gave no result`);
      rest();
      return answer.image;
    } catch (error) {
      end();
      throw error;
    }
  });
}

async function engineFor(entry: string): Promise<ChildProcess> {
  clearTimeout(running?.idle);
  if (running?.pages === PAGES_A_PROCESS) end();
  if (!running) {
    running = { engine: start(entry), pages: 0 };
    await replyOf(running.engine);
  }
  running.pages++;
  running.engine.ref();
  running.engine.channel?.ref();
  return running.engine;
}

/** The program may end while the engine waits for work. */
function rest(): void {
  if (!running) return;
  running.engine.unref();
  running.engine.channel?.unref();
  running.idle = setTimeout(end, IDLE_SECONDS * 1000).unref();
}

function end(): void {
  running?.engine.kill('SIGKILL');
  running = undefined;
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
      else if (reply.kind === 'failed') fail(`${FAILED}: ${reply.reason}`);
      else done(() => resolve(reply));
    });
    engine.on('exit', () => fail(`${FAILED}: the engine stopped`));
    engine.on('error', () => fail(`${FAILED}: the engine could not be started`));
  });
}
