/**
 * The characters that tell a count from a word. A single 三 is a numeral in 三个 and 三年, but not in 三农 or
 * 三角; reports hold ten times as many of the latter.
 */

/** Counting and measuring words of one character after 两 三 … 九 十. */
const MEASURES = new Set(
  '年月日天周岁个项家条种类所座次批届位名人大支件处期区县市省乡村镇级倍号册部场轮艘架台套栋片户校院园馆站港网带圈核轴张辆枚起份块只篇句组对幅列笔层亩吨米元强本株棵匹款宗盏顶间幢',
);
/** 一 is mostly an article (一个, 一项, 一批); after it only these count. 一类 is a grade of water. */
const MEASURES_AFTER_ONE = new Set('年月日天周岁倍类家座所期号艘架栋户亩吨米');
/** 二 is ordinal where it stands alone (two of a kind are 两). */
const MEASURES_AFTER_TWO = new Set('月日期类级等号');
const LONG_MEASURES = [
  '小时',
  '分钟',
  '秒',
  '公里',
  '公顷',
  '公斤',
  '公吨',
  '平方',
  '立方',
  '连冠',
  '连霸',
  '连增',
  '连升',
  '连涨',
  '连丰',
  '连降',
  '连快',
  '周年',
];

/** What may follow a scale that stands for one of itself: 亿元以上, 百强, 万件, 百场. */
const BARE_SCALE_MEASURES = new Set('元级件个家场户吨亩名项条座辆台套册份株次斤强支张架艘所列');
const BARE_SCALE_LONG_MEASURES = [
  '平方',
  '立方',
  '公里',
  '公顷',
  '公斤',
  '标箱',
  '标准箱',
  '美元',
  '千瓦',
  '余',
  '多',
];

/** Characters of which units are made: between 5 and -10 in 5亿元-10亿元. */
const UNIT_CHARACTERS = new Set(
  '年月日时分秒天周岁度号章节条款项个件家人名户位次元角万亿千百十吨米里亩公斤克升平方立微毫厘瓦时级倍成套台辆架册张%‰℃°',
);

/** 三成立: what turns 成 into the head of another word. */
const AFTER_CHENG_IN_A_WORD = new Set('立为员果功本效熟绩长品交都人套片就分份型因形色语千队败行年群书像批婚');

const startsWithAny = (text: string, at: number, words: readonly string[]): boolean =>
  words.some((word) => text.startsWith(word, at));

/** Whether what stands at `at` counts or measures the lone digit, 十 or 两 before it. */
export function isMeasured(text: string, at: number, digit: string): boolean {
  const next = text[at];
  if (next === undefined) return false;
  if (startsWithAny(text, at, LONG_MEASURES)) return true;
  if (digit === '一') return MEASURES_AFTER_ONE.has(next);
  if (digit === '二') return MEASURES_AFTER_TWO.has(next);
  return MEASURES.has(next);
}

export function isMeasuredScale(text: string, at: number): boolean {
  const next = text[at];
  return (
    next !== undefined && (BARE_SCALE_MEASURES.has(next) || startsWithAny(text, at, BARE_SCALE_LONG_MEASURES))
  );
}

export const isUnitCharacter = (character: string): boolean => UNIT_CHARACTERS.has(character);

/** Whether 成 that ends at `at` means tenths and does not begin 成立, 成为, 成果. */
export function closesTenths(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || !AFTER_CHENG_IN_A_WORD.has(next);
}
