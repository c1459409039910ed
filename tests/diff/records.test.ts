import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, eachRecord } from '../../src/diff/records.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '量', '"', ',', '\n', '\r', ' ', "'") });

describe('records', () => {
  it('come back as they were written', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const content = stringify(rows, { record_delimiter: '\n', quoted_match: /\r/ });
        expect([...eachRecord('x', content)].map(({ text }) => cellsOf(text))).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('know the line they begin in, also behind a cell of several lines', () => {
    const content = '\ufeffa,b\r\n1,"x\ny"\r\n\r\n2,z';
    expect([...eachRecord('x', content)]).toEqual([
      { text: 'a,b', line: 1 },
      { text: '1,"x\ny"', line: 2 },
      { text: '2,z', line: 5 },
    ]);
  });
});
