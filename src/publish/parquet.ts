import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import { CellError } from './cell_error.ts';
import type { ColumnType } from './table.ts';

/** What is known of a column wherever its table is written. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly required?: boolean;
}

/**
 * The decimal type of every `number` column: exact, and the same in every version. Twenty digits stand before the point
 * (national accounts in 元 have 15) and 18 behind it.
 */
export const DECIMAL = { precision: 38, scale: 18 };

const TYPES: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', ...DECIMAL },
  date: { type: 'INT32', converted_type: 'DATE' },
};

/**
 * A table as a Parquet file; an empty cell is null. The same cells give the same bytes.
 * @throws CellError for a number with more digits than the type has.
 */
export function renderParquet(
  file: string,
  columns: readonly TypedColumn[],
  cells: readonly (readonly string[])[],
): Uint8Array {
  const schema: SchemaElement[] = [
    { name: 'row', num_children: columns.length },
    ...columns.map(({ name, type, required }) => ({
      ...TYPES[type],
      name,
      repetition_type: required ? ('REQUIRED' as const) : ('OPTIONAL' as const),
    })),
  ];
  const columnData = columns.map(({ name, type }, i) => ({
    name,
    data: cells.map((row) => toValue(row[i] ?? '', type, () => `${file}, column ${name}, key ${row[0]}`)),
  }));
  return new Uint8Array(parquetWriteBuffer({ schema, columnData, createdBy: 'zhibiao' }));
}

type Value = string | number | bigint | Date | null;

function toValue(cell: string, type: ColumnType, place: () => string): Value {
  if (cell === '') return null;
  switch (type) {
    case 'string':
      return cell;
    case 'integer':
      return Number(cell);
    case 'date':
      return new Date(cell);
    case 'number':
      return unscaled(cell, place);
  }
}

function unscaled(cell: string, place: () => string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(cell) ?? [];
  if (whole.length > DECIMAL.precision - DECIMAL.scale || fraction.length > DECIMAL.scale) {
    const type = `DECIMAL(${DECIMAL.precision}, ${DECIMAL.scale})`;
    throw new CellError(
      `${place()}: ${cell} does not fit ${type}; correct the row (docs/corrections.md) or do without Parquet`,
    );
  }
  return BigInt(`${sign}${whole || '0'}${fraction.padEnd(DECIMAL.scale, '0')}`);
}
