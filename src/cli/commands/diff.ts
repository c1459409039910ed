import { type Command, Option } from 'commander';
import { compareDatasets } from '../../diff/compare.ts';
import { type Difference, isEmpty } from '../../diff/difference.ts';
import { FORMATS, type FormatName } from '../../diff/formats/formats.ts';
import { printText } from '../../diff/formats/text.ts';
import { inputFinder } from '../../publish/input_finder.ts';
import { MANIFEST, type Manifest } from '../../publish/manifest.ts';
import { findCauses } from '../../replay/find_causes.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { type DatasetFolder, findDataset, type Place, readManifest, readTables } from '../dataset_folder.ts';
import { EXIT } from '../exit.ts';
import { options } from '../options.ts';

interface DiffOptions extends Place {
  readonly format: FormatName;
  readonly json: boolean;
  readonly all: boolean;
  readonly causes: boolean;
  readonly raw: string[];
  readonly rules: string;
}

export function addDiff(program: Command, { effects, exit }: Context): void {
  program
    .command('diff')
    .summary('how two versions differ, and why 比较两个版本并说明原因')
    .description(
      'Compares two versions or dataset folders observation by observation, the gravest changes first, and names the ' +
        'cause of each: source, rule, dictionary, correction or engine. Exit 0 if they are the same, 1 if not, 2 if ' +
        'they cannot be compared.\n' +
        '逐条比较两个版本或数据集文件夹，先列最严重的变化，并指明每处变化的原因。相同返回 0，不同返回 1，无法比较返回 2。',
    )
    .argument('<before>', 'version (1.0.0, latest) or dataset folder 版本或文件夹')
    .argument('<after>', 'version or dataset folder 版本或文件夹')
    .addOption(
      new Option('--format <format>', 'form of the output 输出格式')
        .choices(Object.keys(FORMATS))
        .default('text'),
    )
    .option('--all', 'list every change in text 文本中列出全部变化', false)
    .option('--no-causes', 'do not look for the causes, which takes longest 不查找原因')
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.inputs())
    .addOption(options.rules())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao diff 1.0.0 1.1.0
  zhibiao diff 1.0.0 latest --dataset shenzhen --format md
  zhibiao diff old-folder new-folder --raw reports --json`,
    )
    .action(async (first: string, second: string, given: DiffOptions) => {
      const { format, json, all } = given;
      const before = await findDataset(first, given);
      const after = await findDataset(second, given);
      const difference = compareDatasets(await readTables(before), await readTables(after));
      const made = [await manifestOf(before), await manifestOf(after)] as const;
      const explained = given.causes ? await explain(difference, [before, after], made, given) : difference;
      const files = differingFiles(...made);
      const print = all && format === 'text' ? printText(Number.POSITIVE_INFINITY) : FORMATS[format];
      const comparison = { difference: explained, before: before.label, after: after.label, files };
      effects.stdout(json ? FORMATS.json(comparison) : print(comparison));
      if (!isEmpty(difference) || files.length > 0) exit(EXIT.differs);
    });
}

/** Without both manifests nobody knows of what the folders were made. */
async function explain(
  difference: Difference,
  datasets: readonly DatasetFolder[],
  [before, after]: readonly [Manifest | undefined, Manifest | undefined],
  { raw, rules }: DiffOptions,
): Promise<Difference> {
  if (!before || !after) return difference;
  const find = inputFinder(
    datasets.map(({ store }) => store),
    [...raw, rules],
  );
  return findCauses(difference, before, after, { find, areas: loadAreas() });
}

async function manifestOf(dataset: DatasetFolder): Promise<Manifest | undefined> {
  return readManifest(dataset).catch(() => undefined);
}

/** Files of which both manifests give the hash, and that are not made of what led to the version. */
function differingFiles(before: Manifest | undefined, after: Manifest | undefined): string[] {
  const old = new Map(before?.outputs.map(({ file, sha256 }) => [file, sha256]));
  const own = new Set([MANIFEST, 'datapackage.json', 'changes.csv', 'changes.csv-metadata.json']);
  return (after?.outputs ?? [])
    .filter(({ file, sha256 }) => !own.has(file) && old.has(file) && old.get(file) !== sha256)
    .map(({ file }) => file);
}
