import { calendarOf } from '../extract/context.ts';
import { splitCoordination } from '../extract/coordination.ts';
import { findTimes } from '../extract/times.ts';
import { DOUBTS, type DoubtKind } from '../rules/schema.ts';
import { readingOf } from '../segment/reading.ts';
import type { Document, Fact } from '../types.ts';

const LONG_NAME = 16;
const SHORT_NAME = 2;
const LATE = 120;
const FARTHEST = 400;

/** The doubts about a fact, in the order of the list. */
export function doubtsAbout(
  { source, metadata }: Pick<Document, 'source' | 'metadata'>,
  fact: Fact,
  isMapped: boolean,
): DoubtKind[] {
  const { text } = source;
  const calendar = calendarOf(metadata);
  const clause = readingOf(text, fact.quote.start, fact.quote.end).text;
  const sentence = readingOf(text, sentenceStart(text, fact.quote.start), fact.span.end).text;
  const isTable = fact.cell !== '';
  const timeIn = (stretch: string) => findTimes(stretch, calendar).some(({ kind }) => kind !== 'base');
  const found: Record<DoubtKind, boolean> = {
    unmapped: !isMapped,
    name_restored: !isTable && !clause.includes(fact.indicator),
    name_from_afar: !isTable && !isMadeOf(fact.indicator, sentence),
    name_coordinated: splitCoordination(fact.indicator).length > 1,
    name_long: fact.indicator.length > LONG_NAME,
    name_short: fact.indicator.length <= SHORT_NAME,
    period_inherited: !isTable && !timeIn(clause) && timeIn(sentence),
    period_of_section: !timeIn(sentence),
    period_of_years: fact.period.includes('/') || fact.basis !== '',
    unit_missing: fact.unit === '',
    late_in_sentence: !isTable && sentence.length > LATE,
    share: fact.measure === 'share',
    change: fact.measure === 'change',
    rank: fact.measure === 'rank',
    streak: fact.measure === 'streak',
    counted: fact.ruleId === 'level.noun_after',
    table_cell: isTable,
    target: fact.status === 'target',
    sub_area: fact.area !== '',
    recognised: source.origin === 'ocr',
  };
  return DOUBTS.filter((doubt) => found[doubt]);
}

/** Every character of the name stands in the text, in its order. */
function isMadeOf(name: string, text: string): boolean {
  let at = 0;
  for (const char of name) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - FARTHEST);
  const before = text.slice(from, at);
  const stop = Math.max(...['。', '！', '？'].map((mark) => before.lastIndexOf(mark)));
  return from + stop + 1;
}
