import { describe, expect, it } from 'vitest';
import { outlineOf } from './helpers.ts';

const sentence = '全市生产总值增长5.0%，一般公共预算收入增长3.2%。';
const page = (n: number): string => `${sentence.repeat(12)}今年新增就业\n`.concat(`${n}\n`);
const furniture = (text: string): string[] =>
  outlineOf(text).filter((line) =>
    /^(?:page_furniture|web_furniture|advertisement|table_of_contents) /.test(line),
  );

describe('page furniture', () => {
  it.each([
    '第 1 页 共 16 页',
    '第3页',
    '- 12 -',
    '— 1 —',
    '·3·',
    '－ 4 －',
    'Page 3 of 9',
    '（上接A03）',
    '某市日报/2024年/2月/17日/第 A02 版文件',
  ])('knows %j', (line) => {
    expect(furniture(`${sentence}\n${line}\n${sentence}`)).toHaveLength(1);
  });

  it('knows bare numbers that count up page by page, and the heads beside them', () => {
    const text = [7, 8, 9, 10]
      .map((n) => `${page(n)}\n某市人民政府公报\n\n20${n + 10} 年第 2 期\n`)
      .join('\n');
    const found = furniture(text);
    expect(found.filter((line) => /^page_furniture \d+$/.test(line))).toHaveLength(4);
    expect(found.filter((line) => line.endsWith('公报'))).toHaveLength(4);
  });

  it('knows a running head that carries the page number', () => {
    const text = [1, 2, 3].map((n) => `${sentence.repeat(15)}\n某市人民政府公报 ${n}\n`).join('');
    expect(furniture(text)).toHaveLength(3);
  });

  it('knows a running head without a page number if it cuts sentences', () => {
    const text = [1, 2, 3]
      .map(() => `${sentence.repeat(15)}新增就业\n某市第十四个五年规划\n人数增长5%。\n`)
      .join('');
    expect(furniture(text)).toHaveLength(3);
  });

  it('knows the title that comes again on every page, so that it does not begin the report anew', () => {
    const body = (n: number): string =>
      `${sentence.repeat(3)}\n\n政府工作报告\n\n（${'一二三'.charAt(n)}）发展\n`;
    const text = `政府工作报告\n一、2023年工作回顾\n${[0, 1, 2].map(body).join('')}${sentence}`;
    expect(furniture(text)).toHaveLength(3);
  });

  it('leaves the serial numbers and labels of a table', () => {
    const text = [1, 2, 3, 4, 5].map((n) => `${n}\n\n万吨\n\n`).join('');
    expect(furniture(`${sentence}\n\n${text}${sentence}`)).toEqual([]);
  });

  it('leaves numbers and dates in the text', () => {
    expect(furniture(`${sentence}\n2024年4月\n1/3\n-5.1\n${sentence}`)).toEqual([]);
  });
});

describe('table of contents', () => {
  it('knows leaders with page numbers', () => {
    const text = `目 录\n第一章 发展环境……1\n第一节 成就 ...... 2\n第二章 主要目标\t8\n\n前 言\n${sentence}\n第一章 发展环境\n${sentence}`;
    expect(furniture(text)).toHaveLength(4);
    expect(outlineOf(text).filter((line) => line.startsWith('h1'))).toEqual(['h1 前言', 'h1 第一章发展环境']);
  });

  it('knows headings that all come again, without page numbers and without a title', () => {
    const list = '一、工作回顾\n二、主要目标\n三、工作安排\n';
    const text = `${list}一、工作回顾\n${sentence}\n二、主要目标\n${sentence}\n三、工作安排\n${sentence}`;
    expect(furniture(text)).toHaveLength(3);
  });

  it('leaves a list of headings that do not come again', () => {
    expect(furniture(`一、工作回顾\n二、主要目标\n三、工作安排\n${sentence}`)).toEqual([]);
  });
});

describe('the site around a text', () => {
  it.each([
    ['advertisement', '更多数据尽在某某网（http://www.example.cn/）'],
    ['advertisement', '关注公众号【某某数据】'],
    ['advertisement', '扫码下载APP'],
    ['web_furniture', '正文复制'],
    ['web_furniture', '来源：某市统计局'],
    ['web_furniture', '字体：【 大 中 小】'],
    ['web_furniture', '浏览次数：123'],
    ['web_furniture', '责任编辑：某某'],
    ['web_furniture', '上一篇：没有了'],
    ['web_furniture', '版权所有 某市人民政府'],
    ['web_furniture', '网站标识码4400000001 粤ICP备05000001号'],
    ['web_furniture', '扫一扫在手机打开当前页'],
    ['web_furniture', '首页 > 政务公开 > 统计公报'],
    ['web_furniture', 'https://www.example.gov.cn/'],
  ])('sets aside as %s: %j', (reason, line) => {
    expect(outlineOf(`${line}\n${sentence}`)[0]).toMatch(new RegExp(`^${reason} `));
  });

  it('sets the menus above the title and below the last sentence aside', () => {
    const text = `首页\n要闻\n公开\n当前位置：首页\n某市2023年国民经济和社会发展统计公报\n${sentence}\n相关链接\n教育局\n公安局\n主办：某市人民政府\n`;
    expect(outlineOf(text).filter((line) => !/furniture/.test(line))).toEqual([
      'h0 某市2023年国民经济和社会发展统计公报',
      `p ${sentence}`,
    ]);
  });

  it.each([
    '我们关注公众号服务建设。政务服务扫一扫即可办理，全年办理12万件。',
    '资料来源：本公报中财政数据来自市财政局。',
    '来源于本市的一般公共预算收入增长5%。',
  ])('leaves sentences: %s', (line) => {
    expect(furniture(`${sentence}\n${line}`)).toEqual([]);
  });
});
