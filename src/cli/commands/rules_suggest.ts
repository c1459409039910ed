import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { ReadSettings } from '../../ingest/reader.ts';
import { compileDictionary } from '../../normalize/dictionary.ts';
import { isVersion } from '../../publish/semver.ts';
import { readRows } from '../../publish/stored.ts';
import { type NamedRow, unmappedNames } from '../../suggest/names.ts';
import { printSuggestions } from '../../suggest/print.ts';
import { suggest } from '../../suggest/suggest.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../dataset_folder.ts';
import { derive } from '../derive.ts';
import type { Effects } from '../effects.ts';
import { options } from '../options.ts';
import { loadValidRules } from './rules_check.ts';

interface SuggestOptions {
  readonly extracted: string;
  readonly dataset: string;
  readonly rules: string;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  readonly limit: number;
  readonly json: boolean;
}

const LIMIT = 20;

export function addRulesSuggest(rules: Command, { effects }: Context): void {
  rules
    .command('suggest')
    .summary('propose aliases and entries for unmapped names 建议别名')
    .description(
      'Names that no indicator of the dictionary has, the most frequent first, each with the entry it probably is an ' +
        'alias of, or with the beginning of a new entry; as YAML to paste.\n' +
        '列出词典未收录的指标名称，给出可能的别名归属或新条目草稿，YAML 可直接粘贴。',
    )
    .argument(
      '[path...]',
      'a version, a dataset folder, or reports; without it, the latest version 版本或报告',
    )
    .option('--limit <n>', 'names to show 显示名称数', parseLimit, LIMIT)
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.rules())
    .addOption(options.jobs())
    .addOption(options.ocr())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao rules suggest
  zhibiao rules suggest 1.2.0 --limit 50
  zhibiao rules suggest new-report.txt --json`,
    )
    .action(async (paths: string[], given: SuggestOptions) => {
      const book = await loadValidRules(given.rules);
      const rows = await rowsOf(paths, given, effects);
      const suggestions = suggest(rows, book, given.limit);
      const names = unmappedNames(rows, compileDictionary(book.indicators)).length;
      effects.stdout(
        given.json ? `${JSON.stringify({ names, suggestions })}\n` : printSuggestions(suggestions, names),
      );
    });
}

async function rowsOf(
  paths: readonly string[],
  where: SuggestOptions,
  effects: Effects,
): Promise<readonly NamedRow[]> {
  const [first, another] = paths;
  if (first !== undefined && (another !== undefined || !(await isDataset(first)))) {
    return (await derive({ paths, corrections: 'present', ...where }, effects)).observations;
  }
  const { folder } = await findDataset(first, where);
  const rows = await readRows(folder, 'observations');
  return rows as readonly NamedRow[];
}

async function isDataset(named: string): Promise<boolean> {
  if (isVersion(named)) return true;
  return stat(path.join(named, 'datapackage.json')).then(
    () => true,
    () => false,
  );
}

function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}
