import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDuckDb } from '../../src/cli/duckdb.ts';
import { CellError } from '../../src/publish/cell_error.ts';
import { renderParquet } from '../../src/publish/parquet.ts';

const columns = [
  { name: 'id', type: 'string', required: true },
  { name: 'value', type: 'number' },
] as const;

describe('a Parquet file', () => {
  it('has the same bytes for the same cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.integer().map(String))), (cells) => {
        expect(renderParquet('x', columns, cells)).toEqual(renderParquet('x', columns, cells));
      }),
      { numRuns: 30 },
    );
  });

  it('of no rows is a file too', () => {
    expect(
      Buffer.from(renderParquet('x', columns, []))
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });

  it.each(['123456789012345678901', '0.1234567890123456789', '-100000000000000000000.5'])(
    'cannot hold %s, and says where it stands',
    (value) => {
      const render = () => renderParquet('series.parquet', columns, [['g1', value]]);
      expect(render).toThrow(CellError);
      expect(render).toThrow(`series.parquet, column value, key g1: ${value} does not fit DECIMAL(38, 18)`);
    },
  );

  it.each(['000123456789012345678901'.slice(3, 23), '0.100000000000000000000', '00012'])(
    'holds %s: zeros at the ends take no room',
    (value) => {
      expect(() => renderParquet('x', columns, [['g1', value]])).not.toThrow();
    },
  );
});

describe('DuckDB', () => {
  it('that is not installed is refused with what to install', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    await expect(loadDuckDb(() => Promise.reject(missing))).rejects.toThrow('npm install @duckdb/node-api');
  });

  it('that cannot be loaded is refused with the reason', async () => {
    await expect(loadDuckDb(() => Promise.reject(new Error('no glibc')))).rejects.toThrow(
      'cannot be loaded (no glibc)',
    );
  });
});
