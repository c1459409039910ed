import { describe, expect, it } from 'vitest';
import { articleOf, stated } from '../structure.ts';
import { PROSE, readHtml, sitePage } from './page.ts';

const furnitureOf = (page: string): string =>
  stated(readHtml(page))
    .filter((line) => line.startsWith('furniture web_furniture'))
    .join('\n');

describe('the article of a page', () => {
  it('is told from the site around it, which stays in the text as furniture', () => {
    const page = sitePage(PROSE);
    expect(articleOf(readHtml(page))).toEqual([
      'heading 0: 某市2024年统计公报',
      'paragraph: 初步核算，全年地区生产总值1234.5亿元，比上年增长5.0%。',
      'paragraph: 年末常住人口123.4万人，比上年末增加1.2万人，城镇化率为67.0%。',
      'paragraph: 全年居民消费价格比上年上涨0.2%，其中食品烟酒价格下降0.1%。',
    ]);
    for (const site of ['首页', '当前位置', '浏览次数：1024', '上一篇', '分享到', '4400000001']) {
      expect(furnitureOf(page)).toContain(site);
    }
  });

  it('is found in any element, whatever its name', () => {
    const page = `<body><div><a href="a">首页</a><a href="b">要闻</a></div><table><tr><td><a href="c">栏目</a></td>
      <td><font>${PROSE.replaceAll('<p>', '<br>').replaceAll('</p>', '')}</font></td></tr></table>
      <center>版权所有：某市统计局 电话：12345678</center></body>`;
    expect(articleOf(readHtml(page)).join('\n')).not.toMatch(/首页|要闻|栏目/);
    expect(readHtml(page).text).toContain('地区生产总值1234.5亿元');
  });

  it('keeps the caption and the unit above a table that outweighs the text', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `<tr><td>第${i}区县</td><td>${i}.5</td></tr>`).join('');
    const page = sitePage(
      `<p>表1 各区县生产总值</p><p>单位：亿元</p><div><table>${rows}</table></div>`,
      '各区县数据',
    );
    expect(articleOf(readHtml(page)).slice(0, 3)).toEqual([
      'heading 0: 各区县数据',
      'paragraph: 表1 各区县生产总值',
      'paragraph: 单位：亿元',
    ]);
  });

  it('keeps sentences that stand beside heavy tables', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `<tr><td>第${i}项指标</td><td>${i}.5</td></tr>`).join(
      '',
    );
    const page = sitePage(`<div>${PROSE}</div><div><table>${rows}</table></div>`);
    expect(articleOf(readHtml(page))).toContain(
      'paragraph: 初步核算，全年地区生产总值1234.5亿元，比上年增长5.0%。',
    );
  });

  it('is the whole page where there is no site', () => {
    expect(articleOf(readHtml('<p>地区生产总值增长5.0%</p><p>2024年</p>'))).toEqual([
      'paragraph: 地区生产总值增长5.0%',
      'paragraph: 2024年',
    ]);
  });

  it('is not hidden by a name of the site on an element that holds all of it', () => {
    const page = `<body class="has-footer"><div id="header-share">${PROSE}</div></body>`;
    expect(articleOf(readHtml(page))).toHaveLength(3);
  });

  it('refuses a page whose text a script would have to load', () => {
    const page = '<div><a href="a">首页</a><a href="b">政务公开</a></div><div id="content"></div>';
    expect(() => readHtml(page)).toThrow('save the page from a browser');
  });
});

describe('the title of a page', () => {
  it('is taken from the title bar, without the names of column and site, where the page does not show it', () => {
    const page = `<title>某市2021-2024年数据 - 统计数据 - 某市</title>${PROSE}`;
    expect(articleOf(readHtml(page))[0]).toBe('heading 0: 某市2021-2024年数据');
  });

  it('is the heading itself and not its copy in the breadcrumb', () => {
    const page = sitePage(PROSE).replace(
      '</a></div>\n<div class="wrap">',
      '</a><p>某市2024年统计公报</p></div><div class="wrap">',
    );
    const lines = stated(readHtml(page));
    expect(lines).toContain('furniture web_furniture: 某市2024年统计公报');
    expect(lines).toContain('heading 0: 某市2024年统计公报');
  });
});
