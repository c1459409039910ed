import { splitCoordination } from './coordination.ts';
import type { GroupReading } from './group_reading.ts';
import type { NameClues } from './name_clues.ts';
import { sentenceStart } from './punctuation.ts';
import { partOfShare, stockOf } from './register.ts';

/** A占比17.2%，B率51.5%，均提高1个百分点: one change of both. */
export function bothTold(
  { paragraph, register, group, phrase, choice }: GroupReading,
  { sameSentence }: NameClues,
): string[] | undefined {
  const between = paragraph.text.slice(register.end, group[0]!.mark.start);
  const changes =
    choice.pattern.source.gives.measure === 'change' || choice.pattern.source.gives.measure === 'growth';
  const isBoth = phrase.name === '' && group.length === 1 && changes && /^，(?:均|双双|都)/.test(between);
  const both = register.told.slice(-2);
  return isBoth && sameSentence && both.length === 2 ? [both.join('、')] : undefined;
}

/**
 * A、B贷款分别增长23.8%、15.9%，占贷款余额比重分别提高2.2、0.7个百分点; 对经济增长贡献率分别为31.4%、26.8%: of each of the group before.
 */
export function ofEachBefore({ register, group, phrase }: GroupReading): string[] | undefined {
  const isSeveral = group.length > 1 && register.group.length === group.length;
  if (!isSeveral || !/^占(?![地用道]).{2,}|^对.+贡献率?$/.test(phrase.name)) return undefined;
  return register.group.map((name) => name.replace(/(?<=业)增加值$/, '') + phrase.name);
}

/** 三次产业结构为3.6:43.2:53.2，增加值分别年均增长3.8%、8.7%、8.9%: of each of the three. */
export function ofIndustries({
  paragraph,
  group,
  phrase,
  choice,
}: GroupReading): readonly string[] | undefined {
  const { text } = paragraph;
  const told = text.slice(sentenceStart(text, choice.fit.start), choice.fit.start);
  return group.length === 3 && phrase.name === '增加值' && /三次产业/.test(told)
    ? ['第一', '第二', '第三'].map((nth) => `${nth}产业增加值`)
    : undefined;
}

/** 核准商标17个、农业品牌22个，占全省25%和40%: of each of those told right before. */
export function sharesOfTold(
  { register, group, phrase, choice }: GroupReading,
  { sameSentence }: NameClues,
): readonly string[] | undefined {
  const isShare = choice.pattern.source.gives.measure === 'share' && choice.fit.captures.has('whole');
  const told = register.recent.slice(-group.length);
  const areTold = sameSentence && register.measure === 'level' && told.length === group.length;
  return isShare && phrase.name === '' && group.length > 1 && areTold ? told : undefined;
}

/** 衣着、居住五大类呈上涨态势，价格分别上涨1.9%、0.6%: the list stands in the clause before. */
export function listedBefore({
  paragraph,
  group,
  phrase,
  clause,
  choice,
}: GroupReading): string[] | undefined {
  const isSeveral = choice.fit.tokens.some(({ lexeme }) => lexeme?.classes.has('respectively'));
  const { lexicon } = paragraph.rules;
  if (!isSeveral || group.length < 2 || !lexicon.has(phrase.name, 'metric')) return undefined;
  const before = paragraph.text.slice(Math.max(0, clause.start - LONGEST_LISTING), clause.start);
  const list = LISTED.exec(before)?.[1];
  const members = list === undefined ? [] : splitCoordination(list);
  return members.length === group.length ? members.map((member) => member + phrase.name) : undefined;
}
const LONGEST_LISTING = 80;
const LISTED =
  /(?:[，；。：]|^)(?:其中[，：]?)?([^，；：。\d]+?)[两三四五六七八九十]大?(?:类|项|种|个)?(?:商品|产品|行业)?(?:类)?(?:呈|均|都|全部)[^，；。]{2,10}，$/;

/**
 * A完成5亿元、B3亿元，分别增长8%、6%: the growth rates are of the facts before, in order; 新增A3家、B5家，总数分别达20家、
 * 60家: so are the totals.
 */
export function referredTo(
  { paragraph, group, choice, clause, register, phrase }: GroupReading,
  { sameSentence, lexicon }: NameClues,
): string[] | undefined {
  const named =
    choice.fit.tokens.some(({ lexeme }) => lexeme?.classes.has('respectively')) ||
    /^[，；]?分别/.test(paragraph.text.slice(clause.start, group[0]!.mark.start));
  if (group.length < 2) return undefined;
  if (named && sameSentence && register.recent.length >= group.length && lexicon.has(phrase.name, 'total'))
    return register.recent.slice(-group.length).map((name) => stockOf(name, lexicon));
  if (phrase.name !== '') return undefined;
  if (register.group.length === group.length) {
    // 能耗、排放分别为全国的1/3、1/5，五年分别下降19.3%、23.2%: what has the share fell.
    const ofShares = register.measure === 'share' && choice.pattern.source.gives.measure === 'growth';
    return register.group.map((name) => (ofShares ? partOfShare(name) : name));
  }
  if (!named || !sameSentence || register.recent.length < group.length) return undefined;
  return register.recent.slice(-group.length);
}
