import type { RuleBook } from '../rules/book.ts';
import type { Lexicon } from '../rules/lexicon.ts';
import type { Block, Document } from '../types.ts';
import { type AnnouncedLevel, levelAnnouncedAfter } from './announced_level.ts';
import { calendarOf, type Setting, settingBetween, toldSetting } from './context.ts';
import { type Lead, leadsOf, settingUnder } from './lead.ts';
import { longestIn } from './longest.ts';
import { whoseSection } from './section_level.ts';
import type { Whose } from './whose.ts';

/** What the place of a block in its report says of the figures in it. */
export interface Surroundings {
  readonly setting: Setting;
  /** The account to which a bare 收入 or 支出 belongs, or ''. */
  readonly topic: string;
  /** The level of government that its headings name. */
  readonly whose: Whose;
}

/** The surroundings of each block of a document, in their order: headings and opening words carry on. */
export function surroundingsOf({ blocks, metadata }: Document, rules: RuleBook): Surroundings[] {
  const calendar = calendarOf(metadata);
  const told = new Map<string, Setting | undefined>();
  let last: Setting | undefined;
  let announced: Announced = { topic: '', section: '' };
  let lead: Lead | undefined;
  let level: AnnouncedLevel | undefined;
  return blocks.map((block) => {
    announced = announcedAfter(announced, block, rules);
    const topic = topicOf(announced, block, rules);
    const path = block.section.join('\n');
    if (!told.has(path)) told.set(path, toldSetting(block, metadata, rules.headings));
    last = told.get(path) ?? last;
    const setting = told.get(path) ?? settingBetween(last, metadata);
    const announcedBefore = level;
    level = metadata.kind === 'budget_report' ? levelAnnouncedAfter(level, block, rules.lexicon) : undefined;
    const whose =
      metadata.kind === 'budget_report' ? whoseSection(block, announcedBefore, rules.lexicon) : OF_ALL;
    if (block.kind !== 'paragraph' && block.kind !== 'list_item') return { setting, topic, whose };
    const section = block.section[0] ?? '';
    const { here, behind } = leadsOf(
      lead,
      { text: block.reading.text, section, path, setting },
      { calendar, planYear: metadata.planYear },
    );
    lead = behind;
    // Once a report has announced its targets, what follows under headings that tell nothing is the plan.
    if (announcesPlan(here, setting) && !told.get(path)) last = { status: 'target', period: here!.period };
    return { setting: settingUnder(here, section, setting), topic, whose };
  });
}

/** What a report tells is of its whole place; only budgets tell of one level after another. */
const OF_ALL: Whose = { area: '', geoScope: 'unstated' };

const announcesPlan = (lead: Lead | undefined, { status }: Setting): boolean =>
  lead?.status === 'target' && status === 'actual';

/** What a paragraph's first words announce holds for those that follow in its section. */
interface Announced {
  readonly topic: string;
  readonly section: string;
}

/**
 * The account that a block's bare 收入 and 支出 belong to: as first words without a number (一般公共预算完成情况。) announce
 * it in the section, else as the innermost heading does that names one.
 */
function topicOf(announced: Announced, { section }: Block, { lexicon }: RuleBook): string {
  if (announced.topic !== '' && announced.section === section.join('\n')) return announced.topic;
  for (const heading of section.toReversed()) {
    const topic = accountIn(heading, lexicon);
    if (topic !== '') return topic;
  }
  return '';
}

function announcedAfter(
  announced: Announced,
  { kind, reading, section }: Block,
  { lexicon }: RuleBook,
): Announced {
  if (kind === 'furniture' || kind === 'heading') return announced;
  const opening = /^[^，。；：]{0,40}(?=[。：])/.exec(reading.text)?.[0] ?? '';
  const topic = accountIn(opening, lexicon);
  return topic === '' ? announced : { topic, section: section.join('\n') };
}

function accountIn(words: string, lexicon: Lexicon): string {
  const hasNumber = /\d/.test(words.replace(/^[（(]?\d{1,2}[.、．）)]|(?:19|20)\d{2}年?|〔\d{1,3}〕/g, ''));
  return hasNumber ? '' : longestIn(words, lexicon.matcher('topic'));
}
