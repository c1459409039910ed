import { stat } from 'node:fs/promises';
import type { Effects } from './effects.ts';
import { Failure } from './failure.ts';

const DEFAULT_RAW = 'raw';

/** Where reports are looked for: the folder given, else `raw` where it is. */
export async function rawFolders(given: string | undefined): Promise<string[]> {
  if (given === undefined) return (await isFolder(DEFAULT_RAW)) ? [DEFAULT_RAW] : [];
  if (await isFolder(given)) return [given];
  throw new Failure(`${given}: no such folder; give --raw the folder of the reports`);
}

/** Names on stderr what a reviewer must know of a page. */
export function sayWhatIsWrong(effects: Effects, missing: readonly string[], failures: number): void {
  if (missing.length > 0) {
    const [first, ...others] = missing;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    effects.stderr(
      `zhibiao: ${first}${more}: not at hand, only quotes are shown; give --raw the folder it lies in\n`,
    );
  }
  if (failures > 0) {
    effects.stderr(
      `zhibiao: ${failures} places of the text do not say what the dataset says; see the page\n`,
    );
  }
}

async function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
