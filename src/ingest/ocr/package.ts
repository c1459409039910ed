import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UnreadableInput } from '../errors.ts';

const NAME = '@gutenye/ocr-node';
const COMMAND = `npm install ${NAME}@1.4.8`;

/** How the engine comes to a machine; for messages. */
export const HOW_TO_INSTALL = `install it with \`${COMMAND}\`, or where only npm can be reached with \`ONNXRUNTIME_NODE_INSTALL=skip ${COMMAND}\``;

/**
 * Where the engine is installed: below the folder in which the program runs, beside the program, or in NODE_PATH. It is
 * no dependency of the program: it takes 300 MB, and most reports hold their text.
 * @throws UnreadableInput saying how it is installed.
 */
export function locateEngine(): string {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(NAME);
    } catch {
      // Not there.
    }
  }
  throw new UnreadableInput(`recognising text on images is not installed: ${HOW_TO_INSTALL}`);
}

export function isInstalled(): boolean {
  try {
    return locateEngine() !== '';
  } catch {
    return false;
  }
}
