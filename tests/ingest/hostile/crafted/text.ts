import { type HostileFile, joined, utf8 } from '../file.ts';

const SENTENCE = '全年地区生产总值3680.25亿元，增长5.8%。';

const text = (name: string, content: string): HostileFile => ({ name: `${name}.txt`, bytes: utf8(content) });
const markdown = (name: string, content: string): HostileFile => ({
  name: `${name}.md`,
  bytes: utf8(content),
});

/** Text that no editor would show: without ends of lines, without sentences, without ends of numbers. */
export const TEXTS: readonly HostileFile[] = [
  text('endless_line', SENTENCE.repeat(20_000)),
  text('endless_sentence', `全市${'增长5.8%，'.repeat(30_000)}`),
  text('endless_number', `全市生产总值${'1'.repeat(400_000)}亿元。`),
  text('endless_chinese_number', `全市生产总值${'一千二百三十四万'.repeat(40_000)}元。`),
  text('endless_scales', `全市生产总值近${'万亿'.repeat(100_000)}元。`),
  text('endless_points', `全市生产总值${'1.'.repeat(150_000)}亿元。`),
  text('endless_list', `全市${'甲、'.repeat(100_000)}分别增长5%。`),
  text('empty_lines', `一、综合${'\n'.repeat(500_000)}${SENTENCE}`),
  text('blanks', `一、综合${' '.repeat(500_000)}${SENTENCE}`),
  text('tabs', `${`指标\t${'\t'.repeat(500)}12\n`.repeat(200)}`),
  text('form_feeds', `${SENTENCE}${'\f'.repeat(100_000)}${SENTENCE}`),
  text('open_brackets', `全市${'（'.repeat(100_000)}${SENTENCE}`),
  text('nested_brackets', `全市${'（'.repeat(30_000)}5%${'）'.repeat(30_000)}增长。`),
  text('quotes', `全市${'“'.repeat(100_000)}${SENTENCE}`),
  text('percent_signs', `增长5${'%'.repeat(200_000)}。`),
  text('headings', Array.from({ length: 20_000 }, (_, i) => `一、第${i}节`).join('\n')),
  text('page_numbers', '第1页 共9页\n'.repeat(20_000)),
  text('contents', `目录\n${'一、综合………………12\n'.repeat(10_000)}`),
  text('one_digit_lines', '1\n2\n3\n'.repeat(30_000)),
  text('half_characters', `${SENTENCE}\u{20000}`.repeat(50)),
  text('joiners', `全市生产总值3${'\u200d'.repeat(100_000)}680亿元。`),
  text('right_to_left', `\u202e${SENTENCE}\u202c`.repeat(100)),
  text('combining', `全市增长5${'\u0301'.repeat(100_000)}%。`),
  text('formula', `=HYPERLINK("x",1)增长5.8%，+1+1增长3%，@SUM(1)增长2%。`),
  { name: 'nul_inside.txt', bytes: utf8(`${SENTENCE}\0${SENTENCE}`) },
  { name: 'marks_mixed.txt', bytes: joined(Uint8Array.of(0xff, 0xfe), utf8(SENTENCE)) },
  { name: 'marks_inside.txt', bytes: utf8(`\ufeff${SENTENCE}\ufeff\ufeff${SENTENCE}`) },
  { name: 'odd_utf16.txt', bytes: joined(Uint8Array.of(0xff, 0xfe, 0x00, 0x4e, 0x8c), utf8('4')) },
  { name: 'two_encodings.txt', bytes: joined(utf8(SENTENCE), Uint8Array.of(0xd6, 0xd0, 0xb9, 0xfa, 0x81)) },
  markdown('deep_list', Array.from({ length: 2000 }, (_, i) => `${'  '.repeat(i)}- 增长${i}%`).join('\n')),
  markdown('wide_table', `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n|${'1|'.repeat(20_000)}\n`),
  markdown('hashes', `${'#'.repeat(100_000)} 综合\n${SENTENCE}`),
  markdown('stars', `${'*'.repeat(100_000)}${SENTENCE}`),
];
