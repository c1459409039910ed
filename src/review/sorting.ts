import type { Ledger } from './ledger.ts';

export interface Sorting {
  /** A column of the table; '' for the order of the text. */
  readonly column: string;
  readonly isDescending: boolean;
}

const NUMERIC: Readonly<Record<string, string>> = { value: 'normalized_value', confidence: 'confidence' };

/** Rows in the order asked for; equal ones stay in the order of the text, empty cells come last. */
export function sortRows(rows: Int32Array, { column, isDescending }: Sorting, ledger: Ledger): Int32Array {
  if (column === '') return rows;
  const sign = isDescending ? -1 : 1;
  const numeric = NUMERIC[column];
  const cells = new Map<number, string>();
  for (const row of rows) {
    cells.set(
      row,
      numeric ? ledger.cell(row, numeric) || ledger.cell(row, column) : textOf(ledger, row, column),
    );
  }
  const compare = numeric ? compareNumbers : collator().compare;
  return rows.slice().sort((a, b) => {
    const [left, right] = [cells.get(a) ?? '', cells.get(b) ?? ''];
    if (left === '' || right === '') return (left === '' ? 1 : 0) - (right === '' ? 1 : 0) || a - b;
    return sign * compare(left, right) || a - b;
  });
}

function textOf(ledger: Ledger, row: number, column: string): string {
  if (column === 'measure') return ledger.cell(row, 'measure') || ledger.cell(row, 'reason');
  if (column === 'indicator') return ledger.cell(row, 'indicator') || ledger.cell(row, 'text');
  return ledger.cell(row, column);
}

function compareNumbers(a: string, b: string): number {
  return Number(a) - Number(b);
}

let chinese: Intl.Collator | undefined;
function collator(): Intl.Collator {
  chinese ??= new Intl.Collator('zh-Hans-CN', { numeric: true });
  return chinese;
}
