import type { GeoScope } from '../types.ts';
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
  // 本级收入 in a section on the 市级 is 市级.
  if (ownLevel === '本级' && whose.area !== '') return { area: whose.area, geoScope };
  if (ownLevel !== '') return { area: ownLevel, geoScope };
  // 市直支出…，其中：本级财力安排…: of the same level.
  if (geoScope === 'own_level') return { area: register.area || whose.area, geoScope };
  if (geoScope !== 'unstated') return { area: '', geoScope };
  if (name === '') return { area: register.area, geoScope: register.geoScope };
  const sentence = sentenceStart(text, at);
  const isBudget = metadata.kind === 'budget_report';
  if (isBudget && register.end > 0 && sentence <= register.end)
    return { area: register.area, geoScope: register.geoScope };
  const tellsParts = register.end > 0 && PARTS.test(text.slice(sentence, sentence + 12));
  return tellsParts || (isBudget && OF_ACCOUNTS.test(name)) ? register.whole : whose;
}

/** 其中，…; 分类别看，…: a sentence of the parts of what the one before told. */
const PARTS = /^(?:其中|分[^，。；]{1,6}看|按[^，。；]{1,8}[分看])/;

const OF_ACCOUNTS = /收入|支出|预算|结余|结转|财力|债|税|转移|上解|调入|调出|预备费|基金/;
