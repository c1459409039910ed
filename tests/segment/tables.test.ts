import { describe, expect, it } from 'vitest';
import { blocksOf } from './helpers.ts';

const tablesOf = (text: string, mediaType?: string): string[][][] =>
  blocksOf(text, mediaType).flatMap((block) =>
    block.kind === 'table'
      ? [block.rows.map((row) => row.map(({ column, reading }) => `${column}:${reading.text}`))]
      : [],
  );

describe('tables', () => {
  it('reads cells parted by tabs, with their columns, over blank lines and a repeated header', () => {
    const text =
      '专栏1：指标\n类别\t指标\t2025年\n经济\t增长 {5}\t5 . 5\n\n类别\t指标\t2025年\n\t浓度\t≤15\n\n注：略。';
    expect(tablesOf(text)).toEqual([
      [
        ['0:类别', '1:指标', '2:2025年'],
        ['0:经济', '1:增长{5}', '2:5.5'],
        ['0:类别', '1:指标', '2:2025年'],
        ['1:浓度', '2:≤15'],
      ],
    ]);
  });

  it('reads the tables of Markdown without the rule under the header', () => {
    expect(tablesOf('| 指标 | 2023年 |\n|---|--:|\n| 工业 | 5.0 |\n', 'text/markdown')).toEqual([
      [
        ['0:指标', '1:2023年'],
        ['0:工业', '1:5.0'],
      ],
    ]);
  });

  it('reads columns set with spaces if figures stand in the last', () => {
    expect(tablesOf('指标      单位    2023年\n粮食      万吨    93.0\n油料      万吨    11.6\n')).toEqual([
      [
        ['0:指标', '1:单位', '2:2023年'],
        ['0:粮食', '1:万吨', '2:93.0'],
        ['0:油料', '1:万吨', '2:11.6'],
      ],
    ]);
  });

  it('reads cells that came out one a line', () => {
    const text =
      '2023年主要产量\n指标\n\n单位\n\n产量\n\n比上年增长（%）\n\n粮食\n\n万吨\n\n93\n.0\n\n1.1\n\n油料\n\n万吨\n\n11.6\n\n-6.7\n\n全市油料产量下降。';
    expect(tablesOf(text)).toEqual([
      [
        ['0:指标', '1:单位', '2:产量', '3:比上年增长（%）'],
        ['0:粮食', '1:万吨', '2:93.0', '3:1.1'],
        ['0:油料', '1:万吨', '2:11.6', '3:-6.7'],
      ],
    ]);
  });

  it('does not guess where the cells came out in another order', () => {
    expect(
      tablesOf('科目名称\n年初预算\n实际完成\n利润收入\n4126\n5647\n股利收入\n5574\n4013\n136.9\n72'),
    ).toEqual([]);
  });

  it('makes the line above it its caption', () => {
    const text = '一、农业\n2023年主要产量\n单位：万吨\n指标\t产量\n粮食\t93.0\n棉花\t1.0\n全市粮食增产。';
    const blocks = blocksOf(text);
    expect(blocks.find((block) => block.kind === 'table')?.section).toEqual(['一、农业', '2023年主要产量']);
    expect(blocks.at(-1)?.section).toEqual(['一、农业']);
  });

  it('takes neither an indented line nor a speaker with wide spaces for a table', () => {
    expect(tablesOf('\t政府工作报告\n\t某市市长\n某市市长　　张三\n各位代表：')).toEqual([]);
  });
});
