/**
 * Writes the samples of raw/ that are no plain text: a web page, a Word file and a workbook. The wording is our own, the
 * figures are those that the National Bureau of Statistics published first for each year.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';

const RAW = new URL('../raw/', import.meta.url);
/** The libraries state when a file was made; a sample is to be the same each time. */
const MADE = new Date('2026-01-01T00:00:00Z');

const page = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>中华人民共和国2022年国民经济和社会发展统计公报（样例）_统计公报_样例统计网</title>
<meta name="ArticleTitle" content="中华人民共和国2022年国民经济和社会发展统计公报（样例）">
</head>
<body>
<div class="header"><a href="/">首页</a> <a href="/sj">数据</a> <a href="/gk">政务公开</a> <a href="/hd">互动交流</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/sj">数据</a> &gt; <a href="/gb">统计公报</a></div>
<h1>中华人民共和国2022年国民经济和社会发展<br>统计公报（样例）</h1>
<div class="info">发布时间：2023-02-28&emsp;来源：样例统计网&emsp;浏览次数：20230228</div>
<div id="content">
<p><b>一、综合</b></p>
<p>&emsp;&emsp;初步核算，2022年全年国内生产总值<sup>[1]</sup>1210207亿元，比上年增长3.0%。其中，第一产业增加值88345亿元，增长4.1%；第二产业增加值483164亿元，增长3.8%；第三产业增加值638698亿元，增长2.3%。</p>
<p>&emsp;&emsp;年末全国人口141175万人，比上年末减少85万人，常住人口城镇化率为65.22%。全年出生人口956万人，死亡人口1041万人。</p>
<p>&emsp;&emsp;全年城镇新增就业1206万人。全年居民消费价格比上年上涨2.0%。</p>
<p><b>二、农业</b></p>
<p>&emsp;&emsp;全年粮食产量68653万吨，比上年增加368万吨，增产0.5%。</p>
<p><b>三、国内贸易和对外经济</b></p>
<p>&emsp;&emsp;全年社会消费品零售总额439733亿元，比上年下降0.2%。</p>
<p>表1&emsp;2022年货物进出口总额及其增长速度</p>
<table border="1">
<tr><th>指标</th><th>金额（亿元）</th><th>比上年增长（%）</th></tr>
<tr><td>货物进出口总额</td><td>420678</td><td>7.7</td></tr>
<tr><td>货物出口额</td><td>239654</td><td>10.5</td></tr>
<tr><td>货物进口额</td><td>181024</td><td>4.3</td></tr>
</table>
<p>注释：</p>
<p><a name="note1">[1]</a> 国内生产总值绝对数按现价计算，增长速度按不变价格计算。</p>
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="footer">主办：样例统计网&emsp;网站标识码：0000000000&emsp;某ICP备00000000号</div>
</body>
</html>
`;

const cell = (text) => new TableCell({ children: [new Paragraph(text)] });
const row = (texts) => new TableRow({ children: texts.map(cell) });
const letter = new Document({
  numbering: {
    config: [
      {
        reference: 'parts',
        levels: [{ level: 0, format: 'chineseCounting', text: '%1、', suffix: 'nothing' }],
      },
    ],
  },
  sections: [
    {
      footers: { default: new Footer({ children: [new Paragraph('— 1 —')] }) },
      children: [
        new Paragraph('中华人民共和国2021年国民经济和社会发展统计公报（样例）'),
        new Paragraph({ text: '综合', numbering: { reference: 'parts', level: 0 } }),
        new Paragraph(
          '初步核算，2021年全年国内生产总值1143670亿元，比上年增长8.1%。其中，第一产业增加值83086亿元，增长7.1%；第二产业增加值450904亿元，增长8.2%；第三产业增加值609680亿元，增长8.2%。',
        ),
        new Paragraph('年末全国人口141260万人，比上年末增加48万人，常住人口城镇化率为64.72%。'),
        new Paragraph('全年城镇新增就业1269万人。全年居民消费价格比上年上涨0.9%。'),
        new Paragraph({ text: '农业', numbering: { reference: 'parts', level: 0 } }),
        new Paragraph('全年粮食产量68285万吨，比上年增产2.0%。'),
        new Paragraph({ text: '国内贸易和对外经济', numbering: { reference: 'parts', level: 0 } }),
        new Paragraph('全年社会消费品零售总额440823亿元，比上年增长12.5%。'),
        new Paragraph('表1 2021年货物进出口总额及其增长速度'),
        new Table({
          rows: [
            ['指标', '单位', '金额', '比上年增长（%）'],
            ['货物进出口总额', '亿元', '391009', '21.4'],
            ['货物出口额', '亿元', '217348', '21.2'],
            ['货物进口额', '亿元', '173661', '21.5'],
          ].map(row),
        }),
      ],
    },
  ],
});

const book = new ExcelJS.Workbook();
book.created = MADE;
book.modified = MADE;
const sheet = book.addWorksheet('人口');
sheet.addRows([
  ['2021—2024年全国人口主要数据（样例）'],
  ['指标', '单位', '2021年', '2022年', '2023年', '2024年'],
  ['年末总人口', '万人', 141260, 141175, 140967, 140828],
  ['出生人口', '万人', 1062, 956, 902, 954],
  ['死亡人口', '万人', 1014, 1041, 1110, 1093],
  ['常住人口城镇化率', '', 0.6472, 0.6522, 0.6616, 0.67],
]);
sheet.mergeCells('A1:F1');
sheet.getRow(6).numFmt = '0.00%';

await mkdir(RAW, { recursive: true });
const samples = {
  'sample_2022_communique.html': page,
  'sample_2021_communique.docx': await Packer.toBuffer(letter),
  'sample_2024_population.xlsx': new Uint8Array(await book.xlsx.writeBuffer()),
};
for (const [name, content] of Object.entries(samples))
  await writeFile(fileURLToPath(new URL(name, RAW)), content);
