import { DOUBTS } from '../../src/rules/schema.ts';

/** Small inputs of our own: each file holds a few entries of every kind, so that a test can edit one of them. */

export type Files = Readonly<Record<string, string>>;

export const TEXTS: Files = {
  'shenzhen.txt': `深圳市2024年政府工作报告

一、2023年工作回顾

地区生产总值达到3.46万亿元，增长6.0%。规模以上工业增加值增长6.2%。一般公共预算收入4112.78亿元。
进出口总额3.87万亿元，增长5.9%。城镇化率达到99.8%，提高0.2个百分点。
建成绿道20公里，新增公园12个。居民人均可支配收入7.7万元。推进“示范园20个”行动。
旅客吞吐量超5000万人次。累计建成基站7.5万座。

二、2024年主要目标

地区生产总值增长5.5%左右。新增公园15个。
`,
  'hailar.txt': `海拉尔区2024年政府工作报告

一、2023年工作回顾

地区生产总值210.5亿元，增长4.1%。城镇登记失业率下降0.3个百分点。招商引资到位资金35亿元。
`,
};

const example = (text: string) => `examples: [{ text: ${text}, facts: [{}] }], counterexamples: [没有数字。]`;

export const RULES: Files = {
  'confidence.yaml': `pack: confidence
certain: "0.99"
factors:
${DOUBTS.map((doubt) => `  ${doubt}: { factor: "0.95", why: Less sure. }\n`).join('')}`,
  'indicators/economy.yaml': `pack: indicators/economy
indicators:
  - id: gdp
    name_zh: 地区生产总值
    name_en: Gross regional product
    aliases: [生产总值, GDP]
    dimension: money
    kind: flow
    source: NBS
  - id: trade
    name_zh: 进出口
    name_en: Imports and exports
    aliases: [外贸进出口]
    dimension: money
    kind: flow
    source: GACC
`,
  'indicators/society.yaml': `pack: indicators/society
indicators:
  - id: urbanization_rate
    name_zh: 城镇化率
    name_en: Urbanization rate
    aliases: [常住人口城镇化率]
    dimension: share
    kind: rate
    source: NBS
`,
  'lexicon/trend.yaml': `pack: lexicon/trend
lexemes:
  - class: rise
    words: [增长, 提高]
  - class: fall
    words: [下降]
  - class: reach
    words: [达到]
`,
  'lexicon/words.yaml': `pack: lexicon/words
lexemes:
  - class: qualifier_before
    words: { 超: gt }
  - class: qualifier_after
    words: { 左右: approx }
  - class: discourse
    words: [累计]
  - class: flow
    words: [建成, 新增]
  - class: metric
    words: [率, 增加值, 收入, 总额, 资金, 吞吐量]
  - class: section_review
    words: [回顾]
  - class: section_plan
    words: [主要目标]
`,
  'patterns/1-growth.yaml': `pack: patterns/growth
patterns:
  - { id: change.points, why: Points., unit: [points], before: (rise|fall) reach?, gives: { measure: change, subject: before }, ${example('率提高1个百分点。')} }
  - { id: growth.verb, why: A verb., unit: [ratio, times], before: (rise|fall) reach?, gives: { measure: growth, subject: before }, ${example('收入增长1%。')} }
`,
  'patterns/2-level.yaml': `pack: patterns/level
patterns:
  - { id: level.noun_after, why: A thing behind its number., unit: [extent], gives: { measure: level, subject: after }, ${example('20公里绿道。')} }
  - { id: level.reach, why: A verb of reaching., before: reach, gives: { measure: level, subject: before }, ${example('率达到5%。')} }
  - { id: level.plain, why: Nothing between., gives: { measure: level, subject: before }, ${example('率5%。')} }
`,
  'set_aside/names.yaml': `pack: set_aside/names
set_aside:
  - id: name.quoted
    why: Part of a name.
    reason: slogan
    before: '[“"][^”"，。；]{0,14}'
    after: '[^“"，。；]{0,14}[”"]'
    examples: [{ text: "“20+8”", numeral: "20" }]
    counterexamples: [{ text: "20家", numeral: "20" }]
`,
  'units.yaml': `pack: units
scales: { 万: "10000", 亿: "100000000", 万亿: "1000000000000" }
groups:
  - { class: amount, dimension: money, base: 元, units: { 元: "1" } }
  - { class: amount, dimension: people, base: 人次, units: { 人次: "1" } }
  - { class: ratio, dimension: share, base: "%", units: { "%": "1" } }
  - { class: points, dimension: points, base: 个百分点, units: { 个百分点: "1" } }
  - { class: classifier, dimension: count, base: 个, units: { 个: "1", 座: "1" } }
  - { class: extent, dimension: length, base: m, units: { 公里: "1000" } }
denominators: [人]
`,
};
