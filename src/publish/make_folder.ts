import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those above it, one at a time. Node's recursive mkdir never returns where a file system answers
 * ENOENT for a folder whose parent is there (/proc).
 */
export async function makeFolder(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  if (await isFolder(folder)) return;
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch(async (error: unknown) => {
    if (!(await isFolder(folder))) throw error;
  });
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
