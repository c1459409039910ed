import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

const ledgerOf = (text: string) => extract(documentOf(text), book).ledger;

const FRAGMENTS = [
  ...'0123456789０９.,，。、；：（）()-—~%％/“”\n\t 　+:*#_',
  ...'一二两三四五六七八九十百千万亿第半成倍前近超约多余',
  ...[
    '增长',
    '下降',
    '分别',
    '其中：',
    '占',
    '比重',
    '达到',
    '居全国',
    '首位',
    '连续',
    '新建',
    '公园',
    '出口',
  ],
  ...[
    '亿元',
    '个',
    '公里',
    '个百分点',
    '以上',
    '左右',
    '2023年',
    '到2030年',
    '“十四五”期间',
    '年均',
    '比2020年',
  ],
  ...[
    '一、',
    '（二）',
    '\n\n',
    '3.',
    '第一章',
    '指标\t单位\t2023年\n',
    '翻一番',
    '三成',
    '1/3',
    '地区生产总值',
    'PM2.5',
    '5G',
  ],
];
const report = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 80 }).map((parts) => parts.join(''));
const anything = fc.oneof(report, fc.string({ unit: 'binary', maxLength: 60 }));

describe('of any text', () => {
  it('the rows of the ledger are ordered, apart and not empty', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const row of ledgerOf(text)) {
          expect(row.start).toBeGreaterThanOrEqual(end);
          expect(row.end).toBeGreaterThan(row.start);
          end = row.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('every run of digits is covered by exactly one row', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const ledger = ledgerOf(text);
        for (const { 0: run, index } of text.matchAll(/[0-9０-９]+/g)) {
          const covering = ledger.filter(({ start, end }) => start <= index && index + run.length <= end);
          expect([run, index, covering.length]).toEqual([run, index, 1]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('an observed value is a decimal with a name', () => {
    fc.assert(
      fc.property(report, (text) => {
        for (const row of ledgerOf(text)) {
          if (row.fate !== 'observed') continue;
          expect(row.fact.indicator).not.toBe('');
          expect(row.fact.value).toMatch(/^-?\d+(\.\d+)?$/);
          expect(row.fact.quote.start).toBeLessThanOrEqual(row.start);
          expect(row.fact.quote.end).toBeGreaterThanOrEqual(row.end);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what comes out does not depend on what was read before', () => {
    fc.assert(
      fc.property(report, report, (before, text) => {
        const alone = ledgerOf(text);
        ledgerOf(before);
        expect(ledgerOf(text)).toEqual(alone);
      }),
    );
  });

  it('a paragraph does not depend on a paragraph without numbers before it', () => {
    const read = (text: string) =>
      ledgerOf(text).flatMap((row) => (row.fate === 'observed' ? [row.fact.indicator] : []));
    const sentence = '新建公园12个，其中社区公园5个。';
    expect(read(`经济运行总体平稳，民生持续改善。\n\n${sentence}`)).toEqual(read(sentence));
  });
});

const LENGTH = 100_000;
/** A name that is made of what was told before does not grow with the text. */
const LONGEST_NAME = 100;

describe('a hundred thousand characters are read to the end', () => {
  it.each([
    '1、',
    '1',
    '1,',
    '1%、',
    '第一',
    '第',
    '分别增长1%、',
    '分别增长',
    '（',
    '（1',
    '）',
    '“',
    '增长1%，',
    '增长（同口径）1%',
    '新建公园1个、',
    '新建公园1个，其中',
    '占比重1%',
    '占',
    '的',
    '和',
    '其中',
    '2023年',
    '比2020年',
    '首位',
    '连续1年',
    '前1',
    '1~',
    '1:',
    '万',
    '近',
    '以上',
    '等',
    '甲、乙和',
    '一、\n',
    '1\t2\n',
    '指标\t单位\n',
    '增长',
    '地区生产总值',
  ])('%j', (unit) => {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length));
    const ledger = ledgerOf(text);
    expect(ledger.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
    const names = ledger.flatMap((row) => (row.fate === 'observed' ? [row.fact.indicator.length] : []));
    expect(Math.max(0, ...names)).toBeLessThan(LONGEST_NAME);
  });
});
