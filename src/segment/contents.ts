import { isDigit } from './characters.ts';
import type { Line } from './lines.ts';
import { headingMarkOf } from './marks.ts';

const CONTENTS_TITLE = /^(?:目录|目次|CONTENTS)$/i;
const LEADER_AND_PAGE = /(?:…|\.{3,}|·{3,}|．{3,}|⋯|-{4,}|\t+| {3,}|\u3000{2,})[\s.…·]*[（(]?\d{1,3}[）)]?$/;
const FEWEST_ENTRIES = 3;
const LONGEST_ENTRY = 120;

/** Lines of a table of contents: leaders and page numbers, or headings that all come again further down. */
export function contentsLines(source: string, lines: readonly Line[]): Set<Line> {
  const lastAt = new Map(lines.map((line, i) => [line.text, i]));
  const comesAgain = (line: Line, i: number): boolean => {
    const title = trimPage(line.text);
    return title.length > 1 && Math.max(lastAt.get(title) ?? -1, lastAt.get(line.text) ?? -1) > i;
  };
  const isEntry = (line: Line, i: number): boolean => {
    if (line.text.length > LONGEST_ENTRY || line.text.includes('。')) return false;
    const isMarked = headingMarkOf(line.text) !== undefined;
    const raw = source.slice(line.start, line.end);
    if (raw.length > 2 * LONGEST_ENTRY || !LEADER_AND_PAGE.test(raw)) return isMarked && comesAgain(line, i);
    return isMarked || /…|\.{3}|·{3}/.test(raw) || comesAgain(line, i);
  };
  const found = new Set<Line>();
  for (let i = 0; i < lines.length; i++) {
    const titled = CONTENTS_TITLE.test(lines[i]!.text);
    const from = titled ? i + 1 : i;
    const to = runEnd(lines, from, isEntry);
    if (to - from >= FEWEST_ENTRIES || (titled && to > from)) {
      for (const line of lines.slice(i, to)) found.add(line);
      i = to - 1;
    }
  }
  return found;
}

/** End of the run of entries; one line between two entries (a title that was wrapped) does not end it. */
function runEnd(lines: readonly Line[], from: number, isEntry: (line: Line, i: number) => boolean): number {
  let to = from;
  while (to < lines.length) {
    if (isEntry(lines[to]!, to)) to++;
    else if (
      to > from &&
      to + 1 < lines.length &&
      !lines[to]!.text.includes('。') &&
      isEntry(lines[to + 1]!, to + 1)
    )
      to += 2;
    else break;
  }
  return to;
}

function trimPage(text: string): string {
  let end = text.length;
  while (end > 0 && (isDigit(text.charAt(end - 1)) || /[\s.…·．（）()⋯-]/.test(text.charAt(end - 1)))) end--;
  return text.slice(0, end);
}
