/** 剔除基数划转因素后, 还原留抵退税口径后: on what basis a figure is, and no part of its name. */
const OTHER_BASIS =
  /^按[^，。；]{2,14}?(?:折算|折合|汇率计算|前测算|后测算)(?:后)?|^(?:剔除|扣除|还原|考虑|不考虑|不含|若?按)[^，。；]{1,24}?(?:后|(?:因素|影响)(?=[，同]))(?:按?(?:同口径|可比口径)(?:计算)?)?/;

/** 市人大二次会议批准的一般公共预算: who fixed a sum is no part of its name. */
const APPROVED =
  /^后?经[^，。；的]{2,14}?(?:批准|审议通过|同意)后?|^[^，。；的]{2,16}(?:会议|常委会)(?:审议|审查)?(?:批准|通过)(?=[^的，。；]{4})|^[^，。；]{2,24}?(?:批准|审议通过|核定)的(?=[^，。；]{4})|^[^，。；]{1,10}?(?:批准|核定|测算|测定|确定|下达|转贷|代发)(?:(?:我|本|全)[市省区县州](?=[^，。；]{4})|(?=[市省区县州]本级[^，。；]{4}))/;

/** 省级下达丽江市2025年末政府债务限额, in the report of 丽江市. */
function handedTo(place: string, rest: string): string {
  const verb = HANDED.exec(rest)?.[0];
  return verb !== undefined && place !== '' && rest.startsWith(place, verb.length) ? verb + place : '';
}
const HANDED =
  /^(?:中央|国家|省|自治区|市|上级)(?:级|财政厅?|人?民?政府)?(?:下达|核定|批准|转贷|分配)(?:给)?/;

/** 二、农业 全年全县农作物种植面积: a heading without a line of its own. */
const RUN_IN =
  /^[一二三四五六七八九十]{1,3}、[\p{Script=Han}]{2,10}?(?=全年|年末|初步核算|全[市省区县州旗])/u;

/** 主要支出项目是技术研究与开发49.2亿元 */
const ITEMS_ARE = /^(?:主要)?(?:支出|收入)?项目(?:是|为|有|包括)(?=[^，。；]{2})/;

const LIST_NUMBER = /^(?:\d{1,2}[.．、](?!\d)|（[\d一二三四五六七八九十]{1,2}）|[①-⑳])/;

/** 1—11月, 1至6月份: a part of the year that the report is about. */
const MONTHS = /^\d{1,2}(?:[-—–~～至]\d{1,2})?月(?:份|[上中下]旬|[初底末])?(?!均)/;

/** 所有县（市、区）财政总收入: of each of them. */
const ALL_OF = /^所有(?=[县市区乡镇])/;

/** 十是新增就业岗位13万个 */
const NTH_IS = /^[一二三四五六七八九十]{1,3}是(?=\p{Script=Han}{2})/u;

const FORMS = [ALL_OF, NTH_IS, ITEMS_ARE, RUN_IN, LIST_NUMBER, OTHER_BASIS, MONTHS, APPROVED];

/** The words at the head of `rest` that stand before a name, in the report of `place`; '' where the name begins. */
export function wordsBeforeName(rest: string, place: string): string {
  for (const form of FORMS) {
    const words = form.exec(rest)?.[0];
    if (words !== undefined) return words;
  }
  return handedTo(place, rest);
}

/** 主要支出项目是: what follows are items of what was told. */
export const opensItems = (words: string): boolean => /项目(?:是|为|有|包括)$/.test(words);
