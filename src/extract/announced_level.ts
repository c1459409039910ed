import type { Lexicon } from '../rules/lexicon.ts';
import type { Block } from '../types.ts';

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

/** All of the area that the report is about. */
export const WHOLE = /全[市省区县州旗盟]|全自治区/;

/** 市本级 or the like in a heading or clause, or ''. */
export function levelIn(heading: string, lexicon: Lexicon): string {
  const words = [...heading.matchAll(lexicon.matcher('own_level'))].map(([word]) => word);
  // 本级 alone does not say which.
  return words.find((word) => /.级$|^.直$/.test(word) && word !== '本级') ?? '';
}
