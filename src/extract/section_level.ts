import type { Lexicon } from '../rules/lexicon.ts';
import type { Block } from '../types.ts';
import { type AnnouncedLevel, holdsFor, levelIn, WHOLE } from './announced_level.ts';
import { isArea } from './area_words.ts';
import type { Whose } from './whose.ts';

/**
 * （二）市本级预算执行情况: the level that the paragraph's opening or the innermost heading with a level or 全市 names; a
 * level announced below that heading comes before it.
 */
export function whoseSection(block: Block, announced: AnnouncedLevel | undefined, lexicon: Lexicon): Whose {
  const { section, reading } = block;
  const opening = /^[^，。；：\d]{2,30}(?=[。：])/.exec(reading.text)?.[0] ?? '';
  const names = (one: string) => WHOLE.test(one) || levelIn(one, lexicon) !== '' || zoneIn(one) !== '';
  const naming = [...section, opening].findLastIndex(names);
  const named = [...section, opening][naming] ?? '';
  const isAnnounced = holdsFor(announced, block) && naming < announced.section.length;
  if (isAnnounced) return ofLevel(announced.level);
  if (WHOLE.test(named)) return ofLevel('');
  const level = levelIn(named, lexicon);
  const zone = level === '' ? zoneIn(named) : '';
  return zone === '' ? ofLevel(level) : { area: zone, geoScope: 'zone' };
}

const ofLevel = (area: string): Whose => ({ area, geoScope: area === '' ? 'unstated' : 'own_level' });

/** （二）高新区预算执行情况: the zone or district whose budget a part of the report is about, or ''. */
function zoneIn(heading: string): string {
  const name = OF_BUDGET.exec(heading)?.[1] ?? '';
  return isArea(name) ? name : '';
}

const OF_BUDGET =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(?:20\d{2}年)?([\p{Script=Han}]{3,12}?)(?:一般公共|政府性基金|财政|地方|收支)*(?:预算|决算)(?:执行|安排|草案|收支|情况|调整)/u;
