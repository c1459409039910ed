import type { Command } from 'commander';
import { occupantOf, writeFolder } from '../../publish/folder.ts';
import { renderDataset } from '../../publish/render.ts';
import type { Context } from '../context.ts';
import { derive } from '../derive.ts';
import { thisEngine } from '../engine.ts';
import { addDerivationOptions, type DerivationOptions } from '../options.ts';
import { outcomeOf } from '../outcome.ts';
import { summarize } from '../summary.ts';
import { totalsOf } from '../totals.ts';

interface ExtractOptions extends DerivationOptions {
  readonly out: string;
}

export function addExtract(program: Command, { effects, exit }: Context): void {
  const command = program
    .command('extract')
    .summary('files and folders in, one dataset folder out 提取到一个文件夹')
    .description(
      'Reads reports and writes one dataset folder, without versions.\n读取报告文件或文件夹，写出一个数据集文件夹，不做版本管理。',
    )
    .argument('<path...>', 'files and folders of reports 报告文件或文件夹')
    .requiredOption('--out <dir>', 'dataset folder to write; replaced if it holds a dataset 输出文件夹');
  addDerivationOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  zhibiao extract report.txt --out dataset
  zhibiao extract reports/ more/2025.txt --out dataset --jobs 8
  zhibiao extract reports/ --out dataset --parquet --bom --quiet`,
    )
    .action(async (paths: string[], { out, ...rest }: ExtractOptions) => {
      await occupantOf(out);
      const dataset = await derive({ paths, corrections: 'present', ...rest }, effects);
      const { dataset: name, bom, parquet, ocr } = rest;
      const edition = { dataset: name, version: '', parent: '', engine: thisEngine(), bom, parquet, ocr };
      await writeFolder(out, renderDataset(dataset, edition));
      if (rest.json) effects.stdout(`${JSON.stringify({ folder: out, ...totalsOf(dataset) })}\n`);
      else if (!rest.quiet) effects.stdout(summarize(dataset, [['Dataset', out]]));
      exit(outcomeOf(dataset, rest.failOn));
    });
}
