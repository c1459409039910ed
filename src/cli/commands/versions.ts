import path from 'node:path';
import type { Command } from 'commander';
import { type HistoryEntry, readHistory } from '../../publish/history.ts';
import type { Context } from '../context.ts';
import type { Place } from '../dataset_folder.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { options } from '../options.ts';
import { renderTable } from '../text_table.ts';

export function addVersions(program: Command, { effects }: Context): void {
  program
    .command('versions')
    .summary('the versions of a dataset and what changed in each 列出版本')
    .description(
      'Lists the versions of a dataset, newest first, with what led to each of them.\n' +
        '由新到旧列出数据集的版本、上一版本、数量与变化。',
    )
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.json())
    .addHelpText('after', '\nExamples:\n  zhibiao versions\n  zhibiao versions --dataset shenzhen --json')
    .action(async ({ extracted, dataset, json }: Place & { readonly json: boolean }) => {
      const home = path.join(extracted, dataset);
      const history = await readHistory(home);
      if (history.length === 0) {
        throw new Failure(`${home}: holds no version; run \`zhibiao run\` first`, EXIT.nothing);
      }
      effects.stdout(json ? `${JSON.stringify({ versions: history.map(describe) })}\n` : printTable(history));
    });
}

function describe({ version, manifest }: HistoryEntry): object {
  if (!manifest) return { version, problem: 'its manifest cannot be read' };
  const { parent, counts, changes, engine } = manifest;
  return { version, parent, ...counts, engine, changes: changes ?? null };
}

function printTable(history: readonly HistoryEntry[]): string {
  const rows = history.map(({ version, manifest }) => {
    if (!manifest) return [version, '', '', '', '', 'its manifest cannot be read'];
    const { parent, counts, changes } = manifest;
    const what = changes
      ? `${changes.added} added, ${changes.removed} removed, ${changes.changed} changed`
      : parent === ''
        ? 'the first'
        : '';
    const causes = (changes?.causes ?? []).map(({ cause }) => cause).join('; ');
    return [version, parent, changes?.tier ?? '', `${counts?.observations ?? ''}`, what, causes];
  });
  const columns = [
    { head: 'version' },
    { head: 'after' },
    { head: 'tier' },
    { head: 'observations', align: 'right' as const },
    { head: 'what changed' },
    { head: 'because of', widest: 60 },
  ];
  return `${renderTable(columns, rows).join('\n')}\n`;
}
