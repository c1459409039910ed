import { describe, expect, it } from 'vitest';
import { quoteAround, verifyEvidence } from '../../src/report/evidence.ts';

const TEXT = '增长5%。增长5%。';
const number = (start: string, end: string, text: string) => ({ document_id: 'd', start, end, text });
const observation = (start: string, end: string, quote: string) => ({
  document_id: 'd',
  observation_id: 'o',
  start,
  end,
  quote,
});

describe('evidence', () => {
  it('finds the quote around its numeral, not an equal one elsewhere', () => {
    expect(quoteAround(TEXT, '增长5%', 7, 8)).toBe(5);
    expect(quoteAround(TEXT, '增长5%', 2, 3)).toBe(0);
    expect(quoteAround(TEXT, '下降5%', 2, 3)).toBe(-1);
  });

  it('holds where the text says what the dataset says', () => {
    const { quotes, failures } = verifyEvidence(
      TEXT,
      [number('7', '8', '5')],
      [observation('7', '8', '增长5%')],
    );
    expect([quotes, failures]).toEqual([{ o: 5 }, []]);
  });

  it('names a numeral that does not stand at its place', () => {
    const { failures } = verifyEvidence(TEXT, [number('1', '2', '5')], []);
    expect(failures).toEqual([{ document_id: 'd', start: 1, expected: '5', found: '长' }]);
  });

  it('names a quote that is not around its numeral', () => {
    const { quotes, failures } = verifyEvidence(TEXT, [], [observation('7', '8', '增长6%')]);
    expect(quotes).toEqual({});
    expect(failures).toMatchObject([{ expected: '增长6%', start: 7 }]);
  });
});
