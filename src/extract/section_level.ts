import type { Lexicon } from '../rules/lexicon.ts';
import type { Block } from '../types.ts';
import { type AnnouncedLevel, holdsFor, levelIn, WHOLE } from './announced_level.ts';
import type { Whose } from './whose.ts';

/**
 * （二）市本级预算执行情况: the level that the paragraph's opening or the innermost heading with a level or 全市 names; a
 * level announced below that heading comes before it.
 */
export function whoseSection(block: Block, announced: AnnouncedLevel | undefined, lexicon: Lexicon): Whose {
  const { section, reading } = block;
  const opening = /^[^，。；：\d]{2,30}(?=[。：])/.exec(reading.text)?.[0] ?? '';
  const names = (one: string) => WHOLE.test(one) || levelIn(one, lexicon) !== '';
  const naming = [...section, opening].findLastIndex(names);
  const named = [...section, opening][naming] ?? '';
  const isAnnounced = holdsFor(announced, block) && naming < announced.section.length;
  const area = isAnnounced ? announced.level : WHOLE.test(named) ? '' : levelIn(named, lexicon);
  return { area, geoScope: area === '' ? 'unstated' : 'own_level' };
}
