import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { codeOf, reasonOf } from '../../publish/folder_error.ts';
import { inputFinder } from '../../publish/input_finder.ts';
import { makeFolder } from '../../publish/make_folder.ts';
import { readDatasetFolder } from '../../report/dataset_folder.ts';
import { reportPage } from '../../report/report_page.ts';
import { openSources } from '../../report/sources.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../dataset_folder.ts';
import { loadRules } from '../derive.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { options, versionArgument } from '../options.ts';
import { progressOn } from '../progress.ts';
import { rawFolders, sayWhatIsWrong } from '../raw_folders.ts';

interface ReportOptions {
  readonly out: string;
  readonly raw?: string;
  readonly extracted: string;
  readonly dataset: string;
  readonly rules: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export function addReport(program: Command, { effects, exit }: Context): void {
  program
    .command('report')
    .summary('the review of a version as one HTML file 审阅报告')
    .description(
      'Writes one HTML file, for any browser and without a server: each report as text with every number marked by ' +
        'its fate, the observations as a table, charts, findings, and what changed.\n' +
        '生成一个可离线打开的 HTML 文件：原文逐个数字标注去向，附观测值表、图表、检查结果与版本变化。',
    )
    .addArgument(versionArgument())
    .requiredOption('--out <file>', 'HTML file to write; replaced if it is there 输出文件')
    .addOption(options.sources())
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.rules())
    .addOption(options.json())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao report --out review.html
  zhibiao report 1.0.0 --out review.html --raw reports
  zhibiao report dataset/ --out review.html --raw reports --json`,
    )
    .action(async (version: string | undefined, { out, quiet, json, ...where }: ReportOptions) => {
      const { folder, store } = await findDataset(version, where);
      const dataset = await readDatasetFolder(folder);
      const raw = await rawFolders(where.raw);
      const rules = await loadRules(where.rules);
      const progress = progressOn(effects, 'reading');
      const page = await reportPage({
        folder: dataset,
        sources: openSources(inputFinder([store], raw), loadAreas(), dataset.manifest.options),
        rules,
        onRead: progress.show,
      }).finally(progress.clear);
      await writePage(out, page.html);
      const { html, missing, failures, ...counts } = page;
      sayWhatIsWrong(effects, missing, failures.length);
      const bytes = Buffer.byteLength(html);
      const result = { file: out, bytes, ...counts, missing, failures };
      if (json) effects.stdout(`${JSON.stringify(result)}\n`);
      else if (!quiet) {
        effects.stdout(
          `${out}: ${(bytes / 1e6).toFixed(1)} MB; ${counts.withText} of ${counts.documents} documents with their text\n`,
        );
      }
      exit(failures.length > 0 ? EXIT.differs : EXIT.well);
    });
}

/** Written beside its place and renamed there, so that a killed run leaves no half a page. */
async function writePage(out: string, html: string): Promise<void> {
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    await makeFolder(path.dirname(path.resolve(out)));
    await writeFile(temporary, html);
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = codeOf(error) === 'EISDIR' ? 'it is a folder' : reasonOf(error);
    throw new Failure(`${out}: cannot be written (${reason}); choose another file`, EXIT.nothing);
  }
}
