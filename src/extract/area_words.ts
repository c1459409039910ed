import type { Lexicon } from '../rules/lexicon.ts';
import type { WordClass } from '../rules/schema.ts';

/** Figures that every area has. */
const MACRO =
  '(?:国内生产总值|地区生产总值|GDP|规模以上工业(?:增加值|总产值)|规上工业(?:增加值|总产值)|固定资产投资|社会消费品零售总额|一般公共预算收入|(?:全体|城镇|农村)?(?:常住)?居民人均|居民消费价格|(?:外贸)?进出口|城镇调查失业率|单位(?:地区|国内)?生产总值)';

/** 地区生产总值增长5.5%，全国增长5.0%: what a figure of the country or the province is compared with. */
export const WIDER = new RegExp(`^(?:全国|我国|全省|全自治区)(?=(?:平均(?:水平)?)?$|(?:平均)?${MACRO})`);

/** 全国 or 全省 at the head of a macroeconomic figure, in the report of a smaller place; else ''. */
export function widerArea(rest: string, place: string): string {
  const word = WIDER.exec(rest)?.[0] ?? '';
  const isSmaller =
    word.startsWith('全国') || word.startsWith('我国')
      ? place !== ''
      : /[市州盟县区旗]$/.test(place) && !place.endsWith('自治区');
  return isSmaller ? word : '';
}

/** 深圳地区生产总值 → 地区生产总值; 深圳港 and 深圳大学 are names of their own. */
export function placeAt(text: string, at: number, place: string, lexicon: Lexicon): number {
  if (place === '') return 0;
  const short = place.replace(/(?:省|市|自治区|自治州|地区|州|盟|县|区|旗)$/, '');
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

const OF_AREA = new RegExp(`^${MACRO}`);

/** 高新技术产业开发区收入, 东湖区地区生产总值: an area before a bare 收入 or 支出, or a figure that every area has, is whose it is. */
export function zoneOf(name: string, lexicon: Lexicon): string {
  const zone =
    /^.{2,14}?(?:开发区|高新区|园区|合作区|新区|保税区|示范区|(?<![社地全城市郊山片社学小])区|县|镇|旗)/.exec(
      name,
    )?.[0] ?? '';
  const rest = name.slice(zone.length);
  const isAccount =
    lexicon.has(rest, 'topic_generic') ||
    lexicon.startingAt(rest.replace(/^地方/, ''), 0, rest.length, 'topic') ||
    OF_AREA.test(rest);
  return zone !== '' && isAccount ? zone : '';
}
