import type { RuleBook } from '../rules/book.ts';
import type { Block, Document, Extraction, Fact, LedgerEntry, Reading, Span, TableBlock } from '../types.ts';
import { calendarOf, type Setting, settingOf } from './context.ts';
import { type Lead, leadAfter, settingUnder } from './lead.ts';
import { findMarks } from './marks.ts';
import { longestIn } from './naming.ts';
import { type ProseEntry, readProse } from './prose.ts';
import { readTable } from './table.ts';

/** Reads a document's facts, and accounts for every numeral and rank word of it. Pure. */
export function extract(document: Document, rules: RuleBook): Extraction {
  const { blocks, metadata } = document;
  const calendar = calendarOf(metadata);
  const underLead = (block: Exclude<Block, TableBlock>): Setting => {
    const setting = settingOf(block, metadata, rules.lexicon);
    if (block.kind === 'heading' || block.kind === 'furniture') return setting;
    const section = block.section[0] ?? '';
    lead = leadAfter(lead, { text: block.reading.text, section, setting }, calendar, metadata);
    return settingUnder(lead, section, setting);
  };
  let topic = '';
  let lead: Lead | undefined;
  const ledger = blocks.flatMap((block, i) => {
    topic = topicAfter(topic, block, rules);
    return block.kind === 'table'
      ? readTableBlock(block, { before: blocks[i - 1], after: blocks[i + 1] }, document, rules)
      : readBlock(block, topic, underLead(block), document, rules);
  });
  return { ledger: ledger.sort((a, b) => a.start - b.start) };
}

/** A heading, or first words without a number (一般公共预算完成情况。), announce an account until the next do. */
export function topicAfter(topic: string, { kind, reading }: Block, { lexicon }: RuleBook): string {
  if (kind === 'furniture') return topic;
  const opening = kind === 'heading' ? reading.text : (/^[^，。；：]{0,40}(?=[。：])/.exec(reading.text)?.[0] ?? '');
  const announced = /\d/.test(opening.replace(/(?:19|20)\d{2}年?/g, '')) ? '' : longestIn(opening, lexicon.matcher('topic'));
  return announced || (kind === 'heading' ? '' : topic);
}

function readTableBlock(
  table: TableBlock,
  { before, after }: { before: Block | undefined; after: Block | undefined },
  document: Document,
  rules: RuleBook,
): LedgerEntry[] {
  const caption = [table.section.at(-1) ?? '', before?.reading.text.slice(-80) ?? ''].join('\n');
  const input = {
    table,
    caption,
    note: after?.reading.text ?? '',
    setting: settingOf(table, document.metadata, rules.lexicon),
    calendar: calendarOf(document.metadata),
    rules,
  };
  const section = table.section.join(' / ');
  return readTable(input).map((entry) => {
    const span = spanInDocument(entry.cell.reading, entry);
    if (entry.kind === 'aside') return { ...span, fate: 'set_aside', reason: entry.reason, ruleId: 'table.label' };
    const fact: Fact = {
      ...entry.fact,
      valueMax: '',
      scope: '',
      geoScope: 'unstated',
      obsStatus: entry.fact.status === 'target' ? 'F' : 'A',
      span,
      quote: { start: entry.cell.start, end: entry.cell.end },
      section,
      ruleId: 'table.cell',
    };
    return { ...span, fate: 'observed', fact };
  });
}

function readBlock(block: Exclude<Block, TableBlock>, topic: string, setting: Setting, document: Document, rules: RuleBook): LedgerEntry[] {
  if (block.kind === 'furniture') {
    return findMarks(block.reading.text, rules.lexicon).map((mark) => ({
      ...spanInDocument(block.reading, mark),
      fate: 'set_aside',
      reason: block.reason,
      ruleId: `segment.${block.reason}`,
    }));
  }
  const calendar = calendarOf(document.metadata);
  const section = block.section.join(' / ');
  const { reading } = block;
  return readProse({ text: reading.text, setting, calendar, topic, metadata: document.metadata, rules }).map((entry) => toLedger(entry, reading, section));
}

function toLedger(entry: ProseEntry, reading: Reading, section: string): LedgerEntry {
  if (entry.kind === 'unexplained') return { ...spanInDocument(reading, entry.mark), fate: 'unexplained' };
  if (entry.kind === 'aside') {
    const { reason, ruleId } = entry;
    return { ...spanInDocument(reading, entry.mark), fate: 'set_aside', reason, ruleId };
  }
  const { mark, clause, ...rest } = entry.fact;
  const span = spanInDocument(reading, mark);
  const fact: Fact = { ...rest, span, quote: spanInDocument(reading, withoutJoint(reading.text, clause)), section };
  return { ...span, fate: 'observed', fact };
}

/** A clause is quoted without the 、 or ， that joins it to the one before. */
function withoutJoint(text: string, { start, end }: Span): Span {
  let from = start;
  while (from < end - 1 && '、，；：。 —'.includes(text[from]!)) from++;
  return { start: from, end };
}

/** The document's stretch that a stretch of a reading text stands for. */
export function spanInDocument({ offsets }: Reading, { start, end }: Span): Span {
  return { start: offsets[start]!, end: offsets[end - 1]! + 1 };
}
