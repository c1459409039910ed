import { countChanges } from '../counts.ts';
import type { Change, Tier } from '../difference.ts';
import { isEmpty } from '../difference.ts';
import { fieldInWords, onOneLine, subjectOf, TIER_TITLES, tellingFields } from '../wording.ts';
import type { Comparison, Print } from './format.ts';
import { byTier, causesIn, countMoved } from './groups.ts';

const CAUSES_SHOWN = 10;

/** For a person at a terminal: the gravest first, at most `most` changes of a tier; moved text only counted. */
export function printText(most: number): Print {
  return (comparison) => {
    const { difference, files } = comparison;
    const head = `${comparison.before} → ${comparison.after}`;
    if (isEmpty(difference)) {
      const also = files.length > 0 ? `; other files differ: ${files.join(', ')}` : '';
      return `${head}: no observation differs 无差异${also}\n`;
    }
    const lines = [
      head,
      ...overview(comparison),
      ...byTier(difference).flatMap(({ tier, changes }) => ['', ...tierLines(tier, changes, most)]),
    ];
    return `${lines.join('\n')}\n`;
  };
}

function overview({ difference }: Comparison): string[] {
  const { summary, documents } = difference;
  const { before, after, columns } = summary;
  const { causes } = countChanges(difference);
  const counts = (name: keyof typeof before) => `${before[name]} → ${after[name]}`;
  const named = (kind: Change['kind']) =>
    documents.flatMap((change) => (change.kind === kind ? [change.document_id] : [])).join(', ');
  const left = causes.length - CAUSES_SHOWN;
  return [
    entry(
      'Observations',
      `${counts('observations')}: ${summary.added} added, ${summary.removed} removed, ${summary.changed} changed`,
    ),
    entry('Documents', counts('documents')),
    ...optional('  added', named('added')),
    ...optional('  removed', named('removed')),
    ...optional('  changed', named('changed')),
    entry('Unexplained', `${counts('unexplained')} numbers`),
    ...optional('New columns', columns.added.join(', ')),
    ...optional('Lost columns', columns.removed.join(', ')),
    ...causes
      .slice(0, CAUSES_SHOWN)
      .map(({ cause, changes }, i) => entry(i === 0 ? 'Causes' : '', `${changes} × ${cause}`)),
    ...optional('', left > 0 ? `and ${left} more` : ''),
  ];
}

function tierLines(tier: Tier, changes: readonly Change[], most: number): string[] {
  const title = `${TIER_TITLES[tier]} (${changes.length})`;
  if (tier === 'provenance') {
    return [
      title,
      ...countMoved(changes).flatMap(({ document, fields, cause, count }) => [
        `  ${document}: ${fields} of ${count} observations`,
        ...causeLine(cause),
      ]),
    ];
  }
  const left = changes.length - most;
  return [
    title,
    ...changes.slice(0, most).flatMap(changeLines),
    ...(left > 0 ? [`  and ${left} more; --all lists them`] : []),
  ];
}

function changeLines(change: Change): string[] {
  const { before, after, document_id } = change;
  const told = tellingFields(change);
  const quotes = [
    ...(before ? [`    − ${onOneLine(before.quote)}`] : []),
    ...(after && after.quote !== before?.quote ? [`    + ${onOneLine(after.quote)}`] : []),
  ];
  return [
    `  ${subjectOf(change)}: ${told.map((field) => fieldInWords(field, change)).join('; ')}  [${document_id}]`,
    ...quotes,
    ...causeLine(causesIn(told)),
  ];
}

function causeLine(cause: string): string[] {
  return cause === '' ? [] : [`    because of ${cause}`];
}

function optional(label: string, text: string): string[] {
  return text === '' ? [] : [entry(label, text)];
}

function entry(label: string, text: string): string {
  return `${label.padEnd(14)} ${text}`;
}
