import type { Areas } from './areas.ts';

const NAME = '[\\u4e00-\\u9fff]{2,14}?(?:省|市|自治区|自治州|自治县|自治旗|州|盟|地区|新区|区|县|旗)';
const BEFORE_SESSION = new RegExp(`在(${NAME})第?[一二三四五六七八九十\\d]{1,3}届`);
const BEFORE_OFFICE = new RegExp(
  `^(${NAME})(?:人民政府|市长|区长|县长|州长|省长|主席|盟长|代市长|代区长|财政[局厅]|统计局|发展[和与]改革|发展改革)`,
);
const ON_BEHALF = new RegExp(`代表(${NAME})(?:人民)?政府`);
const TITLE_PLACE = new RegExp(
  `^(?:关于)?(${NAME})(?=\\d{4}|[〇零一二三四五六七八九]{4}年|国民经济|政府|人民政府|第十|“?十)`,
);
const NATIONAL = /中华人民共和国|全国|中央和地方|国务院/;
const NATIONAL_SESSION = /在(?:第.{1,4}届)?全国人民代表大会/;
const NATION = '全国';
/** 在自治区第十四届人大: which one, the speaker need not say. */
const UNNAMED = /^自治[区州县旗]$/;
const FEWEST_MENTIONS = 3;
const SHORT_NAME_LENGTHS = [4, 3, 2];

export interface Place {
  readonly place: string;
  readonly areaCode: string;
}

/** The place a report is about, by its title, the session, the speaker, the opening words; empty if none names it. */
export function placeOf(title: string, front: readonly string[], opening: string, areas: Areas): Place {
  const isNational = NATIONAL.test(title) || front.some((line) => NATIONAL_SESSION.test(line));
  if (isNational) return { place: NATION, areaCode: areas.codeOf(NATION) };
  const stated = [
    TITLE_PLACE.exec(title)?.[1],
    shortName(title, areas),
    ...front.map((line) => BEFORE_SESSION.exec(line)?.[1]),
    ...front.map((line) => BEFORE_OFFICE.exec(line)?.[1]),
    ...front.map((line) => ON_BEHALF.exec(line)?.[1]),
  ].find((name) => name !== undefined && name !== '' && !UNNAMED.test(name));
  if (stated === undefined) {
    const place = mostFrequent(opening, areas);
    return { place, areaCode: place === '' ? '' : areas.codeOf(place) };
  }
  const { outer, inner } = nested(stated, areas);
  return { place: inner, areaCode: areas.codeOf(inner, outer || mostFrequent(opening, areas)) };
}

/** "深圳2024年政府工作报告": a place without its rank. */
function shortName(title: string, areas: Areas): string {
  const [, head = ''] = /^(?:关于)?([\u4e00-\u9fff]{2,4})(?:\d{4}年|政府工作报告)/.exec(title) ?? [];
  return areas.codeOf(head) === '' ? '' : head;
}

/** 湖南省湘西自治州 → 湘西自治州 in 湖南省, if both are known. */
function nested(name: string, areas: Areas): { readonly outer: string; readonly inner: string } {
  for (let at = name.length - 2; at > 1; at--) {
    const [outer, inner] = [name.slice(0, at), name.slice(at)];
    if (/[省市区州盟]$/.test(outer) && areas.codeOf(outer) !== '' && areas.codeOf(inner, outer) !== '') {
      return { outer, inner };
    }
  }
  return { outer: '', inner: name };
}

/**
 * The province or city that the opening names most often, by its full or short name, if it does so several times.
 * Counties are left out: many of their short names are common words (和平, 城区).
 */
function mostFrequent(opening: string, areas: Areas): string {
  const counts = new Map<string, number>();
  for (let from = 0; from < opening.length; from++) {
    for (const length of SHORT_NAME_LENGTHS) {
      const code = areas.codeOf(opening.slice(from, from + length));
      if (!code.endsWith('00')) continue;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      break;
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= FEWEST_MENTIONS ? areas.nameOf(best[0]) : '';
}
