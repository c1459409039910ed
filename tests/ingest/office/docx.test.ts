import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { formatted } from '../../../src/ingest/office/docx/numbering.ts';
import { readerFor } from '../../../src/ingest/reader.ts';
import { segment } from '../../../src/segment/blocks.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { stated, tableRows } from '../structure.ts';
import { zipOf } from '../zip.ts';
import { docxOf, p, readDocx, run, tbl, tc, tr } from './docx_file.ts';

const settings = { sourceFile: 'a.docx', ocr: 'never' } as const;
const textOf = async (...given: Parameters<typeof readDocx>): Promise<string> =>
  (await readDocx(...given)).text;

describe('the text of a Word file', () => {
  it('has a paragraph for each paragraph, whatever runs it is cut into', async () => {
    const source = await readDocx(
      p(run('生产总值12') + run('34.5', '<w:b/>') + run('亿元')) + p('') + p('增长5.0%'),
    );
    expect(stated(source)).toEqual(['paragraph: 生产总值1234.5亿元', 'paragraph: 增长5.0%']);
  });

  it('holds what was inserted and not what was deleted or moved away', async () => {
    const body = p(
      `<w:del><w:r><w:delText>增长4.0%</w:delText></w:r></w:del><w:ins>${run('增长5.0%')}</w:ins><w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`,
    );
    expect(await textOf(body)).toBe('增长5.0%新');
  });

  it('joins a paragraph whose end was deleted with the next', async () => {
    expect(await textOf(p('增长', '<w:rPr><w:del/></w:rPr>') + p('5.0%'))).toBe('增长5.0%');
  });

  it('holds nothing hidden', async () => {
    const styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body = p(
      run('12', '<w:vanish/>') +
        run('34', '<w:vanish w:val="0"/>') +
        run('56', '<w:rStyle w:val="h"/>') +
        run('年'),
    );
    expect(await textOf(body, { styles })).toBe('34年');
  });

  it('has the result of a field and not its code', async () => {
    const body = p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM(A1:A9)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('45年')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="NUMPAGES">${run('7')}</w:fldSimple>`,
    );
    expect(await textOf(body)).toBe('45年7');
  });

  it('reads a text box once, behind the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${p('框内12年')}</w:txbxContent>`;
    const body = p(
      `${run('框外')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(await textOf(body)).toBe('框外\n框内12年');
  });

  it('goes through content controls, links and formulas', async () => {
    const body = `<w:sdt><w:sdtPr/><w:sdtContent>${p(`<w:hyperlink>${run('链接')}</w:hyperlink><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>`)}</w:sdtContent></w:sdt>`;
    expect(await textOf(body)).toBe('链接12');
  });

  it('takes tabs in a sentence for white space', async () => {
    expect(await textOf(p('<w:r><w:t>支出</w:t><w:tab/><w:t>197万元；</w:t></w:r>'))).toBe('支出 197万元；');
    expect(await textOf(p('<w:r><w:t>支出</w:t><w:tab/><w:t>197</w:t></w:r>'))).toBe('支出\t197');
  });

  it('leaves the lines of forced breaks open', async () => {
    const source = await readDocx(p('<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>'));
    expect(source.text).toBe('第一行\n第二行');
    expect(source.structure).toEqual([]);
  });

  it('has headers and footers once, as furniture of the page', async () => {
    const body = `${p('正文')}${p('<w:r/>', '<w:sectPr><w:footerReference r:id="rId2"/></w:sectPr>')}<w:sectPr><w:headerReference r:id="rId1"/><w:footerReference r:id="rId2"/></w:sectPr>`;
    expect(stated(await readDocx(body, { header1: p('某市公报'), footer1: p('— 1 —') }))).toEqual([
      'furniture page_furniture: 某市公报',
      'paragraph: 正文',
      'furniture page_furniture: — 1 —',
    ]);
  });
});

describe('headings of a Word file', () => {
  const styles = `<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="2"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style>
    <w:style w:styleId="toc"><w:name w:val="TOC 1"/></w:style>
    <w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>`;
  const styled = (id: string, text: string) => p(text, `<w:pStyle w:val="${id}"/>`);

  it('have the level that their style states, also by what it is based on', async () => {
    const body =
      styled('T', '某市公报') +
      styled('1', '综合') +
      styled('2', '人口') +
      styled('loop', '甲') +
      p('经济', '<w:outlineLvl w:val="2"/>');
    expect(stated(await readDocx(body, { styles }))).toEqual([
      'heading 0: 某市公报',
      'heading 1: 综合',
      'heading 1: 人口',
      'paragraph: 甲',
      'heading 3: 经济',
    ]);
  });

  it('are no paragraphs that only bear the style of one', async () => {
    expect(
      stated(await readDocx(styled('1', '全年增长5.0%。其中第一产业增长3.0%。'), { styles }))[0],
    ).toMatch(/^paragraph/);
  });

  it('are not those of the table of contents', async () => {
    expect(stated(await readDocx(styled('toc', '一、综合\t3'), { styles }))).toEqual([
      'furniture table_of_contents: 一、综合\t3',
    ]);
  });
});

describe('automatic numbers of a Word file', () => {
  const level = (at: number, format: string, text: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'japaneseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%4')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const item = (list: number, at: number, text: string) =>
    p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  it('stand in the text as Word shows them, and make headings', async () => {
    const body = [
      item(1, 0, '综合'),
      item(1, 1, '人口'),
      item(1, 1, '就业'),
      item(1, 2, '城镇'),
      item(1, 0, '农业'),
      item(1, 1, '粮食'),
      item(3, 0, '附录'),
      item(2, 0, '要点'),
      item(0, 0, '无号'),
    ];
    const source = await readDocx(body.join(''), { numbering });
    expect(source.text.split('\n')).toEqual([
      '一、综合',
      '（一）人口',
      '（二）就业',
      '1. 城镇',
      '二、农业',
      '（一）粮食',
      '一、附录',
      '要点',
      '无号',
    ]);
    expect(segment(source)[0]).toMatchObject({ kind: 'heading', level: 1 });
  });

  it.each([
    [10, 'chineseCounting', '十'],
    [12, 'japaneseCounting', '十二'],
    [20, 'chineseCountingThousand', '二十'],
    [105, 'chineseCounting', '一百〇五'],
    [3, 'chineseLegalSimplified', '叁'],
    [20, 'decimalEnclosedCircleChinese', '⑳'],
    [2, 'ideographTraditional', '乙'],
    [27, 'lowerLetter', 'aa'],
    [14, 'upperRoman', 'XIV'],
    [7, 'decimalZero', '07'],
    [7, 'somethingNew', '7'],
  ])('write %i as %s: %s', (number, format, text) => {
    expect(formatted(number, format)).toBe(text);
  });
});

describe('notes of a Word file', () => {
  const reference = '<w:r><w:footnoteReference w:id="7"/></w:r>';
  const footnotes = `<w:footnote w:id="-1" w:type="separator">${p('—')}</w:footnote><w:footnote w:id="7">${p(`<w:r><w:footnoteRef/></w:r>${run('本公报为初步统计数。')}`)}</w:footnote>`;

  it('stand behind the text, their marks set apart from it', async () => {
    const source = await readDocx(p(`${run('生产总值')}${reference}${run('1234亿元。')}`), { footnotes });
    expect(source.text).toBe('生产总值[1]1234亿元。\n[1]本公报为初步统计数。');
    expect(segment(source)[0]!.reading.text).toBe('生产总值1234亿元。');
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it('have marks in the form that the file sets', async () => {
    const own = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>';
    expect(await textOf(p(`${run('生产总值')}${reference}`), { footnotes, settings: own })).toMatch(
      /^生产总值①/,
    );
  });

  it('are known by raised marks typed by hand, and exponents are not', async () => {
    const raised = '<w:vertAlign w:val="superscript"/>';
    const source = await readDocx(
      p(
        run('生产总值') +
          run('[', raised) +
          run('2', raised) +
          run(']', raised) +
          run('12亿元，12km') +
          run('2', raised),
      ),
    );
    expect(source.text).toBe('生产总值[2]12亿元，12km²');
    expect(stated(source)[1]).toBe('furniture footnote_mark: [2]');
  });
});

describe('tables of a Word file', () => {
  it('state merged cells by what they cover', async () => {
    const body = tbl(
      tr(tc('指标', '<w:vMerge w:val="restart"/>'), tc('2024年', '<w:gridSpan w:val="2"/>')),
      tr(tc('', '<w:vMerge/>'), tc('数额'), tc('增长')),
      tr(tc('生产总值'), tc(p('1,234') + p('.5')), tc('5.0')),
    );
    expect(tableRows(await readDocx(body))).toEqual([
      ['0(1×2):指标 | 1(2×1):2024年', '1:数额 | 2:增长', '0:生产总值 | 1:1,234 .5 | 2:5.0'],
    ]);
  });

  it('leave out rows that were deleted, and go on at columns that a row leaves free', async () => {
    const body = tbl(
      tr(tc('指标'), tc('数额'), tc('增长')),
      `<w:tr><w:trPr><w:del/></w:trPr>${tc('旧')}${tc('9')}</w:tr>`,
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('12')}${tc('5.0')}</w:tr>`,
    );
    expect(tableRows(await readDocx(body))).toEqual([['0:指标 | 1:数额 | 2:增长', '1:12 | 2:5.0']]);
  });

  it('are none where they only frame paragraphs', async () => {
    expect(stated(await readDocx(tbl(tr(tc(p('第一段。') + p('第二段。'))))))).toEqual([
      'paragraph: 第一段。',
      'paragraph: 第二段。',
    ]);
  });
});

describe('a Word file of another program', () => {
  it('is read whole', async () => {
    const cell = (
      text: string,
      verticalMerge?: (typeof VerticalMergeType)['RESTART' | 'CONTINUE'],
      columnSpan = 1,
    ) =>
      new TableCell({ children: [new Paragraph(text)], columnSpan, ...(verticalMerge && { verticalMerge }) });
    const file = new Document({
      footnotes: { 1: { children: [new Paragraph('初步统计数。')] } },
      numbering: {
        config: [{ reference: 'parts', levels: [{ level: 0, format: 'chineseCounting', text: '%1、' }] }],
      },
      sections: [
        {
          footers: { default: new Footer({ children: [new Paragraph('第1页')] }) },
          children: [
            new Paragraph({ text: '某市统计公报', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: '综合', numbering: { reference: 'parts', level: 0 } }),
            new Paragraph({
              children: [new TextRun('生产总值'), new FootnoteReferenceRun(1), new TextRun('1234亿元。')],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: [cell('指标', VerticalMergeType.RESTART), cell('2024年', undefined, 2)],
                }),
                new TableRow({
                  children: [cell('', VerticalMergeType.CONTINUE), cell('数额'), cell('增长')],
                }),
                new TableRow({ children: [cell('收入'), cell('12'), cell('5.0')] }),
              ],
            }),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(file));
    expect(stated(await readerFor('a.docx', bytes).read(bytes, settings))).toEqual([
      'heading 0: 某市统计公报',
      'paragraph: 一、综合',
      'paragraph: 生产总值[1]1234亿元。',
      'furniture footnote_mark: [1]',
      'table 0(1×2):指标 | 1(2×1):2024年 / 1:数额 | 2:增长 / 0:收入 | 1:12 | 2:5.0',
      expect.stringMatching(/^paragraph: (?:\[1\] ?)?初步统计数。$/),
      'furniture footnote_mark: [1]',
      'furniture page_furniture: 第1页',
    ]);
  });
});

describe('a Word file that cannot be read', () => {
  const read = (bytes: Uint8Array) => Promise.resolve(readerFor('a.docx', bytes).read(bytes, settings));

  it.each([
    ['is no archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'damaged archive'],
    ['holds no document', zipOf([{ name: 'x.xml', content: '<a/>' }]), 'no Word document in the file'],
    ['holds nothing', docxOf(p('')), 'no Chinese text found'],
    ['holds pictures only', docxOf('<w:p><w:r><w:drawing/></w:r></w:p>'), 'print it as PDF'],
    ['is nested without end', docxOf('<w:sdt>'.repeat(2_000)), 'nested too deep'],
  ])('is refused with the reason: it %s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(UnreadableInput);
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  it('has the entities that it declares left as they are', async () => {
    const bytes = zipOf([
      {
        name: 'word/document.xml',
        content: `<!DOCTYPE x [<!ENTITY a "12"><!ENTITY b "&a;&a;">]><w:document><w:body>${p('年&b;年')}</w:body></w:document>`,
      },
    ]);
    expect((await read(bytes)).text).toBe('年&b;年');
  });
});
