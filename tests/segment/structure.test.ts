import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/blocks.ts';
import { partsOf } from '../../src/segment/parts.ts';
import type { SourceBlock, SourceText } from '../../src/types.ts';
import { wronglyOwned } from './helpers.ts';

/** A source whose structure is found by the stretches of its text. */
function sourceOf(text: string, structure: readonly (readonly [string, Stated])[]): SourceText {
  const blocks = structure.map(([stretch, block]): SourceBlock => {
    const start = text.indexOf(stretch);
    return { ...block, start, end: start + stretch.length };
  });
  return { text, mediaType: 'application/pdf', pageStarts: [], structure: blocks };
}

type Unplaced<Block> = Block extends unknown ? Omit<Block, 'start' | 'end'> : never;
type Stated = Unplaced<SourceBlock>;
const PARAGRAPH: Stated = { kind: 'paragraph' };

const outlineOf = (source: SourceText): string[] =>
  segment(source).map((block) => `${block.kind} ${block.reading.text}`);

describe('a structure that the file states', () => {
  it('joins the lines of one paragraph and parts two paragraphs, whatever their lines look like', () => {
    const text = '地区生产总值增\n长5.0%。\n其中第一产业增\n长3.0%。';
    const source = sourceOf(text, [
      ['地区生产总值增\n长5.0%。', PARAGRAPH],
      ['其中第一产业增\n长3.0%。', PARAGRAPH],
    ]);
    expect(outlineOf(source)).toEqual([
      'paragraph 地区生产总值增长5.0%。',
      'paragraph 其中第一产业增长3.0%。',
    ]);
  });

  it('reads a paragraph over the page furniture that it encloses', () => {
    const text = '地区生产总值增\n第 3 页的页脚\n长5.0%。';
    const source = sourceOf(text, [
      [text, PARAGRAPH],
      ['第 3 页的页脚', { kind: 'furniture', reason: 'page_furniture' }],
    ]);
    expect(outlineOf(source)).toEqual(['paragraph 地区生产总值增长5.0%。', 'furniture 第3页的页脚']);
    expect(wronglyOwned(text, segment(source))).toEqual([]);
  });

  it('leaves the mark of a footnote out of the number beside it', () => {
    const text = '全年地区生产总值[2]1234.5亿元。';
    const source = sourceOf(text, [
      [text, PARAGRAPH],
      ['[2]', { kind: 'furniture', reason: 'footnote_mark' }],
    ]);
    expect(outlineOf(source)).toEqual(['paragraph 全年地区生产总值1234.5亿元。', 'furniture [2]']);
    expect(wronglyOwned(text, segment(source))).toEqual([]);
  });

  it('gives the cells of a table their columns and the extent of merged cells', () => {
    const text = '指标\t2024年\n\t数额\t增长';
    const cell = (stretch: string, column: number, columnSpan = 1, rowSpan = 1) => {
      const start = text.indexOf(stretch);
      return { start, end: start + stretch.length, column, columnSpan, rowSpan };
    };
    const source = sourceOf(text, [
      [
        text,
        {
          kind: 'table',
          rows: [
            [cell('指标', 0, 1, 2), cell('2024年', 1, 2)],
            [cell('数额', 1), cell('增长', 2)],
          ],
        },
      ],
    ]);
    const [table] = segment(source);
    expect(
      table?.kind === 'table' &&
        table.rows.map((row) =>
          row.map(({ reading, ...at }) => [reading.text, at.column, at.columnSpan, at.rowSpan]),
        ),
    ).toEqual([
      [
        ['指标', 0, 1, 2],
        ['2024年', 1, 2, 1],
      ],
      [
        ['数额', 1, 1, 1],
        ['增长', 2, 1, 1],
      ],
    ]);
  });
});

describe('a file of several reports', () => {
  const sentence = '过去一年，地区生产总值增长5.0%。\n';
  const gazette = [
    '目录\n',
    '政府工作报告\n',
    sentence.repeat(250),
    '关于某市2025年预算执行情况和2026年预算草案的报告\n',
    sentence.repeat(250),
  ];

  it('is cut before the titles that a report follows, its pages going on', () => {
    const text = gazette.join('');
    const source = { text, mediaType: 'application/pdf', pageStarts: [0, 30, text.indexOf('关于某市') - 10] };
    const parts = partsOf(source, segment(source));
    expect(parts.map(({ name }) => name)).toEqual(['work_report', 'budget_report']);
    expect(parts.map(({ source: { text: own } }) => own).join('')).toBe(text);
    expect(parts[1]!.source.pageStarts).toEqual([0, 0, 0]);
  });

  it('is one report where another is only named', () => {
    const text = gazette.slice(0, 4).join('');
    const source = { text, mediaType: 'text/plain', pageStarts: [] };
    expect(partsOf(source, segment(source))).toHaveLength(1);
  });
});
