import type { Command } from 'commander';
import { measureCoverage } from '../../coverage/coverage.ts';
import type { LabelledReport } from '../../coverage/score.ts';
import { coverWords } from '../../coverage/words.ts';
import { stemOf } from '../../ingest/identity.ts';
import type { ReadSettings } from '../../ingest/reader.ts';
import type { Document } from '../../types.ts';
import type { Context } from '../context.ts';
import { type Coverage, printCoverage } from '../coverage.ts';
import { readReports } from '../derive.ts';
import type { Effects } from '../effects.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { type PartialGold, readPartialGold } from '../gold.ts';
import { options } from '../options.ts';
import { progressOn } from '../progress.ts';
import { rawFolders } from '../raw_folders.ts';
import { loadValidRules } from './rules_check.ts';

interface CoverageOptions {
  readonly gold: readonly string[];
  readonly rules: string;
  readonly words: boolean;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  readonly json: boolean;
}

export function addRulesCoverage(rules: Command, { effects, exit }: Context): void {
  rules
    .command('coverage')
    .summary('what each rule contributes, and which could go 规则贡献与冗余')
    .description(
      'Tells for each rule in how many examples and reports it decides, and what changes if that one rule is left ' +
        'out. Exit 1 if nothing would notice that a rule is gone.\n' +
        '逐条统计规则在例句与报告中的作用，并逐条移除试算；若有规则移除后毫无变化，返回 1。',
    )
    .argument('[path...]', 'files and folders of reports 报告文件或文件夹 (default: raw/ if it is there)')
    .option(
      '--gold <dir>',
      'folder of gold labels of these reports; may be repeated 标注目录',
      (folder: string, before: readonly string[]) => [...before, folder],
      [] as readonly string[],
    )
    .option('--words', 'also count the words of the lexicon that stand nowhere 统计未出现的词语', false)
    .addOption(options.rules())
    .addOption(options.jobs())
    .addOption(options.ocr())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao rules coverage
  zhibiao rules coverage reports/ --gold gold
  zhibiao rules coverage --rules my-rules --words --json`,
    )
    .action(async (paths: string[], { rules: folder, gold, words, jobs, ocr, json }: CoverageOptions) => {
      const book = await loadValidRules(folder);
      const labels = (await Promise.all(gold.map(readPartialGold))).flat();
      const where = paths.length > 0 ? paths : await rawFolders(undefined);
      const { reports, refused } =
        where.length > 0
          ? await readReports({ paths: where, jobs, ocr }, effects)
          : { reports: [], refused: 0 };
      const labelled = match(labels, reports, effects);
      const progress = progressOn(effects, 'leaving out');
      const covered = measureCoverage({ rules: book, reports, labelled, onTried: progress.show });
      progress.clear();
      const removable = covered.filter((rule) => rule.removable).map(({ rule_id }) => rule_id);
      const coverage: Coverage = {
        reports: reports.length,
        labelled: labelled.length,
        removable,
        rules: covered,
        ...(words && { words: coverWords(book, reports) }),
      };
      effects.stdout(json ? `${JSON.stringify(coverage)}\n` : printCoverage(coverage));
      if (removable.length > 0) exit(EXIT.differs);
      else if (refused > 0) exit(EXIT.refused);
    });
}

/**
 * The labels with the report they are of, by its file or by its id; names on stderr those of other reports.
 * @throws Failure where there are labels, but of none of the reports.
 */
function match(
  labels: readonly PartialGold[],
  reports: readonly Document[],
  effects: Effects,
): LabelledReport[] {
  const labelled = labels.flatMap(({ stem, ...rest }) => {
    const report = reports.findIndex(({ id, sourceFile }) => id === stem || stemOf(sourceFile) === stem);
    if (report >= 0) return [{ report, ...rest }];
    effects.stderr(`zhibiao: ${stem}: no such document among the reports; its labels are left out\n`);
    return [];
  });
  if (labels.length === 0 || labelled.length > 0) return labelled;
  throw new Failure('none of the reports is labelled; name the labelled reports as paths, or check --gold');
}
