import type { Files } from './inputs.ts';

/** One edit of one input, what it changes, and the cause that the difference must name. */
export interface Edit {
  readonly name: string;
  readonly file: string;
  /** Absent: the file goes (both absent), comes (`to` alone). */
  readonly from?: string;
  readonly to?: string;
  readonly cause: string;
  /** Observations by the tier of their change: `lost 2, value 1`. */
  readonly changes: string;
}

const source = (name: string, from: string, to: string, changes: string): Edit => ({
  name,
  file: 'shenzhen.txt',
  from,
  to,
  cause: 'source: shenzhen.txt',
  changes,
});

const rule =
  (file: string, kind = 'rule') =>
  (entry: string, from: string, to: string, changes: string): Edit => ({
    name: `${entry}: ${from} → ${to || 'nothing'}`,
    file,
    from,
    to,
    cause: `${kind}: ${entry} (${file})`,
    changes,
  });

const economy = rule('indicators/economy.yaml', 'dictionary');
const society = rule('indicators/society.yaml', 'dictionary');
const trend = rule('lexicon/trend.yaml');
const words = rule('lexicon/words.yaml');
const growth = rule('patterns/1-growth.yaml');
const level = rule('patterns/2-level.yaml');
const names = rule('set_aside/names.yaml');
const units = rule('units.yaml');
const confidence = rule('confidence.yaml');

const EXAMPLES = 'examples: [{ text: 率达到5%。, facts: [{}] }], counterexamples: [没有数字。]';

export const EDITS: readonly Edit[] = [
  source('a figure', '3.46万亿元', '3.47万亿元', 'value 1'),
  source('a figure with another number of digits', '99.8%', '100%', 'value 1, provenance 8'),
  source('the sign of a growth', '增长6.2%', '下降6.2%', 'value 1'),
  source('a unit that makes another quantity', '7.7万元', '7.7亿元', 'value 1'),
  source('a unit of another kind', '20公里', '20座', 'meaning 1, provenance 6'),
  source('a qualifier', '5.5%左右', '5.5%', 'meaning 1, provenance 1'),
  source('a name', '规模以上工业增加值', '规模以上制造业增加值', 'meaning 1, provenance 12'),
  source('a period', '二、2024年主要目标', '二、2025年主要目标', 'meaning 2'),
  source('a review that becomes a plan', '一、2023年工作回顾', '一、2024年主要目标', 'meaning 15'),
  source(
    'a sentence before another on the same subject',
    '地区生产总值达到3.46',
    '地区生产总值达到3.21万亿元。地区生产总值达到3.46',
    'meaning 1, added 1, provenance 14',
  ),
  source('a sentence that goes', '旅客吞吐量超5000万人次。', '', 'lost 1, provenance 3'),
  source('a sentence that comes', '推进“示范', '专利授权量25.9万个。推进“示范', 'added 1, provenance 4'),
  source(
    'a sentence that moves',
    '地区生产总值增长5.5%左右。新增公园15个。',
    '新增公园15个。地区生产总值增长5.5%左右。',
    'provenance 2',
  ),
  source(
    'a paragraph before all others',
    '一、2023年工作回顾\n\n',
    '一、2023年工作回顾\n\n各位代表。\n',
    'provenance 15',
  ),
  source(
    'an order of two sentences',
    '建成绿道20公里，新增公园12个。',
    '新增公园12个，建成绿道20公里。',
    'provenance 2',
  ),
  { name: 'a document that goes', file: 'hailar.txt', cause: 'source: hailar.txt', changes: 'lost 4' },
  {
    name: 'a document that comes',
    file: 'luohu.txt',
    to: '罗湖区2024年政府工作报告\n\n一、2023年工作回顾\n\n地区生产总值2879亿元。\n',
    cause: 'source: luohu.txt',
    changes: 'added 1',
  },

  economy('alias 一般公共预算收入 of trade', '[外贸进出口]', '[外贸进出口, 一般公共预算收入]', 'meaning 1'),
  economy(
    'alias 规模以上工业增加值 of gdp',
    '[生产总值, GDP]',
    '[生产总值, GDP, 规模以上工业增加值]',
    'meaning 1',
  ),
  economy('indicator gdp', 'name_zh: 地区生产总值', 'name_zh: 国内生产总值', 'meaning 5'),
  economy('indicator gdp', 'dimension: money', 'dimension: count', 'meaning 2'),
  economy(
    'indicator trade',
    'id: trade\n    name_zh: 进出口\n',
    'id: trade\n    name_zh: 出口\n',
    'meaning 2',
  ),
  society('indicator urbanization_rate', 'dimension: share', 'dimension: people', 'meaning 1'),
  society('alias 城镇登记失业率 of urbanization_rate', '[常住人口城镇化率]', '[城镇登记失业率]', 'meaning 1'),

  trend('word 增长 of rise', '[增长, 提高]', '[提高]', 'meaning 5'),
  trend('word 提高 of rise', '[增长, 提高]', '[增长]', 'meaning 1'),
  trend('word 下降 of fall', '[下降]', '[下跌]', 'value 1'),
  trend('word 达到 of reach', '[达到]', '[达]', 'meaning 4'),
  words('word 超 of qualifier_before', '{ 超: gt }', '{ 超: ge }', 'meaning 1'),
  words('word 左右 of qualifier_after', '{ 左右: approx }', '{ 左右: ge }', 'meaning 1'),
  words('word 累计 of discourse', '[累计]', '[共计]', 'meaning 1'),

  {
    name: 'a pattern that is renamed',
    file: 'patterns/1-growth.yaml',
    from: 'id: growth.verb',
    to: 'id: growth.by_verb',
    cause: ['growth.verb', 'growth.by_verb']
      .map((id) => `rule: pattern ${id} (patterns/1-growth.yaml)`)
      .join(' + '),
    changes: 'provenance 5',
  },
  growth(
    'pattern growth.reach',
    '  - { id: growth.verb',
    `  - { id: growth.reach, why: A rate., unit: [ratio], before: reach, gives: { measure: growth, subject: before }, ${EXAMPLES} }
  - { id: growth.verb`,
    'meaning 1',
  ),
  growth('pattern growth.verb', 'measure: growth', 'measure: change', 'meaning 5'),
  growth('pattern growth.verb', 'unit: [ratio, times]', 'unit: [times]', 'meaning 5'),
  growth('pattern change.points', 'unit: [points]', 'unit: [place]', 'value 1, meaning 1'),
  level('pattern level.reach', 'before: reach,', 'before: rise reach,', 'meaning 4'),
  level(
    'pattern level.plain',
    'id: level.plain, why: Nothing between., gives',
    'id: level.plain, why: Nothing between., unit: [amount, extent, ratio], gives',
    'lost 3',
  ),
  names('set-aside rule name.quoted', '[“"][^”"，。；]{0,14}', '[“"][^”"，。；]{4,14}', 'added 1'),

  confidence('factor target', 'target: { factor: "0.95"', 'target: { factor: "0.8"', 'provenance 2'),

  units('unit 公里', '公里: "1000"', '公里: "500"', 'value 1'),
  units('unit 座', '座: "1"', '栋: "1"', 'meaning 1'),
  units('unit 人次', 'base: 人次', 'base: 人', 'meaning 1'),
  units('scale 万', '万: "10000"', '万: "1000"', 'value 3'),
  units('scale 万亿', '万亿: "1000000000000"', '亿万: "1000000000000"', 'meaning 2'),
  units('unit 个百分点', '个百分点: "1"', '百分点: "1"', 'value 1, meaning 1'),
];

/** Edits of rules that no text here depends on. */
export const IDLE_EDITS: readonly Edit[] = [
  economy('alias', '[外贸进出口]', '[外贸进出口, 进出口总额]', ''),
  economy('name', 'name_en: Imports and exports', 'name_en: Total imports and exports', ''),
  words('section', '[主要目标]', '[工作安排]', ''),
  words('flow', '[建成, 新增]', '[建成]', ''),
  level('reason', 'why: Nothing between.', 'why: Nothing stands between.', ''),
  names('reason', 'reason: slogan', 'reason: name', ''),
];

/** The inputs with an edit made; whether it is of a text or of a rule file tells its ending. */
export function edited(inputs: { readonly texts: Files; readonly rules: Files }, { file, from, to }: Edit) {
  const isText = file.endsWith('.txt');
  const files = isText ? inputs.texts : inputs.rules;
  const old = files[file];
  if (from !== undefined && !old?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  const content = from === undefined ? to : old!.replace(from, () => to ?? '');
  const { [file]: _, ...others } = files;
  const changed = content === undefined ? others : { ...others, [file]: content };
  return isText ? { ...inputs, texts: changed } : { ...inputs, rules: changed };
}
