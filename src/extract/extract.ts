import type { RuleBook } from '../rules/book.ts';
import type {
  Block,
  Document,
  Extraction,
  Fact,
  LedgerEntry,
  Reading,
  Span,
  TableBlock,
  TableCell,
} from '../types.ts';
import { calendarOf } from './context.ts';
import { findMarks } from './marks.ts';
import { type ProseEntry, readProse } from './prose.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { readTable } from './table/read.ts';

/** Reads a document's facts, and accounts for every numeral and rank word of it. Pure. */
export function extract(document: Document, rules: RuleBook): Extraction {
  const { blocks } = document;
  const surroundings = surroundingsOf(document, rules);
  const tables = blocks.filter(({ kind }) => kind === 'table');
  const ordinals = new Map(tables.map((table, i) => [table, i + 1]));
  const ledger = blocks.flatMap((block, i) =>
    block.kind === 'table'
      ? readTableBlock(
          block,
          {
            before: blocks.slice(Math.max(0, i - FARTHEST_CAPTION), i),
            after: following(blocks, i),
            ordinal: ordinals.get(block)!,
          },
          surroundings[i]!,
          document,
          rules,
        )
      : readBlock(block, surroundings[i]!, document, rules),
  );
  return { ledger: ledger.sort((a, b) => a.start - b.start) };
}

/** The block behind `from` that is no furniture: the mark of a footnote stands as a block of its own. */
const following = (blocks: readonly Block[], from: number): Block | undefined =>
  blocks.slice(from + 1, from + 1 + FARTHEST_CAPTION).find(({ kind }) => kind !== 'furniture');

function readTableBlock(
  table: TableBlock,
  { before, after, ordinal }: { before: readonly Block[]; after: Block | undefined; ordinal: number },
  around: Surroundings,
  document: Document,
  rules: RuleBook,
): LedgerEntry[] {
  const caption = [table.section.at(-1) ?? '', ...captionsIn(before)].join('\n');
  const input = {
    table,
    caption,
    note: after?.reading.text ?? '',
    setting: around.setting,
    place: document.metadata.place,
    calendar: calendarOf(document.metadata),
    rules,
  };
  const section = table.section.join(' / ');
  const rowOf = new Map(
    table.rows.flatMap((cells, i) => cells.map((cell) => [cell, { row: i + 1, cells }] as const)),
  );
  return readTable(input).flatMap((entry): LedgerEntry[] => {
    if (entry.kind === 'prose') {
      return readSentences({ reading: entry.cell.reading, section: table.section }, around, document, rules);
    }
    const span = spanInDocument(entry.cell.reading, entry);
    if (entry.kind === 'unexplained') return [{ ...span, fate: 'unexplained' }];
    if (entry.kind === 'aside')
      return [{ ...span, fate: 'set_aside', reason: entry.reason, ruleId: 'table.label' }];
    const fact: Fact = {
      ...entry.fact,
      scope: '',
      geoScope: 'unstated',
      obsStatus: entry.fact.status === 'target' ? 'F' : 'A',
      span,
      quote: rowUpTo(entry.cell, rowOf.get(entry.cell)!.cells),
      section,
      ruleId: 'table.cell',
      cell: `T${ordinal}R${rowOf.get(entry.cell)!.row}C${entry.cell.column + 1}`,
    };
    return [{ ...span, fate: 'observed', fact }];
  });
}

/** A row is quoted from its first cell on, so that its name is in the evidence. */
function rowUpTo(cell: TableCell, row: readonly TableCell[]): Span {
  const start = Math.min(...row.map((other) => other.start));
  return { start: cell.end - start <= LONGEST_ROW ? start : cell.start, end: cell.end };
}

const LONGEST_ROW = 200;

/** The lines right above a table, down to the next other table; of a paragraph the last words, which may name it. */
function captionsIn(before: readonly Block[]): string[] {
  const shown = before.filter(({ kind }) => kind !== 'furniture').slice(-2);
  const from = shown.findLastIndex(({ kind }) => kind === 'table') + 1;
  const lines = shown.slice(from).map(({ reading }) => reading.text);
  return lines.flatMap((text, i) =>
    i === lines.length - 1 || text.length <= CAPTION ? [text.slice(-CAPTION)] : [],
  );
}

const CAPTION = 80;
/** Blocks between a table and its name: its unit, page numbers, running heads. */
const FARTHEST_CAPTION = 5;

function readBlock(
  block: Exclude<Block, TableBlock>,
  around: Surroundings,
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
  return readSentences(block, around, document, rules);
}

function readSentences(
  { reading, section }: Pick<Block, 'reading' | 'section'>,
  surroundings: Surroundings,
  { metadata }: Document,
  rules: RuleBook,
): LedgerEntry[] {
  const calendar = calendarOf(metadata);
  return readProse({ text: reading.text, ...surroundings, calendar, metadata, rules }).map((entry) =>
    toLedger(entry, reading, section.join(' / ')),
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
    cell: '',
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
