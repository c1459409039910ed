import type { RuleBook } from '../rules/book.ts';
import type { Block, Document, Extraction, Fact, LedgerEntry, Reading, Span } from '../types.ts';
import { calendarOf, settingOf } from './context.ts';
import { findMarks } from './marks.ts';
import { type ProseEntry, readProse } from './prose.ts';

/** Reads a document's facts, and accounts for every numeral and rank word of it. Pure. */
export function extract(document: Document, rules: RuleBook): Extraction {
  const ledger = document.blocks.flatMap((block) => readBlock(block, document, rules));
  return { ledger: ledger.sort((a, b) => a.start - b.start) };
}

function readBlock(block: Block, document: Document, rules: RuleBook): LedgerEntry[] {
  if (block.kind === 'furniture') {
    return findMarks(block.reading.text, rules.lexicon).map((mark) => ({
      ...spanInDocument(block.reading, mark),
      fate: 'set_aside',
      reason: block.reason,
      ruleId: `segment.${block.reason}`,
    }));
  }
  const calendar = calendarOf(document.metadata);
  const setting = settingOf(block, document.metadata, rules.lexicon);
  const section = block.section.join(' / ');
  const readings = block.kind === 'table' ? block.rows.flat().map((cell) => cell.reading) : [block.reading];
  return readings.flatMap((reading) =>
    readProse({ text: reading.text, setting, calendar, rules }).map((entry) => toLedger(entry, reading, section)),
  );
}

function toLedger(entry: ProseEntry, reading: Reading, section: string): LedgerEntry {
  if (entry.kind === 'unexplained') return { ...spanInDocument(reading, entry.mark), fate: 'unexplained' };
  if (entry.kind === 'aside') {
    const { reason, ruleId } = entry;
    return { ...spanInDocument(reading, entry.mark), fate: 'set_aside', reason, ruleId };
  }
  const { mark, clause, ...rest } = entry.fact;
  const span = spanInDocument(reading, mark);
  const fact: Fact = { ...rest, span, quote: spanInDocument(reading, clause), section };
  return { ...span, fate: 'observed', fact };
}

/** The document's stretch that a stretch of a reading text stands for. */
export function spanInDocument({ offsets }: Reading, { start, end }: Span): Span {
  return { start: offsets[start]!, end: offsets[end - 1]! + 1 };
}
