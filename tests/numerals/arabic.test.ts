import { describe, expect, it } from 'vitest';
import { scanNumerals } from '../../src/numerals/scan.ts';

const read = (text: string): string[] =>
  scanNumerals(text).map((n) => `${n.text}=${n.value}${n.impliedUnit}`);
const formOf = (text: string): string | undefined => scanNumerals(text)[0]?.form;

describe('Arabic numerals', () => {
  it.each([
    ['1234', ['1234=1234']],
    ['达3.46万亿元', ['3.46=3.46']],
    ['1,234.50万元', ['1,234.50=1234.50']],
    ['12,345,678元', ['12,345,678=12345678']],
    ['2,30', ['2=2', '30=30']],
    ['1,2345', ['1=1', '2345=2345']],
    ['2019,2020', ['2019=2019', '2020=2020']],
    ['0,123', ['0=0', '123=123']],
    ['第1.', ['1=1']],
    ['1.总部', ['1=1']],
    ['1.2.3', ['1.2=1.2', '3=3']],
    ['03月', ['03=3']],
    ['0.70', ['0.70=0.70']],
    ['6.0%', ['6.0=6.0']],
    ['１２３．４％', ['１２３．４=123.4']],
    ['PM2.5', ['2.5=2.5']],
    ['第25届', ['25=25']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('scale words after an Arabic numeral are its unit', () => {
  it.each([
    ['3.46万亿元', ['3.46=3.46']],
    ['3.46 万亿元', ['3.46=3.46']],
    ['6万多个', ['6=6']],
    ['1200多万人', ['1200=1200']],
    ['20余万件', ['20=20']],
    ['5百亿元', ['5=5']],
    ['11.6亿千瓦时', ['11.6=11.6']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('signs', () => {
  it.each([
    ['为-3.2%', ['-3.2=-3.2']],
    ['增速－10.9%', ['－10.9=-10.9']],
    ['−0.5℃', ['−0.5=-0.5']],
    ['增长+2.3%', ['+2.3=2.3']],
    ['（-7）', ['-7=-7']],
    ['-0.0%', ['-0.0=0.0']],
    ['从5%降为-3.2%', ['5=5', '-3.2=-3.2']],
    ['“20+8”产业集群', ['20=20', '+8=8']],
    ['“1+10+10”', ['1=1', '+10=10', '+10=10']],
    ['2021-2025年', ['2021=2021', '2025=2025']],
    ['10%-20%', ['10=10', '20=20']],
    ['1月-9月', ['1=1', '9=9']],
    ['5亿元-10亿元', ['5=5', '10=10']],
    ['COVID-19', ['19=19']],
    ['——5个', ['5=5']],
    ['- 5个', ['5=5']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('fractions with a slash', () => {
  it.each([
    ['1/3', '0.333333'],
    ['1/6', '0.166667'],
    ['1/8', '0.125'],
    ['2/3', '0.666667'],
    ['24/7', '3.428571'],
  ])('%s is %s', (text, value) => {
    expect(scanNumerals(text)).toMatchObject([{ form: 'fraction', text, value }]);
  });

  it.each(['2024/1/30', '1/30/2024', '2024/25', '04/21', '1/0', '1/2.5', '5微克/立方米', '2/项'])(
    '%s holds none',
    (text) => {
      expect(scanNumerals(text).every((n) => n.form === 'arabic')).toBe(true);
    },
  );
});

it('reads tenths after an Arabic digit, not the head of another word', () => {
  expect(read('超8成企业')).toEqual(['8成=80%']);
  expect(read('7.5成')).toEqual(['7.5成=75%']);
  expect(formOf('8成立的企业')).toBe('arabic');
});
