import { kindAt, NONE } from './characters.ts';

/**
 * Words that hold a numeral character but state no number. Only words that would otherwise be read need an
 * entry: a lone digit is read before a counting word (三家, but 五家渠 is a city) or after 前, 近, 约, 超 (前三,
 * but 目前四川), a lone scale before a counting word or after 近, 超, 上, 达.
 */
const WORDS: Readonly<Record<string, string>> = {
  'one as an article or as "the same"': `统一 唯一 同一 另一 单一 任一 某一 每一 这一 那一 哪一 一家人 一家亲 一家独大 一年四季
    一年之计 一日游 一日千里 如一日 一周岁 一类人 最后一公里 一号位`,
  'school years': '一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级',
  'parallel slogans and programmes': `两轮车 两轮驱动 三轮车 四轮驱动 两级分化 两院 两网融合 三网融合 三支一扶 三次产业 三次元
    二次元 二次 三部曲 三级跳 五位一体 三圈三 四大名 四处 三家村 三元锂 三元电池 三元材料 十二时辰`,
  'places and firms': `三元里 三元区 三台县 五台县 五台山 五家渠 七台河 九台区 九号公司 五大连池 四川 四平 四会 三亚 三明 三沙
    三峡 三门峡 三水 三河 三星 三角 五指山 五金 五粮液 六安 六合 六盘水 七星 八宝山 八达岭 八公山 九江 九龙 九寨沟 九华山 九三学社
    十堰 两当 两江 两广 两淮 两湖 两岸`,
  'words that 前, 近, 约, 超 may precede': '三农 三甲 两会 两用 四季 五星 七夕 十字 十足 十佳 十全 十里',
  'days and sets with a fixed number': `双十一 双十二 双十二 十一假期 十一黄金周 十一国庆 十二生肖 二十四节气 二十四史 三十六计
    三百六十行 二十国集团`,
  'hundred in a word': `百姓 百货 百花 百年 百日 百色 百度 百济 百灵 百家争鸣 百家讲坛 百家号 百家姓 百科 百米 百里 百事 百胜 百川
    百利 百万富翁 百万雄师 百折不挠 百县千镇 成百上千 百分制`,
  'thousand in a word': `千方百计 千年 千秋 千古 千家万户 千军万马 千山 千里 千兆 千岛 千金 千阳 千辛万苦 千载 千头万绪 千差万别
    千篇一律 成千上万 千万不 千万别 千万要 千万里`,
  'ten thousand in a word': `万科 万象 万物 万里 万众 万全 万家灯火 万家乐 万达 万华 万州 万宁 万源 万载 万安 万荣 万盛 万年 万向
    万宝 万事 万国 万兆 万能 万户侯 万人空巷 万无一失 万水千山 万绿 万丰 万和 万商 万泰 万通 万福 万山 万江 万马`,
  'hundred million in a word': '亿万 亿达 亿纬 亿航 亿嘉和 亿阳 亿帆 亿道',
};

export const PROTECTED_WORDS: readonly string[] = [
  ...new Set(Object.values(WORDS).flatMap((words) => words.split(/\s+/))),
];

interface Entry {
  readonly word: string;
  /** Where in the word the numeral character stands under which it is filed. */
  readonly anchor: number;
}

const byCharacter = new Map<string, Entry[]>();
for (const word of PROTECTED_WORDS) {
  for (let anchor = 0; anchor < word.length; anchor++) {
    const character = word[anchor]!;
    if (!'一二两三四五六七八九十百千万亿'.includes(character)) continue;
    const entries = byCharacter.get(character) ?? [];
    entries.push({ word, anchor });
    byCharacter.set(character, entries);
  }
}

/**
 * Whether a protected word covers the character at `at`, the first of a numeral.
 * 一X一Y (一村一品, 一带一路, 一老一小) is one too, whatever X and Y are.
 */
export function isProtected(text: string, at: number): boolean {
  const character = text[at]!;
  if (character === '一' && (isPaired(text, at + 1, at + 2) || isPaired(text, at - 1, at - 2))) return true;
  const entries = byCharacter.get(character);
  return entries?.some(({ word, anchor }) => at >= anchor && text.startsWith(word, at - anchor)) ?? false;
}

const isPaired = (text: string, between: number, other: number): boolean =>
  text[other] === '一' && kindAt(text, between) === NONE;
