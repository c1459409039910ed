import type { PageLayout, TextLine } from './layout.ts';

/** Lines from the edge of a page that may be its head or foot. */
const DEEPEST = 3;
/** Points by which a head may stand higher or lower from page to page. */
const SHIFT = 8;
const FEWEST_PAGES = 3;
/** Share of the page's height at its edges in which a lone page number stands. */
const MARGIN = 0.12;

const LONGEST_NUMBER = 24;
const MARKED_NUMBER =
  /^(?:第#页(?:[，,/／]?共#页)?|共#页第#页|[-—–─·•~～]+#[-—–─·•~～]+|#[/／]#页?|第?#页|page#(?:of#)?)$/i;

/** Captions, units and notes come again on every page of tables, and belong to them. */
const OF_TABLE = /^[（(]?(?:附?表|图|专栏|附件|续表|注|说明|资料来源|(?:计量)?单位)/;
const SENTENCE = /[。；]/;

/** Running heads and feet and page numbers: what stands at the edge of the page and comes again on others. */
export function furnitureLines(pages: readonly PageLayout[]): Set<TextLine> {
  const found = new Set(countedPages(pages));
  for (const edge of ['top', 'bottom'] as const) {
    const pending = pages.map((page) => edgeLines(page, edge));
    for (let depth = 0; depth < DEEPEST; depth++) {
      const rank = pending.map((lines) => lines[depth]);
      // A line is at the edge only if those between it and the edge are furniture.
      const open = rank.map((line, page) =>
        line && pending[page]!.slice(0, depth).every((outer) => found.has(outer)) ? line : undefined,
      );
      for (const line of repeated(open, pages)) found.add(line);
      if (depth === 0) for (const line of loneNumbers(open, pages, edge)) found.add(line);
    }
  }
  return found;
}

/** "第3页 共16页" counting up through the document, wherever on the page: it was made from pages of another size. */
function countedPages(pages: readonly PageLayout[]): TextLine[] {
  const groups = new Map<string, TextLine[]>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'line' || item.set.text.length > LONGEST_NUMBER) continue;
      const key = keyOf(item);
      if (MARKED_NUMBER.test(key)) groups.set(key, [...(groups.get(key) ?? []), item]);
    }
  }
  return [...groups.values()].flatMap((lines) => {
    const rises = lines.filter((line, i) => i > 0 && numberIn(line) === numberIn(lines[i - 1]!) + 1).length;
    return lines.length >= FEWEST_PAGES && rises * 10 >= (lines.length - 1) * 8 ? lines : [];
  });
}

/** From the edge inwards; a table ends it. */
function edgeLines({ items }: PageLayout, edge: 'top' | 'bottom'): TextLine[] {
  const order = edge === 'top' ? items : [...items].reverse();
  const lines: TextLine[] = [];
  for (const item of order) {
    if (item.kind !== 'line' || lines.length === DEEPEST) break;
    lines.push(item);
  }
  return lines;
}

const keyOf = ({ set }: TextLine): string =>
  set.text.normalize('NFKC').replace(/\s/g, '').replace(/\d+/g, '#').slice(0, 80);

const numberIn = ({ set }: TextLine): number =>
  Number(/\d+/.exec(set.text.normalize('NFKC').replace(/\s/g, ''))?.[0]);

function repeated(lines: readonly (TextLine | undefined)[], pages: readonly PageLayout[]): TextLine[] {
  const groups = new Map<string, { line: TextLine; page: number }[]>();
  for (const [page, line] of lines.entries()) {
    if (!line) continue;
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push({ line, page });
    else groups.set(key, [{ line, page }]);
  }
  const fewest = pages.length < FEWEST_PAGES ? 2 : FEWEST_PAGES;
  return [...groups].flatMap(([key, group]) => {
    const level = group.filter(({ line }) =>
      group.some(
        (other) => other.line !== line && Math.abs(other.line.line.baseline - line.line.baseline) <= SHIFT,
      ),
    );
    const isNumber = key === '#' || MARKED_NUMBER.test(key);
    if (isNumber) return countsUp(level) ? level.map(({ line }) => line) : [];
    if (key === '' || OF_TABLE.test(key) || SENTENCE.test(key)) return [];
    return level.length >= fewest ? level.map(({ line }) => line) : [];
  });
}

/** Page numbers grow as the pages do, most of the time. */
function countsUp(group: readonly { line: TextLine; page: number }[]): boolean {
  if (group.length < 2) return false;
  const steps = group
    .slice(1)
    .map(({ line, page }, i) => numberIn(line) - numberIn(group[i]!.line) - (page - group[i]!.page));
  return steps.filter((step) => step === 0).length * 2 >= steps.length;
}

/** A number with dashes at the edge of a page, and a bare one in its margin, also where there is but one page. */
function loneNumbers(
  lines: readonly (TextLine | undefined)[],
  pages: readonly PageLayout[],
  edge: 'top' | 'bottom',
): TextLine[] {
  return lines.flatMap((line, i) => {
    if (!line) return [];
    const { height } = pages[i]!;
    const inMargin =
      edge === 'top' ? line.line.bottom < height * MARGIN : line.line.top > height * (1 - MARGIN);
    const key = keyOf(line);
    return inMargin &&
      (MARKED_NUMBER.test(key) ||
        (key === '#' && numberIn(line) <= pages.length + 200 && isApart(line, pages[i]!)))
      ? [line]
      : [];
  });
}

/** Farther from the text than its lines are from each other. */
function isApart(line: TextLine, { items }: PageLayout): boolean {
  const others = items.filter((item) => item !== line);
  return others.every((item) => {
    const box = item.kind === 'line' ? item.line : item.table;
    return box.bottom < line.line.top - line.line.size || box.top > line.line.bottom + line.line.size;
  });
}
