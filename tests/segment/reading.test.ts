import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINESE_FORM, foldCharacter, isBlank } from '../../src/segment/characters.ts';
import { readingOf, readingOfSpans } from '../../src/segment/reading.ts';

const read = (text: string): string => readingOf(text, 0, text.length).text;

describe('readingOf', () => {
  it.each([
    ['占 GDP 比重', '占GDP比重'],
    ['增 长 4 . 5 %', '增长4.5%'],
    ['收入完成 519\n.7 亿元', '收入完成519.7亿元'],
    ['下降 3 ． 8', '下降3.8'],
    ['占 G D P\n\n比 重 为 6 4 % 。', '占GDP比重为64%。'],
    ['比例 3.6 : 48 : 48.4', '比例3.6:48:48.4'],
    ['新增\n就业\u3000\u00a0\u200b12\t万人', '新增就业12万人'],
    ['“ 小巨人” 企业', '“小巨人”企业'],
  ])('drops white space that is only layout: %j', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  it.each([
    ['2023 20', '2023 20'],
    ['Open   Harmony 系统', 'Open Harmony系统'],
    ['分别为 3, 200 家', '分别为3, 200家'],
    ['1. 5G 基站建设', '1. 5G基站建设'],
    ['- 5.3 万人', '- 5.3万人'],
  ])('keeps one space where two words or numbers would merge: %j', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  it.each([
    ['增长６．５％', '增长6.5%'],
    ['ＧＤＰ＞１，＋２－３／４＝５', 'GDP>1，+2-3/4=5'],
    ['⼤⼾⻓⻚', '大户长页'],
    ['30℃ 5㎡ 6km² 7m²', '30℃5㎡6km²7m²'],
  ])('folds full-width signs and radicals: %j', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  it.each([
    ['增长6.0%,增速第一;其中:出口', '增长6.0%，增速第一；其中：出口'],
    ['收入1,234万元', '收入1,234万元'],
    ['各位代表!好吗?', '各位代表！好吗？'],
    ['生产总值(GDP)4658亿元', '生产总值（GDP）4658亿元'],
    ['http://a.cn/x(1)', 'http://a.cn/x(1)'],
    ['9∶35：56', '9:35:56'],
    ['[3000]{5}', '[3000]{5}'],
    ['"直"‘弯’“弯”', '“直”‘弯’“弯”'],
    ['实现"双过半"、"开门红"', '实现“双过半”、“开门红”'],
    ['直径12"的圆', '直径12"的圆'],
  ])('gives punctuation beside Chinese its Chinese form: %j', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  it.each(['PM_{2.5}', 'PM _{2.5}', 'PM₂.₅', 'PM 2.5', 'ＰＭ２．５'])('reads %s as PM2.5', (name) => {
    expect(read(`${name} 年均浓度`)).toBe('PM2.5年均浓度');
  });

  it('reads a full stop between a list number and a year as a mark, not as a decimal point', () => {
    expect(read('4.2017年起执行')).toBe('4．2017年起执行');
    expect(read('1. 2025 年债务')).toBe('1．2025年债务');
    expect(read('1．2025 年债务')).toBe('1．2025年债务');
  });

  it('leaves the emphasis of Markdown out', () => {
    expect(read('增长**5.5%**左右')).toBe('增长5.5%左右');
  });

  it('leaves out what stands between its spans', () => {
    const text = '新增就业 19.7\n第 5 页\n万人';
    const reading = readingOfSpans(text, [
      { start: 0, end: 9 },
      { start: 16, end: 18 },
    ]);
    expect(reading.text).toBe('新增就业19.7万人');
    expect(reading.offsets.slice(-3)).toEqual([8, 16, 17]);
  });

  it('keeps two numbers apart that stand in two spans', () => {
    const text = '12\n页\n34';
    const spans = [
      { start: 0, end: 2 },
      { start: 5, end: 7 },
    ];
    expect(readingOfSpans(text, spans).text).toBe('12 34');
  });
});

describe('the law of readings', () => {
  const alphabet = '增长占比年GDPa0123459 \n\t\u3000．.,，:：∶;!?()（）％%-－_{}*“”"⻓⼤₂、。';
  const texts = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });

  it('ascends strictly within its span, and every character is a fold of the one it stands for', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), fc.nat(20), (text, cutLeft, cutRight) => {
        const start = Math.min(cutLeft, text.length);
        const end = Math.max(start, text.length - cutRight);
        const reading = readingOf(text, start, end);
        expect(reading.offsets.length).toBe(reading.text.length);
        reading.offsets.forEach((offset, i) => {
          expect(offset).toBeGreaterThan(i === 0 ? start - 1 : reading.offsets[i - 1]!);
          expect(offset).toBeLessThan(end);
          expect(foldsOf(text.charAt(offset))).toContain(reading.text.charAt(i));
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no letter, digit or Chinese character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const letters = (of: string): string =>
          [...of]
            .map(foldCharacter)
            .filter((char) => /[\p{L}\p{N}]/u.test(char))
            .join('');
        expect(letters(read(text))).toBe(letters(text));
      }),
    );
  });

  function foldsOf(char: string): string[] {
    if (isBlank(char)) return [' '];
    const fold = foldCharacter(char);
    const marks = [':', '：', '∶'].includes(fold) ? [':', '：'] : [];
    const stops = fold === '.' ? ['．'] : [];
    const quotes = fold === '"' ? ['“', '”'] : [];
    return [
      fold,
      ...marks,
      ...stops,
      ...quotes,
      ...(CHINESE_FORM.has(fold) ? [CHINESE_FORM.get(fold)!] : []),
    ];
  }
});

describe('cost', () => {
  it('reads hundreds of thousands of characters in a moment, however they are spaced', () => {
    const text = '占 GDP 比重 4 . 5 %，1,234 ( 单位 ) \n'.repeat(10_000);
    const before = performance.now();
    readingOf(text, 0, text.length);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
