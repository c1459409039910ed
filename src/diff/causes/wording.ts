import type { Attribution, Cause } from '../difference.ts';

const MOST_NAMED = 6;

/** A cause in one line: `source: report.txt`, `rule: pattern growth.verb (patterns/2-growth.yaml)`. */
export function nameCause({ kind, entry, file }: Cause): string {
  return `${kind}: ${entry === '' ? file : `${entry} (${file})`}`;
}

/** Causes joined by `+` made the change together; behind `undetermined` any of those named, or several, may have. */
export function nameAttribution(attribution: Attribution | undefined): string {
  if (!attribution) return '';
  const { isProven } = attribution;
  const causes = attribution.causes.length > MOST_NAMED ? byFile(attribution.causes) : attribution.causes;
  if (isProven) return causes.map(nameCause).join(' + ');
  if (causes.length === 0) return 'undetermined: no input differs';
  const names = causes.slice(0, MOST_NAMED).map(nameCause);
  const left = causes.length - names.length;
  return `undetermined: ${names.join(' | ')}${left > 0 ? ` | ${left} more` : ''}`;
}

/** Very many entries of one file are told as the file. */
function byFile(causes: readonly Cause[]): Cause[] {
  const files = new Map(causes.map((cause) => [`${cause.kind} ${cause.file}`, { ...cause, entry: '' }]));
  return [...files.values()];
}

/** What a cause is called where it is counted; several kinds together are `joint`. */
export function kindOfAttribution(attribution: Attribution | undefined): string {
  if (!attribution) return '';
  if (!attribution.isProven) return 'undetermined';
  const kinds = new Set(attribution.causes.map(({ kind }) => kind));
  return kinds.size === 1 ? [...kinds][0]! : 'joint';
}
