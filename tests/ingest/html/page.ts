import { htmlReader } from '../../../src/ingest/html/reader.ts';
import type { SourceText } from '../../../src/types.ts';

/** A page of a usual government site around an article, written for these tests. */
export const sitePage = (article: string, title = '某市2024年统计公报'): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}_统计公报_某市人民政府</title>
<meta name="ArticleTitle" content="${title}">
<style>.a{color:red} /* 2021 */</style><script>var year = 2022;</script></head>
<body>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <a href="/hd">互动交流</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/tj">统计数据</a></div>
<div class="wrap">
<h1>${title}</h1>
<div class="info">发布时间：2025-03-18　来源：某市统计局　浏览次数：<span>1024</span></div>
<div id="zoom">${article}</div>
<div class="bdshare">分享到：<a>微信</a><a>微博</a></div>
<div><a href="/1.html">上一篇：2023年统计公报</a> <a href="/2.html">下一篇：2025年一季度数据</a></div>
</div>
<div class="bottom">主办：某市人民政府办公室　网站标识码：4400000001　某ICP备05000001号<br>地址：某市某路1号</div>
<!-- 2020 --></body></html>`;

/** Enough prose for an article to be known by it. */
export const PROSE = `<p>初步核算，全年地区生产总值1234.5亿元，比上年增长5.0%。</p>
<p>年末常住人口123.4万人，比上年末增加1.2万人，城镇化率为67.0%。</p>
<p>全年居民消费价格比上年上涨0.2%，其中食品烟酒价格下降0.1%。</p>`;

export const readHtml = (page: string | Uint8Array): SourceText => {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  return htmlReader.read(bytes, { sourceFile: 'page.html', ocr: 'never' }) as SourceText;
};
