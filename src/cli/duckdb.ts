import type { DuckDb } from '../publish/duckdb.ts';
import { codeOf } from '../publish/folder_error.ts';
import { Failure } from './failure.ts';

/**
 * The package is large, and most have no use for it: who wants a DuckDB file installs it beside the program.
 * @throws Failure saying what to install
 */
export async function loadDuckDb(
  load: () => Promise<DuckDb> = () => import('@duckdb/node-api'),
): Promise<DuckDb> {
  try {
    return await load();
  } catch (error) {
    if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') {
      throw new Failure(
        'duckdb: the package @duckdb/node-api is not installed; npm install @duckdb/node-api, or export to parquet',
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`duckdb: the package @duckdb/node-api cannot be loaded (${reason}); export to parquet`);
  }
}
