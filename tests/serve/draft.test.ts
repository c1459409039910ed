import { describe, expect, it } from 'vitest';
import { cellsToAdd, changedCells, draftOf, type Filled, type Target } from '../../src/review/draft.ts';
import { draftSchema, entryOf, idFor } from '../../src/serve/draft.ts';
import { quoteOf } from '../../src/serve/quote.ts';
import { documentOf } from '../documents.ts';

const SHOWN: Record<string, string> = {
  indicator: '地区生产总值',
  value: '3.46',
  unit: '万亿元',
  measure: 'level',
  period: '2023',
  status: 'actual',
  qualifier: 'eq',
};
const target: Target = {
  document_id: 'report',
  observation_id: 'i8edb6c59a38',
  start: 30,
  cell: (name) => SHOWN[name] ?? '',
};
const filled = (part: Partial<Filled>): Filled => ({
  action: 'set',
  cells: { ...SHOWN },
  reason: ' A slip. ',
  author: '张三 ',
  ...part,
});

describe('what a person fills in', () => {
  it('becomes the cells that changed, with what they were and what tells the row', () => {
    const changed = filled({ cells: { ...SHOWN, period: '2022', unit: '亿元' } });
    expect(changedCells(changed, target)).toEqual(['unit', 'period']);
    expect(draftOf(changed, target)).toEqual({
      action: 'set',
      document_id: 'report',
      observation_id: 'i8edb6c59a38',
      expect: { indicator: '地区生产总值', value: '3.46', unit: '万亿元', period: '2023' },
      set: { unit: '亿元', period: '2022' },
      reason: 'A slip.',
      author: '张三',
    });
  });

  it('is nothing where a change changes nothing', () => {
    expect(draftOf(filled({}), target)).toBeUndefined();
  });

  it('says what is confirmed or removed', () => {
    const expected = {
      indicator: '地区生产总值',
      measure: 'level',
      value: '3.46',
      unit: '万亿元',
      period: '2023',
    };
    for (const action of ['confirm', 'drop'] as const) {
      const draft = draftOf(filled({ action }), target);
      expect(draft).toMatchObject({ action, expect: expected });
      expect(draft).not.toHaveProperty('set');
    }
  });

  it('begins for a number with its digits, and leaves out what is as it would be anyway', () => {
    const cells = cellsToAdd('１，４４ 0', '2023');
    expect(cells).toMatchObject({ value: '1440', measure: 'level', period: '2023', qualifier: 'eq' });
    expect(cellsToAdd('三成', '').value).toBe('');
    const draft = draftOf(filled({ action: 'add', cells: { ...cells, indicator: '时长' } }), target);
    expect(draft).toMatchObject({
      start: 30,
      set: { indicator: '时长', value: '1440', unit: '', measure: 'level', period: '2023', status: 'actual' },
    });
    expect(Object.keys((draft as { set: object }).set)).toHaveLength(6);
    expect(draftSchema.safeParse(draft).success).toBe(true);
  });
});

describe('the entry of a draft', () => {
  const draft = draftSchema.parse(draftOf(filled({ action: 'drop' }), target));

  it('has its keys in the order of the documentation', () => {
    const entry = entryOf(draft, { id: 'x', date: '2026-03-01' });
    expect(Object.keys(entry)).toEqual(['id', 'match', 'action', 'expect', 'reason', 'author', 'date']);
  });

  it('has an id of its own that the schema takes, whatever the document is called', () => {
    expect(idFor(draft, new Set())).toBe('report-i8edb6c59a38');
    expect(idFor(draft, new Set(['report-i8edb6c59a38']))).toBe('report-i8edb6c59a38-2');
    const chinese = { ...draft, document_id: '深圳_2024.__' };
    expect(idFor(chinese, new Set())).toBe('2024-i8edb6c59a38');
    expect(idFor({ ...draft, document_id: '公报' }, new Set())).toBe('document-i8edb6c59a38');
  });
});

describe('the quote of a number', () => {
  const TEXT =
    '甲市报告\n\n建成公园12个，公园3个。建成公园12个，绿道3公里。落实二十大和二十届三中全会精神。\n';
  const starts = [...TEXT.matchAll(/\d+|二十|三/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text,
  }));
  const numbers = starts.map((one) => ({
    ...one,
    document_id: 'report',
    fate: 'set_aside' as const,
    reason: 'name' as const,
    observation_id: '',
    page: '',
    box: '',
  }));
  const quotes = starts.map(({ start }) => quoteOf(documentOf(TEXT), numbers, start)?.quote);

  it('is its clause, and else as much as tells it from its like', () => {
    expect(quotes).toEqual([
      '建成公园12个，公园3个',
      '公园3个',
      '建成公园12个，绿道3公里',
      '绿道3公里',
      '二十大和',
      '二十届三',
      '落实二十大和二十届三中全会精神',
    ]);
  });

  it('is none where there is no such number', () => {
    expect(quoteOf(documentOf(TEXT), numbers, 1)).toBeUndefined();
  });
});
