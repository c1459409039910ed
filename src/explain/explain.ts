import { calendarOf } from '../extract/context.ts';
import { extract } from '../extract/extract.ts';
import { surroundingsOf } from '../extract/surroundings.ts';
import type { RuleBook } from '../rules/book.ts';
import { readingOf } from '../segment/reading.ts';
import type { Block, Document, LedgerEntry, Reading, Span } from '../types.ts';
import type { ExplainedNumber, Explanation } from './explanation.ts';
import { explainParagraph } from './paragraph.ts';
import { ruleOf } from './rule_lookup.ts';
import { REVIEW_YEAR, reviewOf } from './sentence.ts';

export interface ExplainOptions {
  /** The year under review. */
  readonly year?: number;
}

/** Explains a text that belongs to no report, as a paragraph of a review. */
export function explainText(
  text: string,
  { year = REVIEW_YEAR }: ExplainOptions,
  rules: RuleBook,
): Explanation {
  const reading = readingOf(text, 0, text.length);
  const surroundings = reviewOf(year);
  const { setting, topic } = surroundings;
  const numbers = explainParagraph({ reading, ...surroundings, rules });
  return { reading: reading.text, section: '', ...setting, topic, numbers };
}

/**
 * Explains the paragraph, table cell or furniture of a document at `offset` of its text, with the setting that its
 * place in the report gives it; undefined where nothing but white space stands.
 */
export function explainAt(document: Document, offset: number, rules: RuleBook): Explanation | undefined {
  const at = blockAt(document.blocks, offset);
  if (at < 0) return undefined;
  const block = document.blocks[at]!;
  const { metadata } = document;
  const surroundings = surroundingsOf(document, rules)[at]!;
  const { setting, topic } = surroundings;
  const section = block.section.join(' / ');
  if (block.kind === 'furniture') {
    const numbers = fromLedger(document, block, block.reading, rules);
    return { reading: block.reading.text, section, ...setting, topic: '', numbers };
  }
  if (block.kind === 'table') {
    const cell = block.rows.flat().find(({ start, end }) => start <= offset && offset < end);
    const reading = cell?.reading ?? block.reading;
    const numbers = fromLedger(document, cell ?? block, reading, rules);
    return { reading: reading.text, section, ...setting, topic: '', numbers };
  }
  const calendar = calendarOf(metadata);
  const numbers = explainParagraph({ reading: block.reading, ...surroundings, calendar, metadata, rules });
  return { reading: block.reading.text, section, ...setting, topic, numbers };
}

/** The number of an explanation that covers `offset`, alone; all of them where none does. */
export function narrowTo({ numbers, ...rest }: Explanation, offset: number): Explanation {
  const here = numbers.filter(({ start, end }) => start <= offset && offset < end);
  return { ...rest, numbers: here.length > 0 ? here : numbers };
}

/** Page furniture may stand inside a paragraph's span, so it is looked for first. */
function blockAt(blocks: readonly Block[], offset: number): number {
  const covers = ({ start, end }: Block) => start <= offset && offset < end;
  const furniture = blocks.findIndex((block) => block.kind === 'furniture' && covers(block));
  return furniture >= 0 ? furniture : blocks.findIndex(covers);
}

/** What is decided by layout rather than by words is told from the ledger. */
function fromLedger(
  document: Document,
  span: Span,
  { text, offsets }: Reading,
  rules: RuleBook,
): ExplainedNumber[] {
  const within = ({ start, end }: Span) => span.start <= start && end <= span.end;
  return extract(document, rules)
    .ledger.filter((entry) => within(entry) && offsets.includes(entry.start))
    .map((entry) => {
      const [from, to] = [offsets.indexOf(entry.start), offsets.indexOf(entry.end - 1) + 1];
      const number = text.slice(from, to);
      return {
        start: entry.start,
        end: entry.end,
        text: number,
        context: `${text.slice(Math.max(0, from - 16), from)}【${number}】${text.slice(to, to + 16)}`,
        ...fateOf(entry, rules),
        quantity: undefined,
        sharedWith: '',
        words: [],
        candidates: [],
      };
    });
}

function fateOf(
  entry: LedgerEntry,
  rules: RuleBook,
): Pick<ExplainedNumber, 'fate' | 'reason' | 'rule' | 'fact'> {
  const { fate } = entry;
  if (fate === 'unexplained') return { fate, reason: '', rule: undefined, fact: undefined };
  if (fate === 'set_aside')
    return { fate, reason: entry.reason, rule: ruleOf(entry.ruleId, rules), fact: undefined };
  const { span: _span, quote: _quote, section: _section, ruleId, ...fact } = entry.fact;
  return { fate, reason: '', rule: ruleOf(ruleId, rules), fact };
}
