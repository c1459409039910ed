import { countChanges } from '../counts.ts';
import type { Change } from '../difference.ts';
import { fieldInWords, onOneLine, subjectOf, TIER_TITLES, tellingFields } from '../wording.ts';
import type { Print } from './format.ts';
import { byTier, causesIn, countMoved } from './groups.ts';

/** For a review in which the difference is pasted: one table a tier. */
export const printMarkdown: Print = ({ difference, before, after }) => {
  const { summary } = difference;
  const { causes } = countChanges(difference);
  const sections = byTier(difference).map(({ tier, changes }) =>
    [
      `## ${TIER_TITLES[tier]} (${changes.length})`,
      '',
      ...(tier === 'provenance' ? movedTable : changeTable)(changes),
    ].join('\n'),
  );
  const head = [
    `# ${escapeMarkdown(before)} → ${escapeMarkdown(after)}`,
    `${summary.added} added, ${summary.removed} removed, ${summary.changed} changed; ${summary.before.observations} observations before, ${summary.after.observations} now.`,
    ...(causes.length > 0
      ? [causes.map(({ cause, changes }) => `- ${changes} × ${escapeMarkdown(cause)}`).join('\n')]
      : []),
  ];
  return `${[...head, ...sections].join('\n\n')}\n`;
};

function changeTable(changes: readonly Change[]): string[] {
  return table(
    ['observation', 'document', 'change', 'evidence before', 'evidence now', 'cause'],
    changes.map((change) => {
      const told = tellingFields(change);
      return [
        subjectOf(change),
        change.document_id,
        told.map((field) => fieldInWords(field, change)).join('; '),
        onOneLine(change.before?.quote),
        onOneLine(change.after?.quote),
        causesIn(told),
      ];
    }),
  );
}

function movedTable(changes: readonly Change[]): string[] {
  return table(
    ['document', 'fields', 'observations', 'cause'],
    countMoved(changes).map(({ document, fields, count, cause }) => [document, fields, `${count}`, cause]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)];
}

/** Text as text: no mark-up, no cell border. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
