import type { RuleBook } from '../rules/book.ts';
import type { Block, Document } from '../types.ts';
import { calendarOf, type Setting, settingBetween, toldSetting } from './context.ts';
import { type Lead, leadAfter, settingUnder } from './lead.ts';
import { longestIn } from './naming.ts';

/** What the place of a block in its report says of the figures in it. */
export interface Surroundings {
  readonly setting: Setting;
  /** The account to which a bare 收入 or 支出 belongs, or ''. */
  readonly topic: string;
}

/** The surroundings of each block of a document, in their order: headings and opening words carry on. */
export function surroundingsOf({ blocks, metadata }: Document, rules: RuleBook): Surroundings[] {
  const calendar = calendarOf(metadata);
  const told = new Map<string, Setting | undefined>();
  let last: Setting | undefined;
  let topic = '';
  let lead: Lead | undefined;
  return blocks.map((block) => {
    topic = topicAfter(topic, block, rules);
    const path = block.section.join('\n');
    if (!told.has(path)) told.set(path, toldSetting(block, metadata, rules.headings));
    last = told.get(path) ?? last;
    const setting = told.get(path) ?? settingBetween(last, metadata);
    if (block.kind !== 'paragraph' && block.kind !== 'list_item') return { setting, topic };
    const section = block.section[0] ?? '';
    lead = leadAfter(lead, { text: block.reading.text, section, setting }, calendar, metadata);
    return { setting: settingUnder(lead, section, setting), topic };
  });
}

/** A heading, or first words without a number (一般公共预算完成情况。), announce an account until the next do. */
function topicAfter(topic: string, { kind, reading }: Block, { lexicon }: RuleBook): string {
  if (kind === 'furniture') return topic;
  const opening =
    kind === 'heading' ? reading.text : (/^[^，。；：]{0,40}(?=[。：])/.exec(reading.text)?.[0] ?? '');
  const announced = /\d/.test(opening.replace(/^[（(]?\d{1,2}[.、．）)]|(?:19|20)\d{2}年?/g, ''))
    ? ''
    : longestIn(opening, lexicon.matcher('topic'));
  return announced || (kind === 'heading' ? '' : topic);
}
