import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { evaluate, printScores, type ScoredTables } from '../../evaluate/evaluate.ts';
import { readCsv } from '../../publish/reading.ts';
import { latestVersion } from '../../publish/versions.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { readGold } from '../gold.ts';
import { options } from '../options.ts';

interface EvaluateOptions {
  readonly gold: string;
  readonly data?: string;
  readonly extracted: string;
  readonly dataset: string;
  readonly errors: number;
  readonly json: boolean;
}

export function addEvaluate(program: Command, { effects }: Context): void {
  program
    .command('evaluate')
    .summary('precision, recall and F1 against gold labels 按标注评分')
    .description(
      'Scores a dataset against gold labels, one NAME.jsonl for each document NAME.*.\n按人工标注计算准确率、召回率与各字段正确率。',
    )
    .requiredOption('--gold <dir>', 'folder of gold labels 标注目录')
    .option('--data <dir>', 'dataset folder 数据集文件夹 (default: the latest version of the dataset)')
    .addOption(options.extracted())
    .addOption(options.dataset())
    .option('--errors <n>', 'list the first n mistakes 列出前 n 个错误', parseCount, 0)
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao evaluate --gold gold --data dataset
  zhibiao evaluate --gold gold --errors 20
  zhibiao evaluate --gold gold --json`,
    )
    .action(async ({ gold, data, extracted, dataset, errors, json }: EvaluateOptions) => {
      const labels = await readGold(gold);
      const folder = data ?? (await latestFolder(extracted, dataset));
      const evaluation = evaluate(labels, await readTables(folder));
      for (const stem of evaluation.absent)
        effects.stderr(`zhibiao: ${stem}: no such document in the dataset\n`);
      const lines = json ? [JSON.stringify(Object.fromEntries(evaluation.scores))] : printScores(evaluation);
      const mistakes = evaluation.mistakes.slice(0, errors).map((mistake) => mistake.join('\t'));
      effects.stdout(`${[...lines, ...mistakes].join('\n')}\n`);
    });
}

async function latestFolder(extracted: string, dataset: string): Promise<string> {
  const version = await latestVersion(extracted, dataset);
  if (version) return path.join(extracted, dataset, version);
  throw new Failure(
    `${path.join(extracted, dataset)}: holds no version; run \`zhibiao run\` or name a folder with --data`,
  );
}

async function readTables(folder: string): Promise<ScoredTables> {
  const read = async (name: string) => {
    const file = path.join(folder, name);
    const content = await readFile(file, 'utf8').catch(() => {
      throw new Failure(`${file}: cannot be read; --data names a dataset folder`);
    });
    return readCsv(content).rows;
  };
  return { documents: await read('documents.csv'), observations: await read('observations.csv') };
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
