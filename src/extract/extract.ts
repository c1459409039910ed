import type { RuleBook } from '../rules/book.ts';
import type { Block, Document, Extraction, Fact, LedgerEntry, Reading, Span, TableBlock } from '../types.ts';
import { calendarOf } from './context.ts';
import { findMarks } from './marks.ts';
import { type ProseEntry, readProse } from './prose.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { readTable } from './table.ts';

/** Reads a document's facts, and accounts for every numeral and rank word of it. Pure. */
export function extract(document: Document, rules: RuleBook): Extraction {
  const { blocks } = document;
  const surroundings = surroundingsOf(document, rules);
  const ledger = blocks.flatMap((block, i) =>
    block.kind === 'table'
      ? readTableBlock(
          block,
          { before: blocks[i - 1], after: blocks[i + 1] },
          surroundings[i]!,
          document,
          rules,
        )
      : readBlock(block, surroundings[i]!, document, rules),
  );
  return { ledger: ledger.sort((a, b) => a.start - b.start) };
}

function readTableBlock(
  table: TableBlock,
  { before, after }: { before: Block | undefined; after: Block | undefined },
  { setting }: Surroundings,
  document: Document,
  rules: RuleBook,
): LedgerEntry[] {
  const caption = [table.section.at(-1) ?? '', before?.reading.text.slice(-80) ?? ''].join('\n');
  const input = {
    table,
    caption,
    note: after?.reading.text ?? '',
    setting,
    calendar: calendarOf(document.metadata),
    rules,
  };
  const section = table.section.join(' / ');
  return readTable(input).map((entry) => {
    const span = spanInDocument(entry.cell.reading, entry);
    if (entry.kind === 'aside')
      return { ...span, fate: 'set_aside', reason: entry.reason, ruleId: 'table.label' };
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

function readBlock(
  block: Exclude<Block, TableBlock>,
  { setting, topic }: Surroundings,
  document: Document,
  rules: RuleBook,
): LedgerEntry[] {
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
  return readProse({ text: reading.text, setting, calendar, topic, metadata: document.metadata, rules }).map(
    (entry) => toLedger(entry, reading, section),
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
  const fact: Fact = {
    ...rest,
    span,
    quote: spanInDocument(reading, withoutJoint(reading.text, clause)),
    section,
  };
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
