import { type HostileFile, utf8 } from '../file.ts';

const SENTENCE = '全年地区生产总值3680.25亿元，增长5.8%。';

const page = (name: string, body: string, head = '<meta charset="utf-8">'): HostileFile => ({
  name: `${name}.html`,
  bytes: utf8(`<!DOCTYPE html><html><head>${head}</head><body><p>${SENTENCE}</p>${body}</body></html>`),
});

const nested = (tag: string, depth: number): string =>
  `${`<${tag}>`.repeat(depth)}增长3%${`</${tag}>`.repeat(depth)}`;

/** Pages that browsers survive. */
export const PAGES: readonly HostileFile[] = [
  page('deep_divs', nested('div', 100_000)),
  page('deep_spans', nested('span', 50_000)),
  page('deep_bold', nested('b', 20_000)),
  page('deep_lists', nested('ul><li', 10_000)),
  page('deep_tables', '<table><tr><td>'.repeat(3000)),
  page('unclosed_paragraphs', '<p>增长3%'.repeat(50_000)),
  page('misnested', '<b><i><p></b></i></p>'.repeat(20_000)),
  page('huge_spans', `<table><tr><td colspan="99999999" rowspan="99999999">3%</td><td>4%</td></tr></table>`),
  page(
    'many_spans',
    `<table>${`<tr>${'<td colspan="1000" rowspan="60000">3</td>'.repeat(30)}</tr>`.repeat(50)}</table>`,
  ),
  page('bad_spans', '<table><tr><td colspan="-5" rowspan="0">3%</td><td colspan="1e9">4%</td></tr></table>'),
  page('wide_table', `<table><tr>${'<td>1</td>'.repeat(50_000)}</tr></table>`),
  page('long_table', `<table>${'<tr><td>产值</td><td>12</td></tr>'.repeat(20_000)}</table>`),
  page(
    'ragged_table',
    `<table>${Array.from({ length: 300 }, (_, i) => `<tr>${'<td>1</td>'.repeat(i)}</tr>`).join('')}</table>`,
  ),
  page('long_attribute', `<p title="${'a'.repeat(5_000_000)}">增长3%</p>`),
  page('many_attributes', `<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}>增长3%</p>`),
  page('open_comment', `<!-- ${'增长3%'.repeat(10_000)}`),
  page('open_script', `<script>${'<p>'.repeat(10_000)}`),
  page('open_tags', '<'.repeat(200_000)),
  page('entities', `${'&amp;'.repeat(200_000)}${'&#x110000;&#0;&#xD800;&bogus;'.repeat(1000)}`),
  page('nul', '增长\0 3\0%'),
  page('wrong_charset', '增长3%', '<meta charset="no-such-charset">'),
  page('utf7_charset', '+ADw-增长3%', '<meta charset="utf-7">'),
  page('other_charset', '增长3%', '<meta charset="shift_jis">'),
  { name: 'no_tags.html', bytes: utf8(SENTENCE) },
  { name: 'only_script.html', bytes: utf8('<html><script>document.write("增长3%")</script></html>') },
];
