/** How a stretch of a document is cut for display. Offsets are of the document's text. */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An atomic stretch: all of it lies in the same spans. */
export interface Segment extends Stretch {
  /** Indices of the spans that cover it, the smallest span first. */
  readonly covers: readonly number[];
}

/** Flattens spans, which may cross, into atomic segments that cover all of `whole`. */
export function flatten(whole: Stretch, spans: readonly Stretch[]): Segment[] {
  const inside = spans
    .map(({ start, end }, index) => ({
      start: Math.max(start, whole.start),
      end: Math.min(end, whole.end),
      index,
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const edges = new Set([whole.start, whole.end]);
  for (const { start, end } of inside) edges.add(start).add(end);
  const ordered = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let open: typeof inside = [];
  let next = 0;
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [start, end] = [ordered[i]!, ordered[i + 1]!];
    open = open.filter((span) => span.end > start);
    while (next < inside.length && inside[next]!.start <= start) open.push(inside[next++]!);
    const covers = [...open]
      .sort((a, b) => a.end - a.start - (b.end - b.start) || a.index - b.index)
      .map(({ index }) => index);
    segments.push({ start, end, covers });
  }
  return segments;
}

export interface Run extends Stretch {
  /** What stands before it in place of a line break of the source: nothing between Chinese characters. */
  readonly joint: '' | ' ';
}

const BREAK = /[^\S\n]*\n\s*/g;

/** The visible runs of a stretch whose lines are wrapped in the source; line breaks are left out. */
export function joinLines(text: string, { start, end }: Stretch): Run[] {
  const slice = text.slice(start, end);
  const runs: Run[] = [];
  let from = 0;
  let joint: Run['joint'] = '';
  for (const match of slice.matchAll(BREAK)) {
    const after = match.index + match[0].length;
    if (match.index > from) runs.push({ start: start + from, end: start + match.index, joint });
    joint = isLatin(slice[match.index - 1]) && isLatin(slice[after]) ? ' ' : '';
    from = after;
  }
  if (from < slice.length) runs.push({ start: start + from, end, joint });
  return runs;
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[!-~]/.test(character);
}

/**
 * Cuts a long stretch into pieces of about `length`, behind the end of a sentence where there is one and never within
 * a span: a browser lays out only those pieces that are on the screen.
 */
export function cutLong(
  text: string,
  { start, end }: Stretch,
  spans: readonly Stretch[],
  length: number,
): Stretch[] {
  const pieces: Stretch[] = [];
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  let from = start;
  while (end - from > 2 * length) {
    const wanted = from + length;
    const stop = text.slice(wanted, wanted + length).search(/[。；\n]/);
    let at = stop < 0 ? wanted : wanted + stop + 1;
    if (isLowSurrogate(text.charCodeAt(at))) at += 1;
    while (next < ordered.length && ordered[next]!.end <= at) next += 1;
    for (let i = next; i < ordered.length && ordered[i]!.start < at; i++) at = Math.max(at, ordered[i]!.end);
    if (at >= end) break;
    pieces.push({ start: from, end: at });
    from = at;
  }
  pieces.push({ start: from, end });
  return pieces;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Where in its quote a numeral stands, for a page without the document's text. The numeral may occur several times;
 * right is the place at which the other numbers of the document fall on themselves as well. -1 where it is not found.
 */
export function placeInQuote(
  quote: string,
  start: number,
  numeral: string,
  others: readonly { readonly start: number; readonly text: string }[],
): number {
  const places: number[] = [];
  for (let at = quote.indexOf(numeral); at >= 0; at = quote.indexOf(numeral, at + 1)) places.push(at);
  const score = (at: number) => {
    const begin = start - at;
    return others.filter((other) => quote.startsWith(other.text, other.start - begin) && other.start >= begin)
      .length;
  };
  return places.sort((a, b) => score(b) - score(a) || a - b)[0] ?? -1;
}
