import { describe, expect, it } from 'vitest';
import { evaluate, printScores } from '../../src/evaluate/evaluate.ts';
import { parseGold } from '../../src/evaluate/gold.ts';
import { isSameName } from '../../src/evaluate/names.ts';
import { float, literal, quote, round4 } from '../../src/evaluate/python.ts';
import { readCsv } from '../../src/publish/reading.ts';

const COMMON = '"value_max": null, "qualifier": "eq", "period": "2023", "status": "actual", "basis": ""';
const report = parseGold(
  'report.jsonl',
  `{"start": 6, "end": 10, "text": "3.46", "class": "observation", "indicator": "地区生产总值", "indicator_alt": ["GDP"], "measure": "level", "value": 3.46, "unit": "万亿元", "area": "", "scope": "", ${COMMON}}
{"start": 20, "end": 23, "text": "6.0", "class": "observation", "indicator": "地区生产总值", "measure": "growth", "value": 6.0, "unit": "%", "area": "前海", "scope": "", ${COMMON}}
{"start": 30, "end": 32, "text": "首位", "class": "observation", "indicator": "出口", "measure": "rank", "value": 1, "unit": "位", "area": "", "scope": "内地城市", ${COMMON}}
{"start": 40, "end": 42, "text": "28", "class": "optional"}
{"start": 50, "end": 54, "text": "2023", "class": "noise", "why": "date"}

{"start": 60, "end": 61, "text": "5", "class": "observation", "indicator": "新增床位", "measure": "level", "value": 5, "unit": "张", "area": "", "scope": "", ${COMMON}}
`,
);
const absent = parseGold(
  'absent.jsonl',
  '{"start": 1, "end": 2, "class": "observation", "indicator": "x", "measure": "level", "value": 1, "unit": "个"}',
);
const tables = {
  documents: readCsv('document_id,source_file\nd1,2023/report.txt\n').rows,
  observations:
    readCsv(`document_id,start,end,indicator,measure,value,value_max,unit,qualifier,period,status,basis,area,scope,quote
d1,6,10,GDP,level,3.460,,万亿元,eq,2023,actual,,,,地区生产总值3.46万亿元
d1,20,23,前海地区生产总值,growth,6,,％,approx,2024,actual,,,,增长6.0%
d1,30,32,出口总额,rank,1,,位,eq,2023,actual,,,内地,居首位
d1,30,31,进口,rank,1,,位,eq,2023,actual,,,内地,居首位
d1,40,42,措施,level,28,,项,eq,2023,actual,,,,28项
d1,50,54,年份,level,2023,,,eq,2023,actual,,,,2023年
d1,70,71,其他,level,7,,个,eq,2023,actual,,,,其他7个
`).rows,
};

describe('evaluating', () => {
  const evaluation = evaluate([absent, report], tables);

  // Both printouts are those of the reference scorer for the same labels and rows.
  it('prints the lines of the reference scorer', () => {
    expect(printScores(evaluation)).toEqual([
      'report: gold 4 rows 6  found P/R/F1 [0.5, 0.75, 0.6]  strict P/R/F1 [0.1667, 0.25, 0.2]',
      '    measure 1.0  value 1.0  unit 1.0  qualifier 0.6667  period 0.6667  status 1.0  indicator 0.6667  value_max 1.0  basis 1.0  area 1.0  scope 1.0',
      'ALL: gold 5 rows 6  found P/R/F1 [0.5, 0.6, 0.5455]  strict P/R/F1 [0.1667, 0.2, 0.1818]',
      '    measure 1.0  value 1.0  unit 1.0  qualifier 0.6667  period 0.6667  status 1.0  indicator 0.6667  value_max 1.0  basis 1.0  area 1.0  scope 1.0',
    ]);
  });

  it('lists mistakes as the reference scorer does', () => {
    expect(evaluation.mistakes.map((mistake) => mistake.join('\t'))).toEqual([
      'false\treport\t50\t2023年\t年份|level|2023',
      'false\treport\t70\t其他7个\t其他|level|7个',
      "qualifier\treport\t20\twant 'eq' got 'approx'\t地区生产总值|growth|6.0%",
      "period\treport\t20\twant '2023' got '2024'\t地区生产总值|growth|6.0%",
      "indicator\treport\t30\twant '出口' got '出口总额'\t出口|rank|1位",
      'missed\treport\t60\t5\t新增床位|level|5张',
    ]);
  });

  it('counts the labels of a document that is not there as missed', () => {
    expect(evaluation.absent).toEqual(['absent']);
    expect(evaluation.scores.get('ALL')?.gold).toBe(5);
  });
});

describe('gold labels', () => {
  it('that cannot be read are named with file and line', () => {
    expect(() => parseGold('a.jsonl', '{"start": 1, "end": 2, "class": "noise"}\n{"start": 1')).toThrow(
      /^a\.jsonl:2: /,
    );
    expect(() => parseGold('a.jsonl', '{"start": 1, "end": 2, "class": "maybe"}')).toThrow(
      /^a\.jsonl:1: .*class/,
    );
  });
});

describe('names', () => {
  it('are the same if they are alike or one is most of the other', () => {
    expect(isSameName('地区生产总值', ['GDP', '地区生产总值'])).toBe(true);
    expect(isSameName('“深圳”地区生产总值', ['深圳地区生产总值'])).toBe(true);
    expect(isSameName('外贸进出口', ['外贸进出口总额'])).toBe(true);
    expect(isSameName('出口总额', ['出口'])).toBe(false);
    expect(isSameName('', ['出口'])).toBe(false);
  });
});

describe('figures', () => {
  it('are rounded and written as the reference scorer does', () => {
    expect([1 / 32, 3 / 32, 2 / 3, 1].map(round4)).toEqual([0.0312, 0.0938, 0.6667, 1]);
    expect([float(1), float(0), float(0.98)]).toEqual(['1.0', '0.0', '0.98']);
    expect([literal('6.0'), literal('3.40'), literal('28')]).toEqual(['6.0', '3.4', '28']);
    expect([quote("a'b"), quote('a'), quote('a\nb')]).toEqual(['"a\'b"', "'a'", "'a\\nb'"]);
  });
});
