import type { TextLine } from './layout.ts';

const MARKED_ENTRY =
  /^(?:第[一二三四五六七八九十百]+[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})*[.、 ]).*\s[（(]?\d{1,3}[）)]?$/;
const LEADERS = /(?:[…⋯]{2,}|[.．·・]{4,}|[-—]{5,}).*[（(]?\d{1,3}[）)]?$/;
const TITLE = /^目[录次]$/;
const FEWEST_ENTRIES = 3;
/** Lines of one entry: a long title is wrapped. */
const LONGEST_ENTRY = 3;
/** Lines between the title and the first entry. */
const BELOW_TITLE = 6;

/** A title with leaders, or a numbered one with white space, and a page number behind it. */
export const isContentsEntry = (text: string): boolean =>
  LEADERS.test(text.replace(/\s/g, '')) || MARKED_ENTRY.test(text);

/** The lines of a table of contents: those with leaders and page numbers, and what stands between them. */
export function contentsLines(lines: readonly TextLine[]): Set<TextLine> {
  const found = new Set<TextLine>();
  const isEntry = lines.map(({ set }) => isContentsEntry(set.text));
  for (let i = 0; i < lines.length; i++) {
    if (!isEntry[i]) continue;
    let last = i;
    let entries = 1;
    for (let j = i + 1; j < lines.length && j <= last + LONGEST_ENTRY; j++) {
      if (isEntry[j]) {
        last = j;
        entries++;
      }
    }
    if (entries >= FEWEST_ENTRIES)
      for (const line of lines.slice(firstOf(lines, i), last + 1)) found.add(line);
    i = last;
  }
  return found;
}

function firstOf(lines: readonly TextLine[], entry: number): number {
  for (let i = entry - 1; i >= Math.max(0, entry - BELOW_TITLE); i--) {
    if (TITLE.test(lines[i]!.set.text.replace(/\s/g, ''))) return i;
  }
  return entry;
}
