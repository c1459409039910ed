import { FIELDS, type Field, isRight, type Row, STRICT } from './fields.ts';
import type { Gold } from './gold.ts';
import { literal, quote } from './python.ts';

/** What is counted of one document, or of all. */
export interface Counts {
  readonly gold: number;
  readonly rows: number;
  readonly found: number;
  readonly strict: number;
  readonly right: Readonly<Record<Field, number>>;
}

/** One thing that is wrong: what, document, offset, and two texts that show it. */
export type Mistake = readonly [kind: string, document: string, start: number, shown: string, about: string];

const CLASSES = ['observation', 'optional', 'noise'] as const;
const SHOWN = 60;

/** Counts the rows of one document against its labels. */
export function countDocument(
  stem: string,
  labels: readonly Gold[],
  rows: readonly Row[],
): { readonly counts: Counts; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const taken = new Map<number, Row[]>();
  let counted = 0;
  for (const row of rows) {
    const label = labelOf(row, labels);
    if (label?.class === 'observation') taken.set(label.start, [...(taken.get(label.start) ?? []), row]);
    if (label && label.class !== 'noise') continue;
    counted += 1;
    const shown = Array.from(row.quote ?? '')
      .slice(0, SHOWN)
      .join('');
    mistakes.push([
      'false',
      stem,
      Number(row.start),
      shown,
      `${row.indicator}|${row.measure}|${row.value}${row.unit}`,
    ]);
  }

  const right = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
  let [gold, found, strict] = [0, 0, 0];
  for (const label of labels) {
    if (label.class !== 'observation') continue;
    gold += 1;
    const got = taken.get(label.start) ?? [];
    counted += got.length;
    const row = closest(label, got);
    const about = `${text(label, 'indicator')}|${text(label, 'measure')}|${text(label, 'value')}${text(label, 'unit')}`;
    if (!row) {
      mistakes.push(['missed', stem, label.start, label.text, about]);
      continue;
    }
    found += 1;
    const wrong = FIELDS.filter((field) => !isRight(field, label, row));
    for (const field of FIELDS) if (!wrong.includes(field)) right[field] += 1;
    if (!STRICT.some((field) => wrong.includes(field))) strict += 1;
    for (const field of wrong) {
      const shown = `want ${represent(label, field)} got ${row[field] === undefined ? 'None' : quote(row[field])}`;
      mistakes.push([field, stem, label.start, shown, about]);
    }
  }
  return { counts: { gold, rows: counted, found, strict, right }, mistakes };
}

export function addCounts(all: readonly Counts[]): Counts {
  const total = (of: (counts: Counts) => number) => all.reduce((sum, counts) => sum + of(counts), 0);
  return {
    gold: total(({ gold }) => gold),
    rows: total(({ rows }) => rows),
    found: total(({ found }) => found),
    strict: total(({ strict }) => strict),
    right: Object.fromEntries(
      FIELDS.map((field) => [field, total(({ right }) => right[field])]),
    ) as Counts['right'],
  };
}

/** The label a row lies on: an observation before an optional mention before noise. */
function labelOf(row: Row, labels: readonly Gold[]): Gold | undefined {
  const [start, end] = [Number(row.start), Number(row.end)];
  const hits = labels.filter((label) => label.start < end && start < label.end);
  for (const kind of CLASSES) {
    const hit = hits.find((label) => label.class === kind);
    if (hit) return hit;
  }
  return undefined;
}

/** Of several rows on one mention the one with the most fields right, the first among equals. */
function closest(label: Gold, rows: readonly Row[]): Row | undefined {
  let best: { row: Row; score: number } | undefined;
  for (const row of rows) {
    const score = FIELDS.filter((field) => isRight(field, label, row)).length;
    if (!best || score > best.score) best = { row, score };
  }
  return best?.row;
}

function text(label: Gold, field: Field): string {
  const written = label.literals[field];
  return written === undefined ? String(label[field] ?? 'None') : literal(written);
}

function represent(label: Gold, field: Field): string {
  const value = label[field];
  return typeof value === 'string' ? quote(value) : text(label, field);
}
