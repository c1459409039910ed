import type { Line } from './lines.ts';
import { endsSentence } from './sentences.ts';
import { isReportTitle } from './titles.ts';

const PAGE_NUMBER =
  /^(?:第\d+页(?:[，,/／]?共\d+页)?|共\d+页第\d+页|[-—–─·•~～]+\d{1,4}[-—–─·•~～]+|\d{1,4}[/／]\d{1,4}页|第?\d{1,4}页|page\d+(?:of\d+)?)$/i;
const CONTINUED = /^[（(]?(?:上接|下转|紧接|转下|接上)[^。，]{1,20}[）)]?$/;
const NEWSPAPER_PAGE = /^[^。，]{0,30}第[A-Z]?\d{1,3}版[^。，]{0,8}$/i;
const BARE_NUMBER = /^\d{1,3}$/;

/** Characters between two page numbers that follow each other; a page may hold one chart and no text. */
const SHORTEST_PAGE = 8;
const LONGEST_PAGE = 6000;
/** Below that on the average, what counts up are the rows of a table. */
const SHORTEST_MEAN_PAGE = 300;
const FEWEST_PAGES = 3;
const FEWEST_HEADS = 3;
const LONGEST_HEAD = 40;

/** Lines that belong to the pages and not to the text: page numbers, running heads, notes where an article goes on. */
export function pageFurniture(lines: readonly Line[]): Set<Line> {
  const numbers = new Set(lines.filter(({ text }) => PAGE_NUMBER.test(text.replaceAll(' ', ''))));
  for (const line of pagesOfTotal(lines)) numbers.add(line);
  if (numbers.size < FEWEST_PAGES) for (const line of bareNumbers(lines)) numbers.add(line);
  const found = new Set([
    ...numbers,
    ...runningHeads(lines, numbers),
    ...numberedHeads(lines),
    ...repeatedTitles(lines),
  ]);
  for (const line of lines) {
    if (CONTINUED.test(line.text) || NEWSPAPER_PAGE.test(line.text)) found.add(line);
  }
  return found;
}

/** "3/16": a page of so many, if the same total comes several times. */
function pagesOfTotal(lines: readonly Line[]): Line[] {
  const totals = new Map<string, Line[]>();
  for (const line of lines) {
    const total = /^\d{1,4}[/／](\d{1,4})$/.exec(line.text)?.[1];
    if (total !== undefined) listed(totals, total).push(line);
  }
  return [...totals.values()].filter((same) => same.length >= FEWEST_PAGES).flat();
}

/** Bare numbers that stand alone and count up through the text, one a page; and one on its very edge. */
function bareNumbers(lines: readonly Line[]): Line[] {
  const alone = lines.filter((line, i) => BARE_NUMBER.test(line.text) && standsAlone(lines, i));
  const longest = longestCount(alone);
  const edge = [lines[0], lines.at(-1)].filter((line) => line !== undefined && BARE_NUMBER.test(line.text));
  return [...(longest.length >= FEWEST_PAGES ? longest : []), ...(edge as Line[])];
}

const standsAlone = (lines: readonly Line[], i: number): boolean =>
  lines[i]!.startsPage ||
  lines[i]!.blanksBefore > 0 ||
  i === lines.length - 1 ||
  lines[i + 1]!.blanksBefore > 0 ||
  lines[i + 1]!.startsPage;

interface Run {
  readonly next: Line | undefined;
  readonly length: number;
  readonly last: Line;
}

/** The longest run v, v+1, v+2 ... with a page's distance between neighbours. */
function longestCount(candidates: readonly Line[]): Line[] {
  const runs = new Map<Line, Run>();
  const byValue = new Map<number, Line[]>();
  let best: Line | undefined;
  for (const line of [...candidates].reverse()) {
    const value = Number(line.text);
    const next = (byValue.get(value + 1) ?? []).findLast(
      (later) => later.start - line.end >= SHORTEST_PAGE && later.start - line.end <= LONGEST_PAGE,
    );
    const rest = next && runs.get(next);
    const run: Run = { next, length: 1 + (rest?.length ?? 0), last: rest?.last ?? line };
    runs.set(line, run);
    byValue.set(value, [...(byValue.get(value) ?? []), line].slice(-KEPT_PER_VALUE));
    const mean = (run.last.start - line.start) / Math.max(1, run.length - 1);
    if (mean >= SHORTEST_MEAN_PAGE && run.length > (best ? runs.get(best)!.length : 0)) best = line;
  }
  const longest: Line[] = [];
  for (let line = best; line; line = runs.get(line)!.next) longest.push(line);
  return longest;
}

/** Candidates of one value that are looked at, so that a text of numbers only stays cheap. */
const KEPT_PER_VALUE = 16;

/** Short lines that come back again and again beside a page number or a page break, or in the midst of sentences. */
function runningHeads(lines: readonly Line[], numbers: ReadonlySet<Line>): Line[] {
  const groups = new Map<string, { all: Line[]; atPageEdge: number; inSentence: number }>();
  lines.forEach((line, i) => {
    if (numbers.has(line) || line.text.length > LONGEST_HEAD || /[。；，]/.test(line.text)) return;
    const group = groups.get(line.text) ?? { all: [], atPageEdge: 0, inSentence: 0 };
    group.all.push(line);
    if (isAtPageEdge(lines, i, numbers)) group.atPageEdge++;
    if (cutsSentence(lines[i - 1])) group.inSentence++;
    groups.set(line.text, group);
  });
  return [...groups.values()]
    .filter(({ all, atPageEdge, inSentence }) => {
      const often = (count: number): boolean => count >= FEWEST_HEADS && count * 10 >= all.length * 6;
      return often(atPageEdge) || (often(inSentence) && meanDistance(all) >= SHORTEST_MEAN_PAGE);
    })
    .flatMap(({ all }) => all);
}

const cutsSentence = (above: Line | undefined): boolean =>
  above !== undefined && above.text.length > 15 && /[，。、]/.test(above.text) && !endsSentence(above.text);

const meanDistance = (run: readonly Line[]): number =>
  (run.at(-1)!.start - run[0]!.start) / Math.max(1, run.length - 1);

/** "政府公报 12", "13 政府公报": a running head with the page number in it. */
function numberedHeads(lines: readonly Line[]): Line[] {
  const groups = new Map<string, { line: Line; page: number }[]>();
  for (const line of lines) {
    const [, first, head, last] =
      /^(?:(\d{1,3}) ?)?([^\d。；，]{4,30}?)(?: ?(\d{1,3}))?$/.exec(line.text) ?? [];
    const page = first ?? last;
    if (head === undefined || page === undefined || (first !== undefined && last !== undefined)) continue;
    if (/^(?:附?[表图]|专栏|附件|第)/.test(head)) continue;
    listed(groups, head).push({ line, page: Number(page) });
  }
  return [...groups.values()]
    .filter(
      (same) =>
        same.length >= FEWEST_HEADS && meanDistance(same.map(({ line }) => line)) >= SHORTEST_MEAN_PAGE,
    )
    .filter((same) =>
      same.every(({ page }, i) => i === 0 || (page > same[i - 1]!.page && page <= same[i - 1]!.page + 4)),
    )
    .flatMap((same) => same.map(({ line }) => line));
}

/** The report's title once more in the midst of its text. */
function repeatedTitles(lines: readonly Line[]): Line[] {
  const body = lines.findIndex(({ text }) => text.length > LONGEST_HEAD && text.includes('。'));
  const titles = new Set(
    lines.slice(0, Math.max(0, body)).flatMap(({ text }) => (isReportTitle(text) ? [text] : [])),
  );
  return body < 0 ? [] : lines.slice(body).filter(({ text }) => titles.has(text));
}

function isAtPageEdge(lines: readonly Line[], i: number, numbers: ReadonlySet<Line>): boolean {
  for (let by = -2; by <= 2; by++) {
    const neighbour = lines[i + by];
    if (neighbour && (numbers.has(neighbour) || (by >= 0 && neighbour.startsPage && by <= 1))) return true;
  }
  return false;
}

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
