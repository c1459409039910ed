import { groupBy } from '../normalize/order.ts';
import type { Row } from './difference.ts';
import { similarity } from './similarity.ts';

/** A row that went and one that came, both of the same figure. */
export interface Pair {
  readonly before: Row;
  readonly after: Row;
}

/** A quote that holds little but its figure (a cell of a table) does not tell which figure it is. */
const FEWEST_WORDS = 4;
/** 进口额5亿元 and 出口额5亿元 share 2/3 of their pairs of characters, sentences on other things hardly any. */
const SIMILAR = 0.6;
/** A figure such as 0 that stands in very many rows says nothing about which of them are the same. */
const MOST_ALIKE = 200;

export interface Rows {
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
  /** Rows of one id. */
  readonly kept: readonly Pair[];
}

/**
 * Tells which rows are of the same figure. Rows of one id are, but that a statement which comes or goes before others
 * on the same subject moves their ids by one: where neither quote nor figure is the same, a row of another id that has
 * both is preferred. What is left over is of a field that the id is made of: same document, and the same place and
 * quote, or the same quote, or the same place or figure in a quote that is much the same. The surest come first; each
 * row is in one pair at most, and exchanging both sides gives the same pairs. `documentOf` names the document of an
 * earlier row as it is called now.
 */
export function pairRows(
  { removed, added, kept }: Rows,
  documentOf: (row: Row) => string = (row) => row.document_id ?? '',
): Pair[] {
  const unsure = kept.filter(({ before, after }) => !isAlike(before, after));
  const pairs = kept.filter(({ before, after }) => isAlike(before, after));
  let left = byPlace([...removed, ...unsure.map(({ before }) => before)]);
  let right = byPlace([...added, ...unsure.map(({ after }) => after)]);
  const within =
    (key: Key): SidedKey =>
    (row, side) => {
      const rest = key(row);
      return rest && [side === 'before' ? documentOf(row) : row.document_id, ...rest];
    };
  const take = (found: readonly Pair[]) => {
    pairs.push(...found);
    const taken = new Set<Row>(found.flatMap(({ before, after }) => [before, after]));
    left = left.filter((row) => !taken.has(row));
    right = right.filter((row) => !taken.has(row));
  };
  for (const key of [samePlace, sameWords]) take(inOrder(left, right, within(key)));
  const isLeft = new Set<Row>([...left, ...right]);
  take(unsure.filter(({ before, after }) => isLeft.has(before) && isLeft.has(after)));
  take(inOrder(left, right, within(sameQuote)));
  for (const key of [sameSpan, sameTellingFigure]) take(mostSimilar(left, right, within(key)));
  return pairs;
}

function isAlike(before: Row, after: Row): boolean {
  return (
    before.quote === after.quote || (before.value === after.value && before.value_max === after.value_max)
  );
}

type Key = (row: Row) => readonly (string | undefined)[] | undefined;
type SidedKey = (row: Row, side: 'before' | 'after') => readonly (string | undefined)[] | undefined;

const samePlace: Key = ({ start, end, quote }) => [start, end, quote];
const sameWords: Key = (row) => (tells(row) ? [row.quote, ...sameFigure(row)] : undefined);
const sameQuote: Key = (row) => (tells(row) ? [row.quote, row.measure] : undefined);
const sameSpan: Key = ({ start, end }) => [start, end];
const sameTellingFigure: Key = (row) => (tells(row) ? sameFigure(row) : undefined);
const sameFigure = ({ value, value_max, measure }: Row) => [value, value_max, measure];

function tells({ quote = '', start, end, unit = '' }: Row): boolean {
  return quote.length - (Number(end) - Number(start)) - unit.length >= FEWEST_WORDS;
}

/** Pairs the first of a key with the first, the second with the second. */
function inOrder(left: readonly Row[], right: readonly Row[], keyOf: SidedKey): Pair[] {
  const groups = grouped(right, 'after', keyOf);
  return [...grouped(left, 'before', keyOf)].flatMap(([key, rows]) =>
    rows.flatMap((before, i) => {
      const after = groups.get(key)?.[i];
      return after ? [{ before, after }] : [];
    }),
  );
}

function mostSimilar(left: readonly Row[], right: readonly Row[], keyOf: SidedKey): Pair[] {
  const groups = grouped(right, 'after', keyOf);
  return [...grouped(left, 'before', keyOf)].flatMap(([key, rows]) => {
    const others = groups.get(key) ?? [];
    if (rows.length * others.length > MOST_ALIKE ** 2) return [];
    const scored = rows.flatMap((before) =>
      others.map((after) => ({ before, after, score: similarity(before.quote ?? '', after.quote ?? '') })),
    );
    const ranked = scored
      .filter(({ score }) => score >= SIMILAR)
      .sort((a, b) => b.score - a.score || compareSides(a, b));
    const taken = new Set<Row>();
    return ranked.flatMap(({ before, after }) => {
      if (taken.has(before) || taken.has(after)) return [];
      taken.add(before).add(after);
      return [{ before, after }];
    });
  });
}

/** An order that is the same when both sides are exchanged. */
function compareSides(a: Pair, b: Pair): number {
  const places = ({ before, after }: Pair) =>
    [Number(before.start), Number(after.start)].sort((x, y) => x - y);
  const ids = ({ before, after }: Pair) => [before.observation_id, after.observation_id].sort().join(' ');
  const [p, q] = [places(a), places(b)];
  return p[0]! - q[0]! || p[1]! - q[1]! || (ids(a) < ids(b) ? -1 : 1);
}

function grouped(rows: readonly Row[], side: 'before' | 'after', keyOf: SidedKey): Map<string, Row[]> {
  const keyed = rows.flatMap((row) => {
    const key = keyOf(row, side);
    return key ? [{ row, key: JSON.stringify(key) }] : [];
  });
  const groups = groupBy(keyed, ({ key }) => key);
  return new Map([...groups].map(([key, members]) => [key, members.map(({ row }) => row)]));
}

function byPlace(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (a, b) =>
      Number(a.start) - Number(b.start) || ((a.observation_id ?? '') < (b.observation_id ?? '') ? -1 : 1),
  );
}
