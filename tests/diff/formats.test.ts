import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDatasets } from '../../src/diff/compare.ts';
import type { Attribution, Difference } from '../../src/diff/difference.ts';
import type { Comparison } from '../../src/diff/formats/format.ts';
import { FORMATS } from '../../src/diff/formats/formats.ts';
import { printText } from '../../src/diff/formats/text.ts';
import { readCsv } from '../../src/publish/reading.ts';
import type { Observation } from '../../src/types.ts';
import { observation } from '../rows.ts';
import { observations, tablesOf } from './datasets.ts';

const daff = createRequire(import.meta.url)('daff');

const row = observation({ quote: '全年地区生产总值达到3.46万亿元', start: 8, end: 12 });
const BEFORE = [
  row,
  observation({ observation_id: 'gone', indicator: '<b>进口|额</b>', start: 30, end: 34 }),
];
const AFTER = [
  { ...row, value: '3.47', quote: '全年地区生产总值达到3.47万亿元' },
  observation({
    observation_id: 'new',
    indicator: '=出口额',
    start: 60,
    end: 64,
    quote: '出口总额9万亿元',
    value: '9',
  }),
];
const attribution: Attribution = {
  causes: [{ kind: 'source', entry: '', file: 'report.txt' }],
  isProven: true,
};

function comparisonOf(before: readonly Observation[], after: readonly Observation[]): Comparison {
  const difference = compareDatasets(tablesOf(before), tablesOf(after));
  return { difference: explained(difference), before: '1.0.0', after: '1.1.0', files: [] };
}

function explained(difference: Difference): Difference {
  const changes = difference.changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({ ...field, attribution })),
  }));
  return { ...difference, changes };
}

const comparison = comparisonOf(BEFORE, AFTER);

describe('text', () => {
  it('tells the gravest first, with both quotes and the cause', () => {
    expect(FORMATS.text(comparison)).toBe(`1.0.0 → 1.1.0
Observations   2 → 2: 1 added, 1 removed, 1 changed
Documents      1 → 1
Unexplained    0 → 0 numbers
Causes         3 × source: report.txt

Lost 丢失 (1)
  <b>进口|额</b> 2023: 3.46万亿元  [report_2023]
    − 地区生产总值3.46万亿元
    because of source: report.txt

Value 数值 (1)
  地区生产总值 2023: value 3.46 → 3.47 (+0.289%)  [report_2023]
    − 全年地区生产总值达到3.46万亿元
    + 全年地区生产总值达到3.47万亿元
    because of source: report.txt

Added 新增 (1)
  =出口额 2023: 9万亿元  [report_2023]
    + 出口总额9万亿元
    because of source: report.txt
`);
  });

  it('counts text that moved, and cuts long lists', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      observation({ observation_id: `m${i}`, start: i * 10, end: i * 10 + 4 }),
    );
    const moved = many.map((one) => ({ ...one, start: one.start + 5, end: one.end + 5 }));
    expect(FORMATS.text(comparisonOf(many, moved))).toContain('report_2023: start, end of 30 observations');
    expect(FORMATS.text(comparisonOf(many, []))).toContain('and 10 more; --all lists them');
    expect(printText(99)(comparisonOf(many, []))).not.toContain('more');
  });

  it('says that nothing differs', () => {
    expect(FORMATS.text(comparisonOf(BEFORE, BEFORE))).toBe('1.0.0 → 1.1.0: no observation differs 无差异\n');
  });
});

describe('JSON', () => {
  it('has the keys of the contract for each field that changed', () => {
    const { summary, changes } = JSON.parse(FORMATS.json(comparison));
    expect(summary).toMatchObject({ added: 1, removed: 1, changed: 1, causes: [{ changes: 3 }] });
    const contract = ['change', 'observation_id', 'document_id', 'field', 'before', 'after', 'tier', 'cause'];
    for (const change of changes) expect(Object.keys(change).slice(0, contract.length)).toEqual(contract);
    expect(changes[1]).toMatchObject({
      change: 'changed',
      observation_id: row.observation_id,
      field: 'value',
      before: '3.46',
      after: '3.47',
      tier: 'value',
      cause: 'source: report.txt',
      relative_change: '0.00289',
      before_quote: row.quote,
    });
    expect(changes[0]).toMatchObject({ change: 'removed', field: 'row', before: '3.46万亿元', after: '' });
  });
});

describe('CSV', () => {
  it('has a row for each field, and no cell that a spreadsheet would run', () => {
    const { columns, rows } = readCsv(FORMATS.csv(comparison));
    expect(columns.slice(0, 5)).toEqual(['change', 'observation_id', 'document_id', 'field', 'before']);
    expect(rows.map(({ change, field, cause_kind }) => [change, field, cause_kind])).toEqual([
      ['removed', 'row', 'source'],
      ['changed', 'value', 'source'],
      ['changed', 'quote', 'source'],
      ['added', 'row', 'source'],
    ]);
    expect(rows[3]?.indicator).toBe("'=出口额");
  });
});

describe('pages', () => {
  it('hold the texts of reports as text', () => {
    const html = FORMATS.html(comparison);
    expect(html).not.toContain('<b>进口');
    expect(html).toContain('全年地区生产总值达到3.47万亿元');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(?:src|href)=["']?(?:https?:|\/)/);
    const markdown = FORMATS.md(comparison);
    expect(markdown).toContain('\\<b\\>进口\\|额\\</b\\>');
    for (const line of markdown.split('\n').filter((one) => one.startsWith('| '))) {
      expect(line.replaceAll('\\|', '').split('|').length).toBe(8);
    }
  });
});

describe('the tabular diff', () => {
  const patched = (before: readonly Observation[], after: readonly Observation[]): string[][] => {
    const table = new daff.TableView(rowsOf(tablesOf(before).observations.content));
    const diff = new daff.TableView(rowsOf(FORMATS.daff(comparisonOf(before, after))));
    expect(new daff.HighlightPatch(table, diff).apply()).toBe(true);
    return table.data;
  };
  const rowsOf = (content: string): string[][] => parse(content, { relax_column_count: true });
  const sorted = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join('\u001f')).sort();

  it('makes the later table of the earlier one in the hands of daff', () => {
    expect(sorted(patched(BEFORE, AFTER))).toEqual(sorted(rowsOf(tablesOf(AFTER).observations.content)));
  });

  it('does so for any two tables whose rows stand in their order', () => {
    const inOrder = observations.map((rows) =>
      [...new Map(rows.map((one) => [one.start, one])).values()].sort((a, b) => a.start - b.start),
    );
    fc.assert(
      fc.property(inOrder, inOrder, (a, b) => {
        fc.pre(a.length > 0 && JSON.stringify(a) !== JSON.stringify(b));
        const later = rowsOf(tablesOf(b).observations.content);
        expect(sorted(patched(a, b))).toEqual(sorted(later));
      }),
      { numRuns: 200 },
    );
  });
});
