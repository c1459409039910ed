import { countChanges } from '../counts.ts';
import type { Change } from '../difference.ts';
import { fieldInWords, subjectOf, TIER_TITLES, tellingFields } from '../wording.ts';
import type { Comparison, Print } from './format.ts';
import { byTier, causesIn, countMoved } from './groups.ts';

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 25%, transparent); }
body { font: 16px/1.5 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem; }
caption { text-align: start; font-size: 1.25rem; font-weight: 600; padding: .5rem 0; }
th, td { text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); padding: .4rem .6rem; }
thead th { position: sticky; inset-block-start: 0; background: Canvas; }
blockquote { margin: 0; white-space: pre-wrap; }
del, ins { text-decoration: none; }
del::before { content: "− "; } ins::before { content: "+ "; }
@media print { thead th { position: static; } }
`;

/** One page that needs nothing else: a table for each tier, both quotes, and the cause. */
export const printHtml: Print = (comparison) => {
  const { difference, before, after } = comparison;
  const title = `${escapeHtml(before)} → ${escapeHtml(after)}`;
  const body = byTier(difference).map(({ tier, changes }) => {
    const caption = `${TIER_TITLES[tier]} (${changes.length})`;
    return tier === 'provenance' ? movedTable(caption, changes) : changeTable(caption, changes);
  });
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${overview(comparison)}
${body.length > 0 ? body.join('\n') : '<p>No observation differs. 无差异</p>'}
</main>
</body>
</html>
`;
};

function overview({ difference }: Comparison): string {
  const { summary } = difference;
  const { causes } = countChanges(difference);
  const list = causes.map(({ cause, changes }) => `<li>${changes} × ${escapeHtml(cause)}</li>`).join('');
  return `<p>${summary.added} added 新增, ${summary.removed} removed 删除, ${summary.changed} changed 变更;
${summary.before.observations} observations before, ${summary.after.observations} now.</p>
${list === '' ? '' : `<h2>Causes 原因</h2><ul>${list}</ul>`}`;
}

function changeTable(caption: string, changes: readonly Change[]): string {
  const rows = changes.map((change) => {
    const { before, after, document_id, observation_id } = change;
    const told = tellingFields(change);
    const quotes = [
      before ? `<blockquote><del>${escapeHtml(before.quote ?? '')}</del></blockquote>` : '',
      after ? `<blockquote><ins>${escapeHtml(after.quote ?? '')}</ins></blockquote>` : '',
    ].join('');
    const what = told.map((field) => escapeHtml(fieldInWords(field, change))).join('<br>');
    return `<tr id="${escapeHtml(observation_id)}"><th scope="row">${escapeHtml(subjectOf(change))}</th><td>${what}</td><td>${quotes}</td><td>${escapeHtml(document_id)}</td><td>${escapeHtml(causesIn(told))}</td></tr>`;
  });
  return table(
    caption,
    ['observation 观测值', 'change 变化', 'evidence 原文', 'document 文件', 'cause 原因'],
    rows,
  );
}

function movedTable(caption: string, changes: readonly Change[]): string {
  const rows = countMoved(changes).map(
    ({ document, fields, count, cause }) =>
      `<tr><th scope="row">${escapeHtml(document)}</th><td>${escapeHtml(fields)}</td><td>${count}</td><td>${escapeHtml(cause)}</td></tr>`,
  );
  return table(caption, ['document 文件', 'fields 字段', 'observations 观测值', 'cause 原因'], rows);
}

function table(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
}

function escapeHtml(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => signs[sign]!);
}
