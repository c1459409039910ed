import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, outlineOf, wronglyOwned } from './helpers.ts';

const sentence = '全市生产总值增长5.0%，一般公共预算收入增长3.2%。';

describe('headings', () => {
  it('takes their levels from their marks', () => {
    const text = `政府工作报告\n一、2023年工作回顾\n（一）经济稳中向好\n1.工业\n（1）制造业\n${sentence}\n二、2024年工作安排\n${sentence}`;
    expect(outlineOf(text)).toEqual([
      'h0 政府工作报告',
      'h1 一、2023年工作回顾',
      'h2 （一）经济稳中向好',
      'h3 1.工业',
      'h4 （1）制造业',
      `p ${sentence}`,
      'h1 二、2024年工作安排',
      `p ${sentence}`,
    ]);
  });

  it('cuts a run-in heading off its paragraph', () => {
    expect(outlineOf(`(一) 经济发展稳中提质。 ${sentence}${sentence}`)).toEqual([
      'h2 （一）经济发展稳中提质。',
      `p ${sentence}${sentence}`,
    ]);
  });

  it('leaves a first sentence that states a quantity in its paragraph', () => {
    expect(outlineOf('1.一般债券9亿元。纳入市本级安排。')).toEqual(['- 1.一般债券9亿元。纳入市本级安排。']);
  });

  it('puts 一、 below chapters and sections', () => {
    const chapter = (n: string): string => `第${n}章 发展环境\n第一节 发展成就\n一、经济实力\n${sentence}\n`;
    const levels = blocksOf(chapter('一') + chapter('二')).flatMap((block) =>
      block.kind === 'heading' ? [block.level] : [],
    );
    expect(levels).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('finds unnumbered headings by their words where nothing is numbered', () => {
    const text = `聚焦两会\n\n2025年发展取得丰硕成果\n\n${sentence}\n\n重点做好以下工作\n\n${sentence}\n\n2026年工作安排\n\n${sentence}`;
    expect(outlineOf(text).filter((line) => line.startsWith('h'))).toEqual([
      'h0 聚焦两会',
      'h1 2025年发展取得丰硕成果',
      'h2 重点做好以下工作',
      'h1 2026年工作安排',
    ]);
  });

  it('finds unnumbered parts within each of which 一、 begins anew', () => {
    const part = (title: string): string => `${title}\n一、经济\n${sentence}\n二、民生\n${sentence}\n`;
    const pairs = [
      ['2023年工作回顾', '2024年工作安排'],
      ['过去五年的政府工作', '今后五年的发展目标'],
    ] as const;
    for (const [review, plan] of pairs) {
      const text = `政府工作报告\n${part(review)}${part(plan)}`;
      const sections = blocksOf(text).flatMap((block) => (block.kind === 'paragraph' ? [block.section] : []));
      expect(sections).toEqual([
        [review, '一、经济'],
        [review, '二、民生'],
        [plan, '一、经济'],
        [plan, '二、民生'],
      ]);
    }
  });

  it('reads a title that is set on two lines, and one with spaces between its characters', () => {
    expect(outlineOf(`关于某市2023年预算执行情况和\n2024年预算草案的报告\n${sentence}`)[0]).toBe(
      'h0 关于某市2023年预算执行情况和2024年预算草案的报告',
    );
    expect(outlineOf(`政 府 工 作 报 告\n${sentence}`)[0]).toBe('h0 政府工作报告');
  });

  it('takes the names of the cover for what they are', () => {
    const text = `附件2\n某市国民经济和社会发展第十四个五年规划纲要\n2021年4月\n前 言\n${sentence}`;
    expect(outlineOf(text).map((line) => line.split(' ')[0])).toEqual(['p', 'h0', 'p', 'h1', 'p']);
  });

  it('does not take a list continued on the next line for a heading', () => {
    const text = `${'某市第一产业增加值保持平稳增长的态势，'.repeat(2)}第一、\n二、三产业增加值分别增长4%、5%、6%。`;
    expect(outlineOf(text)).toHaveLength(1);
  });

  it('does not take a cell of a table that came out in lines for a heading', () => {
    const text = `一、预算执行情况\n${sentence}\n二、税收收入\n年初预算\n3537000\n3599292\n101.8\n增值税\n1307000`;
    expect(outlineOf(text).filter((line) => line.startsWith('h1'))).toEqual(['h1 一、预算执行情况']);
  });

  it('reads the headings of Markdown', () => {
    const text = `# 政府工作报告\n\n## 2023年工作回顾\n\n**${sentence}**\n`;
    expect(outlineOf(text, 'text/markdown')).toEqual([
      'h0 政府工作报告',
      'h1 2023年工作回顾',
      `p ${sentence}`,
    ]);
  });
});

describe('sections', () => {
  it('names the headings above, outermost first, without the title', () => {
    const text = `政府工作报告\n一、回顾\n（一）经济。${sentence}${sentence}\n二、安排：\n${sentence}`;
    expect(blocksOf(text).map((block) => block.section)).toEqual([
      [],
      [],
      ['一、回顾'],
      ['一、回顾', '（一）经济'],
      [],
      ['二、安排'],
    ]);
  });

  it('lets a box last until the next heading, and a caption until its table is past', () => {
    const table = '指标\t2023年\n工业\t5\n农业\t4\n';
    const text = `一、甲\n专栏1：重点工程\n${sentence}\n二、乙\n表1 主要指标\n${table}${sentence}`;
    expect(blocksOf(text).map((block) => [block.kind, ...block.section])).toEqual([
      ['heading'],
      ['heading', '一、甲'],
      ['paragraph', '一、甲', '专栏1：重点工程'],
      ['heading'],
      ['heading', '二、乙'],
      ['table', '二、乙', '表1主要指标'],
      ['paragraph', '二、乙'],
    ]);
  });
});

describe('paragraphs', () => {
  const wrapped = [
    '初步核算，全州实现生产总值八百八十九亿元，比上年增长百分之四点二，',
    '其中第一产业增加值一百三十亿元，第二产业增加值一百八十亿元，第三产',
    '业增加值五百七十五亿元，三次产业结构进一步优化调整，发展质量不断提',
    '升。全年居民收入稳步增长，城镇居民人均可支配收入和农村居民人均可支',
    '配收入继续保持较快增长势头，居民消费价格总体保持平稳，就业形势总体',
    '稳定，全年城镇新增就业二万人，失业人员再就业人数一万人，困难人员就',
    '业人数三千人，各项社会事业取得了新的进步，人民生活水平得到了新的提',
    '高。',
  ];

  it('joins the lines of wrapped text, also over a blank line in mid-sentence', () => {
    const text = [...wrapped.slice(0, 3), '', ...wrapped.slice(3)].join('\n');
    expect(outlineOf(text)).toEqual([`p ${wrapped.join('')}`]);
  });

  it('ends them at a short line that ends a sentence', () => {
    expect(outlineOf([...wrapped, ...wrapped].join('\n'))).toHaveLength(2);
  });

  it('keeps the paragraphs of unwrapped text apart, a line each', () => {
    const long = sentence.repeat(5);
    expect(outlineOf(`${long}\n${long}\n——${long}`)).toEqual([`p ${long}`, `p ${long}`, `- ——${long}`]);
  });

  it('reads a number and its unit whole that a page break parts', () => {
    const text =
      '全年新开办企业15000家，比上年增长5.5%，新增就业人数 19.7\n第 5 页 共 16 页\n\n万人，就业形势稳定。';
    expect(outlineOf(text)).toEqual([
      'p 全年新开办企业15000家，比上年增长5.5%，新增就业人数19.7万人，就业形势稳定。',
      'page_furniture 第5页共16页',
    ]);
  });

  it('joins the line that a page cut off its paragraph in text without page numbers', () => {
    const cut = `${sentence.repeat(4)}今年继续推进，完善轨道交通为主、地面公交为辅的综合交通`;
    const page = `${cut}\n\n网络，提高运行效率。\n`;
    const first = '引导社会资本加大消费基础设施和消费服务功能提升类设';
    const text = `${page.repeat(3)}一、投资\n\n${first}\n\n备投资，支持商业综合体改造升级，优化消费环境。\n`;
    expect(outlineOf(text).at(-1)).toBe(`p ${first}备投资，支持商业综合体改造升级，优化消费环境。`);
    expect(outlineOf(text)).toHaveLength(5);
  });

  it('joins a decimal that is broken before its point, and a numbered heading broken in the same way', () => {
    expect(outlineOf('收入完成 519\n.7 亿元，增长 12\n.8% 。\n1\n. 全市预算\n')).toEqual([
      'p 收入完成519.7亿元，增长12.8%。',
      'h3 1.全市预算',
    ]);
  });

  it('keeps the session line whole and apart from the speaker', () => {
    const text = `政府工作报告\n——2024年1月21日在某市第十四届\n人民代表大会第四次会议上\n某市市长 张三\n各位代表：\n${sentence}`;
    expect(outlineOf(text)).toEqual([
      'h0 政府工作报告',
      'p ——2024年1月21日在某市第十四届人民代表大会第四次会议上',
      'p 某市市长张三',
      'p 各位代表：',
      `p ${sentence}`,
    ]);
  });

  it.each(['——', '- ', '● ', '* ', '① '])('begins a list item at %j', (mark) => {
    expect(outlineOf(`${mark}提高投资效益\n${mark}推动外贸增长`).map((line) => line[0])).toEqual(['-', '-']);
  });
});

describe('the law of blocks', () => {
  const pieces = fc.constantFrom(
    ...[
      '一、',
      '（一）',
      '1.',
      '——',
      '- ',
      '第一章',
      '目录',
      '政府工作报告',
      '2023年',
      '增长',
      '5.0%',
      '19',
      '.7',
      '亿元',
      '。',
      '，',
      '：',
    ],
    ...[
      '\n',
      '\n\n',
      '\f',
      '\t',
      ' ',
      '\u3000',
      '第 1 页 共 2 页',
      '— 3 —',
      '指标',
      '单位',
      '扫一扫',
      '来源：',
      '……12',
      '|',
      '表1',
      '***',
      '_{2}',
      '# ',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

  it.each(['text/plain', 'text/markdown'])('gives every character to exactly one block (%s)', (mediaType) => {
    fc.assert(
      fc.property(texts, (text) => {
        const blocks = blocksOf(text, mediaType);
        expect(wronglyOwned(text, blocks)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('orders the blocks by their beginnings and keeps readings and cells within them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const blocks = blocksOf(text);
        blocks.forEach((block, i) => {
          expect(block.start).toBeLessThan(block.end);
          if (i > 0) expect(block.start).toBeGreaterThanOrEqual(blocks[i - 1]!.start);
          for (const offset of block.reading.offsets)
            expect(offset >= block.start && offset < block.end).toBe(true);
          if (block.kind !== 'table') return;
          for (const cell of block.rows.flat())
            expect(cell.start >= block.start && cell.end <= block.end).toBe(true);
        });
      }),
    );
  });
});

describe('cost', () => {
  it.each([
    ['short lines', '指标\n12\n单位\n'],
    ['numbers', '1\n\n2\n\n3\n\n'],
    ['headings', '一、回顾\n（一）经济\n'],
    ['one repeated line', '某市人民政府公报\n'],
    ['spaces and tabs', 'a\t \t  b  12\n'],
    ['dots', '…………12\n'],
    ['one line of characters', '增长'],
    ['one line of brackets', '（('],
    ['one line of closing quotes', '。”'],
    ['one line of numbers', '1 2.5,'],
    ['one line of spaces', '   \u3000'],
    ['one line of dots', '.…'],
    ['one line of tabs', '1\t'],
    ['one endless wrapped sentence', `${'增长'.repeat(20)}\n`],
  ])('stays linear for a text of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const before = performance.now();
    blocksOf(text);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
