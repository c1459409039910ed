import type { Line } from './lines.ts';

const PAGE_NUMBER =
  /^(?:第\d+页(?:[，,/／]?共\d+页)?|共\d+页第\d+页|[-—–─·•~～]+\d{1,4}[-—–─·•~～]+|\d{1,4}[/／]\d{1,4}页?|第?\d{1,4}页|page\d+(?:of\d+)?)$/i;
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
  if (numbers.size < FEWEST_PAGES) for (const line of bareNumbers(lines)) numbers.add(line);
  const found = new Set([...numbers, ...runningHeads(lines, numbers)]);
  for (const line of lines) {
    if (CONTINUED.test(line.text) || NEWSPAPER_PAGE.test(line.text)) found.add(line);
  }
  return found;
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

/** The longest run v, v+1, v+2 ... with a page's distance between neighbours. */
function longestCount(candidates: readonly Line[]): Line[] {
  const next = new Map<Line, Line>();
  const followed = new Set<Line>();
  const byValue = new Map<number, Line[]>();
  for (const line of [...candidates].reverse()) {
    const value = Number(line.text);
    const follower = (byValue.get(value + 1) ?? []).findLast(
      (later) => later.start - line.end >= SHORTEST_PAGE && later.start - line.end <= LONGEST_PAGE,
    );
    if (follower) {
      next.set(line, follower);
      followed.add(follower);
    }
    byValue.set(value, [...(byValue.get(value) ?? []), line].slice(-KEPT_PER_VALUE));
  }
  let best: Line[] = [];
  for (const line of candidates) {
    if (followed.has(line)) continue;
    const run: Line[] = [];
    for (let at: Line | undefined = line; at && run.length < candidates.length; at = next.get(at))
      run.push(at);
    const mean = (run.at(-1)!.start - line.start) / run.length;
    if (run.length > best.length && mean >= SHORTEST_MEAN_PAGE) best = run;
  }
  return best;
}

/** Candidates of one value that are looked at, so that a text of numbers only stays cheap. */
const KEPT_PER_VALUE = 16;

/** Short lines that come back again and again beside a page number or a page break. */
function runningHeads(lines: readonly Line[], numbers: ReadonlySet<Line>): Line[] {
  const groups = new Map<string, { all: Line[]; atPageEdge: number }>();
  lines.forEach((line, i) => {
    if (numbers.has(line) || line.text.length > LONGEST_HEAD || /[。；，]/.test(line.text)) return;
    const group = groups.get(line.text) ?? { all: [], atPageEdge: 0 };
    group.all.push(line);
    if (isAtPageEdge(lines, i, numbers)) group.atPageEdge++;
    groups.set(line.text, group);
  });
  return [...groups.values()]
    .filter(({ all, atPageEdge }) => atPageEdge >= FEWEST_HEADS && atPageEdge * 10 >= all.length * 6)
    .flatMap(({ all }) => all);
}

function isAtPageEdge(lines: readonly Line[], i: number, numbers: ReadonlySet<Line>): boolean {
  for (let by = -2; by <= 2; by++) {
    const neighbour = lines[i + by];
    if (neighbour && (numbers.has(neighbour) || (by >= 0 && neighbour.startsPage && by <= 1))) return true;
  }
  return false;
}
