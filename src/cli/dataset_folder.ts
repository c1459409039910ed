import path from 'node:path';
import { isVersion } from '../publish/semver.ts';
import { latestVersion } from '../publish/versions.ts';
import { Failure } from './failure.ts';

/**
 * The dataset folder that is meant: a version's number, a folder, or without either the latest version.
 * @throws Failure where no version was published.
 */
export async function datasetFolder(
  named: string | undefined,
  { extracted, dataset }: { readonly extracted: string; readonly dataset: string },
): Promise<string> {
  if (named !== undefined) return isVersion(named) ? path.join(extracted, dataset, named) : named;
  const version = await latestVersion(extracted, dataset);
  if (version) return path.join(extracted, dataset, version);
  throw new Failure(
    `${path.join(extracted, dataset)}: holds no version; run \`zhibiao run\` or name a dataset folder`,
  );
}
