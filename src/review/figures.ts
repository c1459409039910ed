import { group } from './decimals.ts';
import type { Ledger } from './ledger.ts';

const SIGNS: Readonly<Record<string, string>> = { approx: '≈', gt: '>', ge: '≥', lt: '<', le: '≤' };

/** The value as stated, with the sign of its qualifier: ≥1,200, 5~10. */
export function statedValue(ledger: Ledger, row: number): string {
  const [value, largest] = [ledger.cell(row, 'value'), ledger.cell(row, 'value_max')];
  if (value === '') return '';
  const sign = SIGNS[ledger.cell(row, 'qualifier')] ?? '';
  return `${sign}${group(value)}${largest && `~${group(largest)}`}`;
}

/** The last part of a section's path. */
export function lastSection(ledger: Ledger, row: number): string {
  return ledger.cell(row, 'section').split(' / ').at(-1) ?? '';
}
