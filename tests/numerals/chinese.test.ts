import { describe, expect, it } from 'vitest';
import { scanNumerals } from '../../src/numerals/scan.ts';

const read = (text: string): string[] =>
  scanNumerals(text).map((n) => `${n.text}=${n.value}${n.impliedUnit}`);
const formOf = (text: string): string | undefined => scanNumerals(text)[0]?.form;

describe('integers', () => {
  it.each([
    ['十个', ['十=10']],
    ['十二个', ['十二=12']],
    ['二十三', ['二十三=23']],
    ['一百零五', ['一百零五=105']],
    ['一百一十', ['一百一十=110']],
    ['三千六百', ['三千六百=3600']],
    ['三千六', ['三千六=3600']],
    ['两千', ['两千=2000']],
    ['三万五千', ['三万五千=35000']],
    ['两万五', ['两万五=25000']],
    ['一万零五百', ['一万零五百=10500']],
    ['三万零二十', ['三万零二十=30020']],
    ['三点五倍', ['三点五=3.5']],
    ['二十余家', ['二十=20']],
    ['十多个', ['十=10']],
    ['二十零部件', ['二十=20']],
    ['人数十二人', ['十二=12']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('a scale at the end belongs to the unit, as in 3万个', () => {
  it.each([
    ['三万个', ['三=3']],
    ['二十五亿元', ['二十五=25']],
    ['十二万人', ['十二=12']],
    ['三千五百万元', ['三千五百=3500']],
    ['三亿五千万元', ['三亿五千=35000']],
    ['五万亿元', ['五=5']],
    ['一万', ['一=1']],
    ['二十多万亿元', ['二十=20']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('years in digits', () => {
  it.each([
    ['二〇三五年', '2035'],
    ['二○二五年', '2025'],
    ['二零二六年', '2026'],
    ['一九七八年', '1978'],
  ])('%s', (text, value) => {
    expect(scanNumerals(text)).toMatchObject([{ form: 'chinese', value }]);
  });
});

describe('lone digits count where something is counted', () => {
  it.each([
    ['连续三年', '三=3'],
    ['两个重点', '两=2'],
    ['增长一倍', '一=1'],
    ['保持一类，', '一=1'],
    ['发布两批', '两=2'],
    ['“五连冠”', '五=5'],
    ['四大科学装置', '四=4'],
    ['十大特色产业', '十=10'],
    ['十分钟', '十=10'],
    ['位列前三，', '三=3'],
    ['实现两位数增长', '两=2'],
    ['一家', '一=1'],
    ['二期', '二=2'],
    ['人大四次会议', '四=4'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('words that hold a numeral character state no number', () => {
  it.each([
    ...'一带一路 统一 一体化 一些 一批 一系列 一个 一种 一次性 唯一 同一 万一 进一步 一方面 一致 一线 一流 一季度'.split(
      ' ',
    ),
    ...'三农 四川 五金 六安 九江 十分 七夕 目前四川 五粮液 七一 八一 五一 三八 一村一品 一老一小 一网通办 一件事'.split(
      ' ',
    ),
    ...'“十四五”时期 “十五五”规划 “十三五” 一二三产业 二三产业 九三学社 三五年 七八个 双一流 两会 两岸 两院院士'.split(
      ' ',
    ),
    ...'三次产业 五台县 五家渠 三支一扶 二手房 另一家 同一天 三年级 双十一 二十四节气 两点一线 零售 半导体 半年'.split(
      ' ',
    ),
    ...'一成不变 几十家 数百家 十几个 好几百 一站式'.split(' '),
    ...'万科 千方百计 百姓 百货 万象 万物 百年 千年 万里 亿万 万全 千秋 百花 万众 万家灯火 百分点 百分百'.split(
      ' ',
    ),
    ...'千万不要 成千上万 千家万户 百县千镇万村 百千万工程 近百年 千兆宽带 上万里 每万人 每千人口 每百户'.split(
      ' ',
    ),
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('ordinals', () => {
  it.each([
    ['第七届', '第七=7'],
    ['居全国第一。', '第一=1'],
    ['第二十五届', '第二十五=25'],
    ['第十五个五', '第十五=15'],
    ['“双第一”', '第一=1'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('leaves a list of ordinals alone', () => {
    expect(read('第一二产业')).toEqual([]);
  });
});

describe('fractions', () => {
  it.each([
    ['百分之五点八', '5.8', '%'],
    ['百分之三十', '30', '%'],
    ['百分之百', '100', '%'],
    ['百分之零点五', '0.5', '%'],
    ['百分之5.8', '5.8', '%'],
    ['千分之三', '3', '‰'],
    ['万分之一点五', '1.5', '‱'],
    ['三分之一', '0.333333', ''],
    ['十分之一', '0.1', ''],
  ])('%s', (text, value, impliedUnit) => {
    expect(scanNumerals(`占${text}以上`)).toMatchObject([{ form: 'fraction', text, value, impliedUnit }]);
  });

  it('reads 百分之 after 总数, which is no vague 数百', () => {
    expect(read('占总数百分之五')).toEqual(['百分之五=5%']);
  });
});

describe('tenths', () => {
  it.each([
    ['超三成。', ['三成=30%']],
    ['近七成以上', ['七成=70%']],
    ['两成半', ['两成半=25%']],
    ['三成五', ['三成五=35%']],
    ['九成的企业', ['九成=90%']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(formOf(text)).toBe('tenths');
  });

  it.each(['三成立', '第三成果', '八成为', '五成员', '两成功', '三成效', '一成本'])('%s is none', (text) => {
    expect(scanNumerals(text).some((n) => n.form === 'tenths')).toBe(false);
  });
});

describe('doubling and halves', () => {
  it.each([
    ['翻一番', ['翻一番=1倍']],
    ['翻番', ['翻番=1倍']],
    ['翻两番', ['翻两番=3倍']],
    ['翻了两番', ['翻了两番=3倍']],
    ['翻三番', ['翻三番=7倍']],
    ['一倍半', ['一倍半=1.5倍']],
    ['超半数', ['半=0.5']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('scales that stand for one of themselves', () => {
  it.each([
    ['近万亿元', '万亿=1万亿'],
    ['突破千亿，', '千亿=1000亿'],
    ['百亿元', '百亿=100亿'],
    ['十亿元级', '十亿=10亿'],
    ['千万元', '千万=1000万'],
    ['百万元', '百万=100万'],
    ['十万元', '十万=10万'],
    ['“双千亿”', '千亿=1000亿'],
    ['百万千瓦', '百万=100万'],
    ['万元GDP能耗', '万=1万'],
    ['近万件', '万=1万'],
    ['超百场', '百=100'],
    ['亿元以上', '亿=1亿'],
    ['上千个', '千=1000'],
    ['全国百强', '百=100'],
    ['学生数过万。', '万=1万'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
    expect(formOf(text)).toBe('bare_scale');
  });

  it.each(['产值（亿元）', '单位：万元', '单位：亿元、%', '\n亿吨公里\n', '9.4批次/千人', '万人死亡率'])(
    '%s names a unit, not a number',
    (text) => {
      expect(read(text).filter((n) => !n.startsWith('9.4'))).toEqual([]);
    },
  );
});
