import type { Command } from 'commander';
import type { Severity } from '../../check/finding.ts';
import type { ReadSettings } from '../../ingest/reader.ts';
import { occupantOf, writeFolder } from '../../publish/folder.ts';
import { renderDataset } from '../../publish/render.ts';
import type { Context } from '../context.ts';
import { derive } from '../derive.ts';
import { thisEngine } from '../engine.ts';
import { options } from '../options.ts';
import { outcomeOf } from '../outcome.ts';
import { summarize } from '../summary.ts';
import { totalsOf } from '../totals.ts';

interface ExtractOptions {
  readonly out: string;
  readonly rules: string;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  readonly dataset: string;
  readonly bom: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly failOn?: Severity;
}

export function addExtract(program: Command, { effects, exit }: Context): void {
  program
    .command('extract')
    .summary('files and folders in, one dataset folder out 提取到一个文件夹')
    .description(
      'Reads reports and writes one dataset folder, without versions.\n读取报告文件或文件夹，写出一个数据集文件夹，不做版本管理。',
    )
    .argument('<path...>', 'files and folders of reports 报告文件或文件夹')
    .requiredOption('--out <dir>', 'dataset folder to write; replaced if it holds a dataset 输出文件夹')
    .addOption(options.rules())
    .addOption(options.jobs())
    .addOption(options.ocr())
    .addOption(options.dataset())
    .addOption(options.failOn())
    .addOption(options.bom())
    .addOption(options.json())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao extract report.txt --out dataset
  zhibiao extract reports/ more/2025.txt --out dataset --jobs 8
  zhibiao extract reports/ --out dataset --bom --quiet`,
    )
    .action(async (paths: string[], { out, ...rest }: ExtractOptions) => {
      await occupantOf(out);
      const dataset = await derive({ paths, ...rest }, effects);
      const edition = {
        dataset: rest.dataset,
        version: '',
        parent: '',
        engine: thisEngine(),
        bom: rest.bom,
        ocr: rest.ocr,
      };
      await writeFolder(out, renderDataset(dataset, edition));
      if (rest.json) effects.stdout(`${JSON.stringify({ folder: out, ...totalsOf(dataset) })}\n`);
      else if (!rest.quiet) effects.stdout(summarize(dataset, [['Dataset', out]]));
      exit(outcomeOf(dataset, rest.failOn));
    });
}
