import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { book } from '../book.ts';
import { documentOf } from '../documents.ts';

/** The periods of what was built and of what stands, under a heading of a work report of 2017. */
function periodsUnder(heading: string, before = ''): string[] {
  const text = `某市政府工作报告（2017年）\n${before}${heading}\n各项事业迈上新台阶。建成学校20所，粮食产量达到30万吨。\n`;
  return extract(documentOf(text), book).ledger.flatMap((entry) =>
    entry.fate === 'observed' ? [`${entry.fact.period} ${entry.fact.status}`] : [],
  );
}

const REVIEW = '一、2016年工作回顾\n各项事业迈上新台阶。\n';

describe('what the heading of a part looks back on', () => {
  it.each([
    '一、过去五年工作回顾',
    '一、五年来的工作回顾',
    '一、2012年以来的工作回顾',
    '一、2012—2016年工作回顾',
    '一、本届政府任期内的工作',
    '一、第十五届政府工作回顾',
    '一、五年工作回顾',
    '一、任期工作回顾',
    '一、极不平凡的五年',
    '一、砥砺奋进的五年',
    '一、过去的五年',
    '过去五年的政府工作',
    '五年工作回顾',
  ])('%s: five years, and the last of them', (heading) => {
    expect(periodsUnder(heading)).toEqual(['2012/2016 actual', '2016 actual']);
  });

  it.each(['一、2016年工作回顾', '一、过去一年的工作', '一、2016年和过去五年工作', '一、发展目标超额实现'])(
    '%s: the year under review',
    (heading) => {
      expect(periodsUnder(heading)).toEqual(['2016 actual', '2016 actual']);
    },
  );
});

describe('what the heading of a part looks ahead to', () => {
  it.each(['二、未来五年', '二、新的五年奋斗目标', '二、下一个五年', '二、关于今后五年工作'])(
    '%s: five years, and the last of them',
    (heading) => {
      expect(periodsUnder(heading, REVIEW)).toEqual(['2017/2021 target', '2021 target']);
    },
  );

  it.each(['二、2017年政府工作', '二、今年的工作', '二、今后工作', '二、新一届政府工作建议'])(
    '%s: the year that is planned',
    (heading) => {
      expect(periodsUnder(heading, REVIEW)).toEqual(['2017 target', '2017 target']);
    },
  );
});
