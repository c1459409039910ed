import { explainParagraph } from '../explain/paragraph.ts';
import { ruleOf } from '../explain/rule_lookup.ts';
import { calendarOf } from '../extract/context.ts';
import { extract } from '../extract/extract.ts';
import { surroundingsOf } from '../extract/surroundings.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Document, LedgerEntry } from '../types.ts';
import type { Rows } from './columns.ts';
import type { NumberReading, QuantityShape, ReadingShape, RuleShape } from './shape.ts';

type Explained = ReturnType<typeof explainParagraph>[number];

/**
 * Reads a document again and tells for each number of the dataset which rule decided, and which lost and why.
 * `numbers` and `observations` are the document's rows in the dataset.
 */
export function readAgain(
  document: Document,
  rules: RuleBook,
  numbers: Rows['rows'],
  observations: Rows['rows'],
): ReadingShape {
  const entries = new Map(extract(document, rules).ledger.map((entry) => [entry.start, entry]));
  const explained = explainProse(document, rules);
  const ruleOfRow = new Map(observations.map((row) => [row.observation_id, row.rule_id]));
  const pool = createPool(rules);
  const read: Record<number, NumberReading> = {};
  for (const row of numbers) {
    const start = Number(row.start);
    const entry = entries.get(start);
    const isSame = sameDecision(entry, row, ruleOfRow.get(row.observation_id ?? ''));
    read[start] = {
      ...(entry && pool.decided(entry)),
      ...pool.explained(explained.get(start)),
      ...(isSame ? {} : { differs: true }),
    };
  }
  return { ...pool.lists(), numbers: read };
}

function explainProse(document: Document, rules: RuleBook): Map<number, Explained> {
  const { metadata } = document;
  const surroundings = surroundingsOf(document, rules);
  const calendar = calendarOf(metadata);
  const numbers = document.blocks.flatMap((block, i) => {
    if (block.kind === 'table' || block.kind === 'furniture') return [];

    return explainParagraph({ reading: block.reading, ...surroundings[i]!, calendar, metadata, rules });
  });
  return new Map(numbers.map((number) => [number.start, number]));
}

function sameDecision(
  entry: LedgerEntry | undefined,
  row: Rows['rows'][number],
  ruleId: string | undefined,
): boolean {
  // What a person added or took out is no other reading.
  if (ruleId === 'correction.add' || row.reason === 'correction') return true;
  if (!entry) return false;
  if (entry.fate !== row.fate) return false;
  if (entry.fate === 'set_aside') return entry.reason === row.reason;
  return entry.fate === 'unexplained' || entry.fact.ruleId === ruleId;
}

/** Numbers are decided alike again and again: each rule, reason and list of losers is written once. */
function createPool(book: RuleBook) {
  const rules = interned<RuleShape>();
  const reasons = interned<string>();
  const losers = interned<ReadingShape['losers'][number]>();
  const quantities = interned<QuantityShape>();
  const words = interned<ReadingShape['words'][number]>();
  const rule = (id: string) => rules.at(ruleOf(id, book));
  return {
    decided(entry: LedgerEntry): NumberReading {
      if (entry.fate === 'unexplained') return {};
      return { rule: rule(entry.fate === 'observed' ? entry.fact.ruleId : entry.ruleId) };
    },
    explained(number: Explained | undefined): NumberReading {
      if (!number) return {};
      const lost = number.candidates
        .filter(({ outcome }) => outcome === 'lost')
        .map(({ ruleId, reason, isNear }) => [rule(ruleId), reasons.at(reason), isNear ? 1 : 0] as const);
      const { quantity, sharedWith } = number;
      return {
        ...(lost.length > 0 && { losers: losers.at(lost) }),
        ...(quantity && {
          quantity: quantities.at({
            unitClass: quantity.unitClass,
            dimension: quantity.dimension,
            form: quantity.form,
          }),
        }),
        ...(number.words.length > 0 && {
          words: words.at(number.words.map(({ text, classes }) => [text, classes.join(', ')] as const)),
        }),
        ...(sharedWith !== '' && { sharedWith }),
      };
    },
    lists(): Omit<ReadingShape, 'numbers'> {
      return {
        rules: rules.all,
        reasons: reasons.all,
        losers: losers.all,
        quantities: quantities.all,
        words: words.all,
      };
    },
  };
}

function interned<Value>() {
  const all: Value[] = [];
  const places = new Map<string, number>();
  const at = (value: Value): number => {
    const key = JSON.stringify(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return all.push(value) - 1;
  };
  return { all, at };
}
