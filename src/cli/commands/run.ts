import path from 'node:path';
import type { Command } from 'commander';
import type { Dataset } from '../../publish/dataset.ts';
import { inputFinder } from '../../publish/input_finder.ts';
import { STORE } from '../../publish/store.ts';
import { readRows } from '../../publish/stored.ts';
import { type Publication, type PublishOptions, publishVersion } from '../../publish/versions.ts';
import { printRefresh } from '../../refresh/print.ts';
import { describeRefresh, type Refresh } from '../../refresh/refresh.ts';
import type { RefreshRow } from '../../refresh/row.ts';
import { findCauses } from '../../replay/find_causes.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { deriveWithInputs, loadRules } from '../derive.ts';
import type { Effects } from '../effects.ts';
import { thisEngine } from '../engine.ts';
import { addDerivationOptions, type DerivationOptions, options } from '../options.ts';
import { outcomeOf } from '../outcome.ts';
import { summarize } from '../summary.ts';
import { totalsOf } from '../totals.ts';

const CAUSES_SHOWN = 5;

interface RunOptions extends DerivationOptions {
  readonly raw: string;
  readonly keepRaw: boolean;
  readonly extracted: string;
}

export function addRun(program: Command, { effects, exit }: Context): void {
  const command = program
    .command('run')
    .summary('publish the next version of the dataset, if anything changed 发布新版本')
    .description(
      'Reads every report in raw/, checks the result and publishes it under extracted/ as the next version, ' +
        'if it differs from the last one.\n读取 raw/ 中的报告，检查后在 extracted/ 下发布新版本；无变化则不发布。',
    )
    .option('--raw <dir>', 'folder of reports 报告目录', 'raw')
    .addOption(options.extracted())
    .option('--no-keep-raw', 'keep no copies of the reports beside the versions 不保存报告副本');
  addDerivationOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  zhibiao run
  zhibiao run --raw reports --extracted published --dataset shenzhen
  zhibiao run --fail-on warning --json`,
    )
    .action(async ({ raw, extracted, keepRaw, ...rest }: RunOptions) => {
      const { dataset, inputs } = await deriveWithInputs(
        { paths: [raw], corrections: 'all', ...rest },
        effects,
      );
      const { dataset: name, bom, parquet, ocr } = rest;
      const edition = { dataset: name, engine: thisEngine(), bom, parquet, ocr };
      const kept = inputs.filter(({ isRule }) => isRule || keepRaw);
      const find = inputFinder([path.join(extracted, name, STORE)], [raw, rest.rules]);
      const explain: PublishOptions['explain'] = (difference, before, after) =>
        findCauses(difference, before, after, { find, areas: loadAreas() });
      const publication = await publishVersion(extracted, dataset, edition, { inputs: kept, explain });
      const refresh = await refreshOf(publication, dataset, rest.rules, effects);
      if (rest.json) effects.stdout(`${JSON.stringify({ ...publication, ...totalsOf(dataset), refresh })}\n`);
      else if (!rest.quiet) {
        effects.stdout(
          summarize(dataset, [
            ['Version', newsOf(publication)],
            ...(refresh ? printRefresh(refresh) : []),
            ...causesOf(publication),
            ['Dataset', path.join(publication.folder, path.sep)],
          ]),
        );
      }
      exit(outcomeOf(dataset, rest.failOn));
    });
}

/** What is new against the version before; undefined where there is none. */
async function refreshOf(
  { isNew, parent, folder }: Publication,
  { observations, findings }: Dataset,
  rules: string,
  effects: Effects,
): Promise<Refresh | undefined> {
  if (!isNew || parent === '') return undefined;
  const previous = path.join(path.dirname(folder), parent);
  // The new version stands already: that the old one cannot be read is no failure of this run.
  const before = await readRows(previous, 'observations').catch((error: Error) => {
    effects.stderr(`zhibiao: what is new is not told: ${error.message}\n`);
  });
  if (!before) return undefined;
  return describeRefresh(before as readonly RefreshRow[], observations, findings, await loadRules(rules));
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
