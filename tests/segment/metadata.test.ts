import { describe, expect, it } from 'vitest';
import { loadAreas } from '../../src/segment/areas.ts';
import { segment } from '../../src/segment/blocks.ts';
import { metadataOf } from '../../src/segment/metadata.ts';
import type { DocumentMetadata, SourceBlock } from '../../src/types.ts';
import { blocksOf, sourceOf } from './helpers.ts';

const metadata = (text: string, stem = 'report'): DocumentMetadata =>
  metadataOf(sourceOf(text), blocksOf(text), loadAreas(), stem);
const sentence = '全市生产总值增长5.0%，一般公共预算收入增长3.2%。';

describe('a work report', () => {
  it('is placed and dated by its session line', () => {
    const text = `政 府 工 作 报 告\n——2024年1月8日在岳阳市第九届人民代表大会第三次会议上\n市长 张三\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n一、2023年工作回顾\n${sentence}\n二、2024年工作安排\n${sentence}`;
    expect(metadata(text)).toEqual({
      title: '政府工作报告',
      publisher: '岳阳市人民政府',
      place: '岳阳市',
      areaCode: '430600',
      kind: 'work_report',
      sessionDate: '2024-01-08',
      referenceYear: '2023',
      planYear: '2024',
    });
  });

  it('reviews the year before the session where its headings do not say which', () => {
    const text = `政府工作报告\n二〇一二年二月二十九日在海拉尔区第十三届人民代表大会第六次会议上\n一、过去一年工作回顾\n${sentence}\n二、今年的任务\n${sentence}`;
    expect(metadata(text)).toMatchObject({
      sessionDate: '2012-02-29',
      referenceYear: '2011',
      planYear: '2012',
      areaCode: '150702',
    });
  });

  it('takes a session on the line of the title for no part of the title', () => {
    const text = `关于云泽市 2020 年市级决算的报告 ——2021年7月27日在云泽市第十三届人民代表大会常务委员会第二十九次会议上\n现将2020年市级决算情况报告如下。\n一、2020年市级决算情况\n${sentence}`;
    expect(metadata(text)).toMatchObject({
      title: '关于云泽市2020年市级决算的报告',
      kind: 'budget_report',
      sessionDate: '2021-07-27',
      referenceYear: '2020',
    });
  });

  it('reviews its own year if it was given at the end of it', () => {
    const text = `政府工作报告\n——2021年12月20日在岳阳县第十八届人民代表大会第一次会议上\n一、工作回顾\n${sentence}\n二、任务\n${sentence}`;
    expect(metadata(text)).toMatchObject({ referenceYear: '2021', planYear: '2022', areaCode: '430621' });
  });

  it('reviews the last of the years that its first part looks back on', () => {
    for (const years of ['2008年以来的', '2008年以来', '2007年到2011年', '2008年至2011年的']) {
      const text = `海拉尔区政府工作报告（2012年）\n一、${years}工作回顾\n${sentence}\n二、今后五年的任务\n${sentence}`;
      expect(metadata(text), years).toMatchObject({ referenceYear: '2011', planYear: '2012' });
    }
  });

  it('has its date on a line of its own', () => {
    const text = `政府工作报告\n——在岳阳市第九届人民代表大会第三次会议上\n（2024年1月8日）\n市长 张三\n各位代表：\n${sentence}`;
    expect(metadata(text)).toMatchObject({ sessionDate: '2024-01-08', place: '岳阳市' });
  });

  it('is placed by the speaker, or by those in whose name it is given', () => {
    expect(metadata(`政府工作报告\n深圳市市长 张三\n${sentence}`).place).toBe('深圳市');
    expect(metadata(`政府工作报告\n各位代表：\n现在，我代表深圳市人民政府，报告工作。`).place).toBe('深圳市');
  });

  it('is placed by the city it names most often, as a last resort', () => {
    const text = `政府工作报告\n各位代表：\n深圳经济特区建立四十周年。深圳将继续改革，深圳全市上下共同努力。`;
    expect(metadata(text)).toMatchObject({ place: '深圳市', areaCode: '440300' });
  });

  it('takes a district for the one in the city around it', () => {
    const text = `北京市朝阳区2023年政府工作报告\n${sentence}`;
    expect(metadata(text)).toMatchObject({
      place: '朝阳区',
      areaCode: '110105',
      referenceYear: '2022',
      planYear: '2023',
    });
  });
});

describe('other reports', () => {
  it.each([
    [
      '关于深圳市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告',
      'plan_report',
      '深圳市',
      '2023',
      '2024',
    ],
    ['关于石家庄市2018年预算执行情况和2019年预算草案的报告', 'budget_report', '石家庄市', '2018', '2019'],
    ['关于深圳市2024年市级决算的报告', 'budget_report', '深圳市', '2024', ''],
    ['湖南省湘西自治州2025年国民经济和社会发展统计公报', 'communique', '湘西自治州', '2025', ''],
    ['贵州省二〇二三年国民经济和社会发展统计公报', 'communique', '贵州省', '2023', ''],
    ['深圳市国民经济和社会发展第十五个五年规划纲要', 'five_year_plan', '深圳市', '2025', '2026/2030'],
    [
      '岳阳市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
      'five_year_plan',
      '岳阳市',
      '2020',
      '2021/2025',
    ],
    ['深圳市“十三五”规划纲要', 'five_year_plan', '深圳市', '2015', '2016/2020'],
  ])('%s', (title, kind, place, referenceYear, planYear) => {
    expect(metadata(`${title}\n\n${sentence}`)).toMatchObject({
      title,
      kind,
      place,
      referenceYear,
      planYear,
    });
  });

  it('reads a national report as about the whole country, and leaves the footnote out of its title', () => {
    const text = `中华人民共和国2023年国民经济和社会发展统计公报[1]\n国家统计局\n${'广东省增长5%。'.repeat(4)}`;
    expect(metadata(text)).toMatchObject({
      title: '中华人民共和国2023年国民经济和社会发展统计公报',
      publisher: '国家统计局',
      place: '全国',
      referenceYear: '2023',
    });
  });

  it.each([
    '云泽市2023年国民经济和社会发展统计公报①',
    '云泽市2023年国民经济和社会发展统计公报[1]',
    '云泽市2023年国民经济和社会发展统计公报〔1〕',
    '云泽市2023年国民经济和社会发展统计公报（注1）',
    '云泽市2023年国民经济和社会发展统计公报1',
    '云泽市2023年国民经济和社会发展统计公报 *',
    '云泽市2023年国民经济和社会发展统计公报全文',
    '云泽市2023年国民经济和社会发展统计公报-云泽市统计局',
    '云泽市2023年国民经济和社会发展统计公报 | 云泽市人民政府',
  ])('leaves the mark of a footnote, 全文 and the site out of the title %s', (line) => {
    expect(metadata(`${line}\n云泽市统计局\n2024年4月30日\n${sentence}`)).toMatchObject({
      title: '云泽市2023年国民经济和社会发展统计公报',
      kind: 'communique',
      referenceYear: '2023',
    });
  });

  it.each([
    '云泽市第七次全国人口普查公报（第一号）',
    '云泽市第五次全国经济普查公报[1]（第二号）',
    '云泽市2024年国民经济和社会发展统计监测公报',
    '2023年云泽省生态环境状况公报',
    '云泽市2024年预算执行情况和2025年预算（草案）',
  ])('knows %s as the title of a report', (line) => {
    expect(metadata(`${line}\n\n${sentence}`).title).not.toBe('');
  });

  it('dates a text without a title by its opening, before the name of its file', () => {
    const text = `2023年，面对复杂严峻的环境，全市上下稳中求进。\n${sentence}`;
    expect(metadata(text, 'report_2024').referenceYear).toBe('2023');
    expect(metadata(sentence, 'report_2024').referenceYear).toBe('2024');
  });

  it('takes a page without a report title for a digest, and its years from its headings', () => {
    const text = `聚焦深圳两会\n\n2025年发展取得丰硕成果\n\n深圳生产总值增长5%，深圳进出口增长。\n\n“十五五”时期主要目标\n\n${sentence}\n\n2026年工作安排\n\n深圳将加大投入。`;
    expect(metadata(text)).toMatchObject({
      kind: 'digest',
      title: '聚焦深圳两会',
      place: '深圳市',
      referenceYear: '2025',
      planYear: '2026',
    });
  });

  it.each([
    [`某某公报\n来源：岳阳市统计局2026-04-30\n${sentence}`, '岳阳市统计局'],
    [`某市2025年国民经济和社会发展统计公报\n岳阳市统计局\n2026年4月\n${sentence}`, '岳阳市统计局'],
    [`关于某市2023年预算执行情况和2024年预算草案的报告\n某市财政局局长 张三\n${sentence}`, '某市财政局'],
  ])('finds who gives it out', (text, publisher) => {
    expect(metadata(text).publisher).toBe(publisher);
  });

  it('takes a year from the name of the file only if nothing in the text tells one', () => {
    expect(metadata(sentence, 'city_2022_notes')).toMatchObject({
      kind: 'other',
      referenceYear: '2022',
      planYear: '',
    });
    expect(metadata(`某市2023年统计公报\n${sentence}`, 'x_2020').referenceYear).toBe('2023');
    expect(metadata(sentence).referenceYear).toBe('');
  });
});

describe('the head of a page', () => {
  it('is not crowded out by the menus of the site above it', () => {
    const menu = Array.from({ length: 40 }, (_, i) => `第${i}栏目`);
    const lines = [...menu, '政府工作报告', '2024年1月8日在岳阳市第九届人民代表大会第三次会议上', sentence];
    const text = lines.join('\n');
    const structure = menu.map((item): SourceBlock => {
      const start = text.indexOf(item);
      return { kind: 'furniture', reason: 'web_furniture', start, end: start + item.length };
    });
    const source = { ...sourceOf(text), structure };
    expect(metadataOf(source, segment(source), loadAreas(), 'report')).toMatchObject({
      title: '政府工作报告',
      place: '岳阳市',
      sessionDate: '2024-01-08',
    });
  });

  it('names no place by its rank alone', () => {
    const text = `关于2025年地区级决算的报告\n——2026年6月15日在自治区第十四届人大常委会第六次会议上\n和田地区财政局局长 张三\n${sentence}`;
    expect(metadata(text)).toMatchObject({ place: '和田地区', areaCode: '653200', referenceYear: '2025' });
  });

  it('takes the number of a heading for no title', () => {
    const text = `关于2025年地区级决算的报告\n一、政府决算报告\n${sentence}\n二、转移支付情况\n${sentence}`;
    expect(metadata(text)).toMatchObject({ title: '关于2025年地区级决算的报告' });
  });
});
