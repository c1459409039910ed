import { UnreadableInput } from '../errors.ts';
import { type Engine, startEngine } from './engine.ts';
import type { Image, Reply } from './protocol.ts';

const reply = (message: Reply): void => void process.send?.(message);

/** Recognises one image after the other for the process that started this one, and ends with it. */
export async function work(entry: string): Promise<void> {
  process.on('disconnect', () => process.exit());
  try {
    const engine = await startEngine(entry);
    process.on('message', (image: Image) => void answer(engine, image));
    reply({ kind: 'ready' });
  } catch (error) {
    reply({ kind: 'failed', reason: reasonOf(error) });
  }
}

async function answer(engine: Engine, image: Image): Promise<void> {
  try {
    reply({ kind: 'recognised', image: await engine.recognise(image) });
  } catch (error) {
    const kind = error instanceof UnreadableInput ? 'refused' : 'failed';
    reply({ kind, reason: reasonOf(error) });
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
