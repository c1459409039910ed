import type { Lexicon } from '../rules/lexicon.ts';
import type { Block, GeoScope } from '../types.ts';
import type { Paragraph } from './paragraph.ts';
import type { Phrase } from './phrase.ts';
import { sentenceStart } from './punctuation.ts';
import type { Register } from './register.ts';

/** Whose figure one is: a level of government or a zone by its words, or '' for the whole area of the report. */
export interface Whose {
  readonly area: string;
  readonly geoScope: GeoScope;
}

/**
 * As its own words say, else as the words it goes on from, else as its section does. What a budget says of its accounts
 * keeps to a level until it names another, and all else to the end of the sentence; `at` is where the figure stands.
 */
export function whoseIs(
  { ownLevel, geoScope, name }: Phrase,
  register: Register,
  { text, metadata, whose }: Pick<Paragraph, 'text' | 'metadata' | 'whose'>,
  at: number,
): Whose {
  if (ownLevel !== '') return { area: ownLevel, geoScope };
  if (geoScope !== 'unstated') return { area: '', geoScope };
  const isSame = register.end > 0 && sentenceStart(text, at) <= register.end;
  const goesOn = name === '' || (metadata.kind === 'budget_report' && (isSame || OF_ACCOUNTS.test(name)));
  const { area, geoScope: scope } = goesOn ? register : whose;
  return { area, geoScope: scope };
}

const OF_ACCOUNTS = /收入|支出|预算|结余|结转|财力|债|税|转移|上解|调入|调出|预备费|基金/;

/** （二）市本级预算执行情况: the level that the paragraph's opening or the innermost heading with a level or 全市 names. */
export function whoseSection({ section, reading }: Block, lexicon: Lexicon): Whose {
  const opening = /^[^，。；：\d]{2,30}(?=[。：])/.exec(reading.text)?.[0] ?? '';
  const heading =
    [...section, opening].findLast((one) => WHOLE.test(one) || levelIn(one, lexicon) !== '') ?? '';
  const area = WHOLE.test(heading) ? '' : levelIn(heading, lexicon);
  return { area, geoScope: area === '' ? 'unstated' : 'own_level' };
}

const WHOLE = /全[市省区县州旗盟]|全自治区/;

function levelIn(heading: string, lexicon: Lexicon): string {
  const words = [...heading.matchAll(lexicon.matcher('own_level'))].map(([word]) => word);
  return words.find((word) => /级$|^.直$/.test(word)) ?? '';
}
