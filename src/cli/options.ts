import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES, type Severity } from '../check/finding.ts';
import type { ReadSettings } from '../ingest/reader.ts';
import { PACKAGED_RULES } from './package.ts';

const JOBS = 4;
const DATASET = 'reports';

/** Options that several commands share, each worded once. */
export const options = {
  rules: () =>
    new Option('--rules <dir>', 'folder of rule packs 规则目录').default(
      PACKAGED_RULES,
      'the packaged rules',
    ),
  jobs: () =>
    new Option('--jobs <n>', 'files read at one time 并行数').default(JOBS).argParser((text) => {
      if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
      return Number(text);
    }),
  dataset: () =>
    new Option('--dataset <name>', 'name of the dataset 数据集名称').default(DATASET).argParser((text) => {
      if (!/^[a-z0-9][a-z0-9._-]*$/.test(text)) {
        throw new InvalidArgumentError('It must be of small letters, digits, dots, - and _.');
      }
      return text;
    }),
  extracted: () => new Option('--extracted <dir>', 'folder of the datasets 数据集目录').default('extracted'),
  ocr: () =>
    new Option('--ocr <when>', 'recognise text on images: where there is no other, always, never 文字识别')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  inputs: () =>
    new Option(
      '--raw <dir>',
      'look here too for reports that versions were made of, by their hash; may be repeated 按哈希查找报告的目录',
    )
      .argParser((folder: string, before: readonly string[]) => [...before, folder])
      .default([] as readonly string[], 'what is kept beside the versions'),
  sources: () =>
    new Option(
      '--raw <dir>',
      'where the reports lie; found by their hashes 原文目录 (default: raw, if it is there)',
    ),
  bom: () =>
    new Option('--bom', 'begin CSV files with a byte-order mark, for Excel 供 Excel 打开').default(false),
  parquet: () =>
    new Option('--parquet', 'also write each table as a Parquet file 另存 Parquet').default(false),
  json: () => new Option('--json', 'print the result as JSON 以 JSON 输出').default(false),
  quiet: () => new Option('--quiet', 'print nothing but errors 仅输出错误').default(false),
  failOn: () =>
    new Option(
      '--fail-on <severity>',
      'exit 1 for findings of this severity or worse 检查未通过时返回 1',
    ).choices(SEVERITIES),
};

/** The version that a command shows, worded once. */
export const versionArgument = () =>
  new Argument(
    '[version]',
    'a version, or a dataset folder; the latest version by default 版本号或数据集文件夹',
  );

/** What every command takes that derives a dataset. */
export interface DerivationOptions {
  readonly rules: string;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  readonly dataset: string;
  readonly bom: boolean;
  readonly parquet: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly failOn?: Severity;
}

export function addDerivationOptions(command: Command): Command {
  const { dataset, rules, jobs, ocr, failOn, bom, parquet, json, quiet } = options;
  for (const option of [dataset, rules, jobs, ocr, failOn, bom, parquet, json, quiet])
    command.addOption(option());
  return command;
}
