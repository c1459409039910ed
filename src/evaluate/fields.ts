import type { Gold } from './gold.ts';
import { fold, isSameName } from './names.ts';

/** The fields that must all be right for a row to count as strictly right. */
export const STRICT = ['measure', 'value', 'unit', 'qualifier', 'period', 'status', 'indicator'] as const;
export const FIELDS = [...STRICT, 'value_max', 'basis', 'area', 'scope'] as const;
export type Field = (typeof FIELDS)[number];

/** A row of observations.csv, cells as they stand. */
export type Row = Readonly<Record<string, string>>;

const RELATIVE_TOLERANCE = 1e-5;

export function isRight(field: Field, gold: Gold, row: Row): boolean {
  const wanted = gold[field];
  const got = row[field] ?? '';
  switch (field) {
    case 'value':
    case 'value_max':
      return isSameNumber(wanted, got);
    case 'unit':
      return unitOf(wanted) === unitOf(got);
    case 'indicator':
      return isSameName(got, [wanted, ...gold.indicator_alt]);
    case 'measure':
      return isEitherWay(String(wanted), got) || fold(wanted) === fold(got);
    case 'area':
    case 'scope':
      return isSamePlace(field, fold(wanted), fold(got), fold(row.indicator));
    default:
      return fold(wanted) === fold(got);
  }
}

/** For a bare X占比 a reader may say level or share. */
function isEitherWay(a: string, b: string): boolean {
  return (a === 'level' && b === 'share') || (a === 'share' && b === 'level');
}

function isSamePlace(field: 'area' | 'scope', wanted: string, got: string, indicator: string): boolean {
  if (wanted === got) return true;
  if (got === '') return field === 'area' && indicator.includes(wanted);
  return wanted !== '' && (wanted.includes(got) || got.includes(wanted));
}

function unitOf(unit: unknown): string {
  return fold(unit)
    .replace(/\([^)]*\)/g, '')
    .replaceAll('个百分点', '百分点')
    .replaceAll('立方米/天', '立方米/日');
}

function isSameNumber(wanted: unknown, got: string): boolean {
  const [a, b] = [numberOf(wanted), numberOf(got)];
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

function numberOf(value: unknown): number | undefined {
  const text = String(value ?? '')
    .replaceAll(',', '')
    .trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}
