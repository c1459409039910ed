import path from 'node:path';
import type { Command } from 'commander';
import type { Severity } from '../../check/finding.ts';
import type { ReadSettings } from '../../ingest/reader.ts';
import { inputFinder } from '../../publish/input_finder.ts';
import { STORE } from '../../publish/store.ts';
import { type Publication, type PublishOptions, publishVersion } from '../../publish/versions.ts';
import { findCauses } from '../../replay/find_causes.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { deriveWithInputs } from '../derive.ts';
import { thisEngine } from '../engine.ts';
import { options } from '../options.ts';
import { outcomeOf } from '../outcome.ts';
import { summarize } from '../summary.ts';
import { totalsOf } from '../totals.ts';

const CAUSES_SHOWN = 5;

interface RunOptions {
  readonly raw: string;
  readonly keepRaw: boolean;
  readonly extracted: string;
  readonly rules: string;
  readonly jobs: number;
  readonly ocr: ReadSettings['ocr'];
  readonly dataset: string;
  readonly bom: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly failOn?: Severity;
}

export function addRun(program: Command, { effects, exit }: Context): void {
  program
    .command('run')
    .summary('publish the next version of the dataset, if anything changed 发布新版本')
    .description(
      'Reads every report in raw/, checks the result and publishes it under extracted/ as the next version, ' +
        'if it differs from the last one.\n读取 raw/ 中的报告，检查后在 extracted/ 下发布新版本；无变化则不发布。',
    )
    .option('--raw <dir>', 'folder of reports 报告目录', 'raw')
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.rules())
    .addOption(options.jobs())
    .addOption(options.ocr())
    .option('--no-keep-raw', 'keep no copies of the reports beside the versions 不保存报告副本')
    .addOption(options.failOn())
    .addOption(options.bom())
    .addOption(options.json())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao run
  zhibiao run --raw reports --extracted published --dataset shenzhen
  zhibiao run --fail-on warning --json`,
    )
    .action(async ({ raw, extracted, keepRaw, ...rest }: RunOptions) => {
      const { dataset, inputs } = await deriveWithInputs({ paths: [raw], ...rest }, effects);
      const edition = { dataset: rest.dataset, engine: thisEngine(), bom: rest.bom, ocr: rest.ocr };
      const kept = inputs.filter(({ isRule }) => isRule || keepRaw);
      const find = inputFinder([path.join(extracted, rest.dataset, STORE)], [raw, rest.rules]);
      const explain: PublishOptions['explain'] = (difference, before, after) =>
        findCauses(difference, before, after, { find, areas: loadAreas() });
      const publication = await publishVersion(extracted, dataset, edition, { inputs: kept, explain });
      if (rest.json) effects.stdout(`${JSON.stringify({ ...publication, ...totalsOf(dataset) })}\n`);
      else if (!rest.quiet) {
        effects.stdout(
          summarize(dataset, [
            ['Version', newsOf(publication)],
            ...causesOf(publication),
            ['Dataset', path.join(publication.folder, path.sep)],
          ]),
        );
      }
      exit(outcomeOf(dataset, rest.failOn));
    });
}

function newsOf({ version, parent, isNew, difference }: Publication): string {
  if (!isNew) return `${version} stands: nothing changed 无变化`;
  if (!difference) return `${version}, the first 首个版本`;
  const { tier, added, removed, tiers } = difference;
  const moved = tiers.provenance > 0 ? `, ${tiers.provenance} in provenance alone` : '';
  const changed = tiers.value + tiers.meaning;
  return `${version} (${tier}) after ${parent}: ${added} observations added, ${removed} removed, ${changed} changed${moved}`;
}

function causesOf({ difference }: Publication): (readonly [label: string, text: string])[] {
  return (difference?.causes ?? [])
    .slice(0, CAUSES_SHOWN)
    .map(({ cause, changes }, i) => [i === 0 ? 'Causes' : '', `${changes} × ${cause}`]);
}
