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

/** The level of government of which a paragraph goes on to tell in those behind it. */
export interface AnnouncedLevel {
  readonly level: string;
  /** The headings under which it stands. */
  readonly section: readonly string[];
  /** As far as the section goes, or the list that follows. */
  readonly reach: 'section' | 'list';
  /** Its paragraph ends in a colon: the next one belongs to it without a number too. */
  readonly isOpen: boolean;
}

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

/**
 * 现将市本级预算执行情况报告如下： is for its section; 市本级支出…万元，其中： and a paragraph that opens with a level are for the
 * numbered items behind them. 全市… ends what was announced.
 */
export function levelAnnouncedAfter(
  announced: AnnouncedLevel | undefined,
  block: Block,
  lexicon: Lexicon,
): AnnouncedLevel | undefined {
  const { kind, section, reading } = block;
  if (kind !== 'paragraph' && kind !== 'list_item') return announced;
  const text = reading.text.trim();
  const current = holdsFor(announced, block) ? announced : undefined;
  const isOpen = /[：:]$/.test(text);
  if (isOpen) {
    const clauses = lastSentence(text)
      .split(/[，：:]/)
      .filter((clause) => clause !== '');
    const telling = clauses.at(-1) ?? '';
    if (WHOLE.test(telling)) return undefined;
    const level = levelIn(telling, lexicon);
    if (level !== '') return { level, section, reach: REPORTS.test(telling) ? 'section' : 'list', isOpen };
  }
  const opening = /^[^，。；：:]*/.exec(text)?.[0] ?? '';
  if (WHOLE.test(opening)) return undefined;
  const level = ITEM.test(text) ? '' : levelIn(opening, lexicon);
  if (level !== '' && current?.reach !== 'section') return { level, section, reach: 'list', isOpen };
  return current && { ...current, isOpen };
}

/** Whether what was announced is for a block. */
export function holdsFor(
  announced: AnnouncedLevel | undefined,
  { section, reading }: Block,
): announced is AnnouncedLevel {
  if (!announced) return false;
  const { reach, isOpen } = announced;
  const isBelow = announced.section.every((heading, i) => heading === section[i]);
  return isBelow && (reach === 'section' || isOpen || ITEM.test(reading.text) || /[：:]$/.test(reading.text));
}

const lastSentence = (text: string): string => /[^。；]*$/.exec(text)?.[0] ?? '';

const REPORTS = /(?:报告|汇报|说明)[^，。；]{0,4}$/;

const ITEM = /^\s*(?:\d{1,2}[.、．]|[（(]\d{1,2}[）)])/;

const WHOLE = /全[市省区县州旗盟]|全自治区/;

function levelIn(heading: string, lexicon: Lexicon): string {
  const words = [...heading.matchAll(lexicon.matcher('own_level'))].map(([word]) => word);
  // 本级 alone does not say which.
  return words.find((word) => /.级$|^.直$/.test(word) && word !== '本级') ?? '';
}
