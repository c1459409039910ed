import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChangeRow } from '../diff/change_rows.ts';
import { firstChanges, type HistoryEntry, readHistory } from './history.ts';

const FILE = 'CHANGELOG.md';
const CHANGES_SHOWN = 8;
const CAUSES_SHOWN = 8;

interface LoggedVersion extends HistoryEntry {
  readonly first: readonly ChangeRow[];
}

/**
 * Writes CHANGELOG.md beside the versions. It is made of them alone, each time anew: a run that was killed between
 * publishing and this leaves nothing that the next one does not put right.
 */
export async function writeChangelog(home: string, dataset: string): Promise<void> {
  const versions = await Promise.all(
    (await readHistory(home)).map(async (entry) => ({
      ...entry,
      first: await firstChanges(path.join(home, entry.version), CHANGES_SHOWN),
    })),
  );
  const content = renderChangelog(dataset, versions);
  const file = path.join(home, FILE);
  if ((await readFile(file, 'utf8').catch(() => '')) === content) return;
  const temporary = path.join(home, `.${FILE}.${process.pid}.tmp`);
  await writeFile(temporary, content, { flush: true });
  await rename(temporary, file);
}

/** Newest first; no dates, since the same inputs give the same bytes. */
export function renderChangelog(dataset: string, versions: readonly LoggedVersion[]): string {
  return `${[`# Changes of ${dataset}`, ...versions.map(describe)].join('\n\n')}\n`;
}

function describe({ version, manifest, first }: LoggedVersion): string {
  const counts = manifest?.counts;
  const size = counts ? `${counts.observations} observations in ${counts.documents} documents` : '';
  const step = manifest?.changes;
  if (!manifest || !step) return [`## ${version}`, size && `${size}.`].filter(Boolean).join('\n\n');
  const causes = step.causes
    .slice(0, CAUSES_SHOWN)
    .map(({ cause, changes }) => `- ${changes} × ${plain(cause)}`);
  const left = step.causes.length - causes.length;
  const all = step.added + step.removed + step.changed;
  return [
    `## ${version} (${step.tier}, after ${manifest.parent})`,
    `${size}: ${step.added} added, ${step.removed} removed, ${step.changed} changed.`,
    ...(causes.length > 0
      ? [['Causes:', '', ...causes, ...(left > 0 ? [`- ${left} more`] : [])].join('\n')]
      : []),
    ...(first.length > 0
      ? [['Gravest first:', '', ...first.map(line)].join('\n'), `All: [changes.csv](${version}/changes.csv).`]
      : [all === 0 ? 'No observation changed.' : '']),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function line({ change, field, before, after, indicator, period, document_id, tier }: ChangeRow): string {
  const subject = [indicator, period].filter(Boolean).join(' ');
  const what =
    change === 'changed'
      ? `${field} ${before || '(empty)'} → ${after || '(empty)'}`
      : `${change} ${before}${after}`;
  return `- ${tier}: ${plain(`${subject}, ${what} (${document_id})`)}`;
}

/** Text as text: no mark-up. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
