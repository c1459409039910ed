import type { Lexicon } from '../rules/lexicon.ts';
import type { WordClass } from '../rules/schema.ts';

/** 全国 or 全省 at the head of a figure that every area has, in the report of a smaller place; else ''. */
export function widerArea(rest: string, place: string, lexicon: Lexicon): string {
  const word = WIDER.exec(rest)?.[0] ?? '';
  const isSmaller = /^[全我]国/.test(word)
    ? place !== ''
    : /[市州盟县区旗]$/.test(place) && !place.endsWith('自治区');
  const figure = withoutMean(rest.slice(word.length));
  const isAlone = figure === '' || lexicon.startingAt(figure, 0, figure.length, 'common_figure');
  return word !== '' && isSmaller && isAlone ? word : '';
}

const WIDER = /^(?:[全我]国|全省|全自治区)/;

/** 全国平均: the mean of the country is its figure. */
export const withoutMean = (figure: string): string => figure.replace(/^平均(?:水平)?/, '');

/** 深圳市 → 深圳 */
export const shortPlace = (place: string): string =>
  place.replace(/(?:省|市|自治区|自治州|地区|州|盟|县|区|旗)$/, '');

/** 深圳地区生产总值 → 地区生产总值; 深圳港 and 深圳大学 are names of their own. */
export function placeAt(text: string, at: number, place: string, lexicon: Lexicon): number {
  if (place === '') return 0;
  const short = shortPlace(place);
  const length = text.startsWith(place, at)
    ? place.length
    : short.length > 1 && text.startsWith(short, at)
      ? short.length
      : 0;
  if (length === 0) return 0;
  const next = lexicon.startingAt(text, at + length, text.length);
  return next && ['flow', 'metric', 'rank_verb', 'reach'].some((name) => next.classes.has(name as WordClass))
    ? length
    : 0;
}

/** The name of an area, at the head of a text. */
const AREA =
  /^(?!\p{Script=Han}{0,6}[对我]|来自|补助|上解|转移|下达|拨付|支持|扣除|调入|调出|不含|其他|转贷|留用)(?:[一二两三四五六七八九十]{1,2}(?:城区|县区|区县|县市|县（市(?:、区)?）|区|县)|高新区|开发区|经开区|[\p{Script=Han}]{2,4}县市?区|[\p{Script=Han}·]{2,14}?(?:(?<![社地全片学小])区|(?<![城全各])市(?![场区级政民])|县|旗|州|(?<!城)镇))/u;

const PRODUCES =
  /^(?!.*(?:经济|产业|企业|行业|海洋|力争|确保|预计))[\p{Script=Han}、]{2,14}?(?=(?:合计)?(?:实现|完成)(?:地区)?生产总值)/u;

/** 合计|实现|生产总值: what stands between whoever has an output and its name. */
export const withoutWork = (rest: string): string =>
  rest.replace(/^(?:合计)?(?:实现|完成)(?=(?:地区)?生产总值)/, '');

const WHOLLY_AREA = new RegExp(`${AREA.source}$`, 'u');

export const isArea = (name: string): boolean => WHOLLY_AREA.test(name) || PREFECTURE.test(name);

/** 和田地区, 广东地区: with a name of its own, and no kind of places (农村地区). */
const PREFECTURE =
  /^(?!农村|城[市镇乡]|乡村|贫困|民族|沿[海边江]|边[境疆远]|[东中西南北]|其[他它余]|偏远|欠?发达|少数|重点|核心|革命|基层|周边|受灾|国家|海外|港澳)[\p{Script=Han}]{2,4}地区$/u;

/** 高新技术产业开发区收入, 东湖区地区生产总值: an area before a bare 收入 or 支出, or a figure that every area has, is whose it is. */
export function areaBefore(name: string, lexicon: Lexicon): string {
  // 松山湖实现生产总值630亿元: whoever has an output of its own is an area.
  const area = AREA.exec(name)?.[0] ?? PRODUCES.exec(name)?.[0] ?? '';
  const rest = withoutWork(name.slice(area.length));
  const isOfArea =
    lexicon.has(rest, 'topic_generic') ||
    lexicon.startingAt(rest.replace(/^地方/, ''), 0, rest.length, 'topic') ||
    lexicon.startingAt(rest, 0, rest.length, 'common_figure');
  return area !== '' && isOfArea ? area : '';
}
