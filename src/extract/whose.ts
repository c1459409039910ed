import type { Lexicon } from '../rules/lexicon.ts';
import type { Block, GeoScope, ReportKind } from '../types.ts';
import type { Phrase } from './phrase.ts';
import type { Register } from './register.ts';

/** Whose figure one is: a level of government or a zone by its words, or '' for the whole area of the report. */
export interface Whose {
  readonly area: string;
  readonly geoScope: GeoScope;
}

/** As its own words say, else as the words it goes on from; a budget keeps to a level until it names another. */
export function whoseIs(phrase: Phrase, { area, geoScope }: Register, kind: ReportKind): Whose {
  const { ownLevel, geoScope: own } = phrase;
  if (ownLevel !== '') return { area: ownLevel, geoScope: own };
  const goesOn = phrase.name === '' || kind === 'budget_report';
  return goesOn && own === 'unstated' ? { area, geoScope } : { area: '', geoScope: own };
}

/** （二）市本级预算执行情况: the level of government that the innermost heading with a level or 全市 names. */
export function whoseSection({ section }: Block, lexicon: Lexicon): Whose {
  const heading = section.findLast((one) => WHOLE.test(one) || levelIn(one, lexicon) !== '') ?? '';
  const area = WHOLE.test(heading) ? '' : levelIn(heading, lexicon);
  return { area, geoScope: area === '' ? 'unstated' : 'own_level' };
}

const WHOLE = /全[市省区县州旗盟]|全自治区/;

function levelIn(heading: string, lexicon: Lexicon): string {
  const words = [...heading.matchAll(lexicon.matcher('own_level'))].map(([word]) => word);
  return words.find((word) => word.endsWith('级')) ?? '';
}
