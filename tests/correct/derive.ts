import { CorrectionError } from '../../src/correct/trouble.ts';
import { deriveDataset, type PipelineOptions } from '../../src/pipeline.ts';
import type { Dataset } from '../../src/publish/dataset.ts';
import { compileRules } from '../../src/rules/book.ts';
import { parsePack } from '../../src/rules/load.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

export interface Outcome {
  readonly dataset: Dataset;
  readonly troubles: readonly string[];
}

/** One report with the packaged rules and one pack of corrections; those that do not fit are named and left out. */
export async function deriveCorrected(text: string, corrections: string): Promise<Outcome> {
  const packs = corrections === '' ? [] : [parsePack('corrections/case.yaml', corrections)];
  const rules = compileRules([...book.packs, ...packs]);
  const files = [{ file: 'report.txt', sourceFile: 'report.txt' }];
  const options: PipelineOptions = {
    rules,
    areas: loadAreas(),
    read: async () => [documentOf(text)],
    jobs: 1,
  };
  const dataset = await deriveDataset(files, { ...options, corrections: 'fitting' });
  const troubles = await deriveDataset(files, options).then(
    () => [],
    (error: unknown) => {
      if (error instanceof CorrectionError) return error.troubles;
      throw error;
    },
  );
  return { dataset, troubles };
}
