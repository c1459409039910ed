import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import { seriesRows } from '../../src/publish/series.ts';
import { documentRow, indicators, observation } from '../rows.ts';

const dictionary = compileDictionary(indicators);
const first = documentRow({ document_id: 'a_2023', session_date: '2024-01-30' });
const second = documentRow({ document_id: 'b_2023', session_date: '2024-02-28' });
const documents = [second, first];

describe('a series', () => {
  it('takes the latest document and names those that agree and disagree', () => {
    const third = documentRow({ document_id: 'c_2023', session_date: '2024-02-01' });
    const rows = seriesRows(
      [...documents, third],
      [
        observation({ document_id: 'a_2023', observation_id: 'a' }),
        observation({ document_id: 'c_2023', observation_id: 'c', lower: '1', upper: '2' }),
        observation({ document_id: 'b_2023', observation_id: 'b', indicator: 'GDP' }),
      ],
      dictionary,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      indicator_id: 'gdp',
      indicator_zh: '地区生产总值',
      indicator_en: 'Gross regional product',
      area: '深圳市',
      observation_id: 'b',
      value: '3460000000000',
      agreeing_document_ids: 'a_2023',
      disagreeing_document_ids: 'c_2023',
    });
  });

  it('takes the most precise statement of a document', () => {
    const [row] = seriesRows(
      documents,
      [
        observation({ document_id: 'b_2023', observation_id: 'loose', qualifier: 'gt', upper: '', start: 1 }),
        observation({ document_id: 'b_2023', observation_id: 'exact', start: 80 }),
      ],
      dictionary,
    );
    expect(row).toMatchObject({
      observation_id: 'exact',
      agreeing_document_ids: '',
      disagreeing_document_ids: '',
    });
  });

  it('knows the order of documents by the year they review, where they do not say when they were given', () => {
    const old = documentRow({ document_id: 'z_2022', reference_year: '2022' });
    const dated = documentRow({ document_id: 'a_2024', session_date: '2024-01-30' });
    const [row] = seriesRows(
      [old, dated],
      [observation({ document_id: 'z_2022' }), observation({ document_id: 'a_2024' })],
      dictionary,
    );
    expect(row?.document_id).toBe('a_2024');
  });

  it('leaves out what cannot be compared', () => {
    const nowhere = documentRow({ place: '', area_code: '' });
    expect(seriesRows([nowhere], [observation()], dictionary)).toEqual([]);
    expect(seriesRows([documentRow()], [observation({ indicator_id: '' })], dictionary)).toEqual([]);
    expect(seriesRows([documentRow()], [observation({ normalized_value: '' })], dictionary)).toEqual([]);
  });
});
