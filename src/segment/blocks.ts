import type { Block, FurnitureReason, SourceText, Span } from '../types.ts';
import { isBlank } from './characters.ts';
import { contentsLines } from './contents.ts';
import { CAPTION, CELLS_AHEAD, outlineOf, type Role, roleOf, splitSpans } from './headings.ts';
import { layoutOf } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import { headingMarkOf } from './marks.ts';
import { narrowTables } from './narrow.ts';
import { pageFurniture } from './pagination.ts';
import { type Group, groupsOf } from './paragraphs.ts';
import { readingOf, readingOfSpans } from './reading.ts';
import { sectionsOf } from './sections.ts';
import { looksLikeHeading } from './soft-headings.ts';
import { stackedTables } from './stacks.ts';
import { type Structure, structureOf, without } from './structure.ts';
import { type Grid, lineTables } from './tables.ts';
import { isReportTitle } from './titles.ts';
import { webFurniture } from './web.ts';

/** A block before it knows its section. */
export type Draft = Block & { readonly isCaption?: boolean };

/**
 * Cuts a document into blocks, in the order of their beginnings. Every character that is not white space belongs to
 * exactly one block.
 *
 * Page furniture does not end a paragraph: where a page ends in mid-sentence, the span of the paragraph encloses the
 * furniture block, and its reading leaves that stretch out (the offsets jump). A character inside an enclosed
 * furniture block belongs to that block only.
 */
export function segment(source: SourceText): Block[] {
  const lines = linesOf(source);
  const structure = structureOf(source, lines);
  const furniture = furnitureOf(source.text, lines, structure);
  const body = lines.filter((line) => !furniture.has(line));
  const grids = gridsOf(source.text, body, structure);
  const inGrid = new Set(grids.flatMap((grid) => grid.lines));
  const prose = body.filter((line) => !inGrid.has(line));
  const groups = groupsOf(prose, {
    layout: layoutOf(prose),
    isBarrier: barriersOf(lines, furniture, inGrid),
    statedOf: structure.statedOf,
  });
  const outline = outlineOf(groups);
  const aboveGrid = linesAbove(body, grids);
  const captioned = (group: Group, role: Role): Role =>
    aboveGrid.has(group.lines.at(-1)!) && isPlain(group, role) && looksLikeHeading(group.text)
      ? CAPTION
      : role;
  const drafts = [
    ...groups.flatMap((group, i) => {
      const following = groups.slice(i + 1, i + 1 + CELLS_AHEAD);
      return proseBlocks(source.text, group, captioned(group, roleOf(group, outline, following)), structure);
    }),
    ...grids.map((grid) => tableBlock(source.text, grid)),
    ...lines
      .filter((line) => furniture.has(line))
      .map((line) => furnitureBlock(source.text, line, furniture.get(line)!)),
    ...structure.inline.map((mark) => furnitureBlock(source.text, mark, mark.reason)),
  ];
  return sectionsOf(drafts.sort((a, b) => a.start - b.start));
}

/** Neither numbered nor the title. */
const isPlain = ({ text }: Group, role: Role): boolean =>
  role.kind === 'paragraph' ||
  (role.kind === 'heading' && role.level > 0 && headingMarkOf(text) === undefined);

/** The lines right above a table, and above the line that states its unit. */
function linesAbove(body: readonly Line[], grids: readonly Grid[]): Set<Line> {
  const index = new Map(body.map((line, i) => [line, i]));
  return new Set(
    grids.flatMap((grid) => {
      const above = index.get(grid.lines[0]!)! - 1;
      const unit = body[above] !== undefined && /^[（(]?(?:计量)?单位[：:]/.test(body[above].text);
      return [body[above], unit ? body[above - 1] : undefined].filter((line) => line !== undefined);
    }),
  );
}

/** What the file calls furniture, and of the other lines but those of its tables what looks like it. */
function furnitureOf(
  text: string,
  lines: readonly Line[],
  { furniture, tables }: Structure,
): Map<Line, FurnitureReason> {
  const inTable = new Set(tables.flatMap((grid) => grid.lines));
  const open = lines.filter((line) => !furniture.has(line) && !inTable.has(line));
  const found = webFurniture(open, (line) => isReportTitle(line.text));
  const contents = contentsLines(text, open);
  for (const line of contents) if (!found.has(line)) found.set(line, 'table_of_contents');
  for (const line of pageFurniture(open)) found.set(line, 'page_furniture');
  for (const [line, reason] of furniture) found.set(line, reason);
  return found;
}

/** The tables of the file, and those that only the setting of the other lines shows. */
function gridsOf(text: string, body: readonly Line[], { tables }: Structure): Grid[] {
  const open = linesOutside(body, tables);
  const stacks = stackedTables(text, open);
  const unread = linesOutside(open, stacks);
  const lined = lineTables(text, unread);
  return [...tables, ...stacks, ...lined, ...narrowTables(text, linesOutside(unread, lined))];
}

function linesOutside(lines: readonly Line[], grids: readonly Grid[]): Line[] {
  const taken = new Set(grids.flatMap((grid) => grid.lines));
  return lines.filter((line) => !taken.has(line));
}

/** A line that stands right behind a table or other furniture than the page's begins anew. */
function barriersOf(
  lines: readonly Line[],
  furniture: ReadonlyMap<Line, FurnitureReason>,
  inGrid: ReadonlySet<Line>,
): (line: Line) => boolean {
  const barriers = new Set<Line>();
  let isBarred = false;
  for (const line of lines) {
    const reason = furniture.get(line);
    if (inGrid.has(line) || (reason && reason !== 'page_furniture')) isBarred = true;
    else if (!reason) {
      if (isBarred) barriers.add(line);
      isBarred = false;
    }
  }
  return (line) => barriers.has(line);
}

function proseBlocks(text: string, group: Group, role: Role, { inline }: Structure): Draft[] {
  const lines: Span[] = group.lines.map(({ readFrom, end }) => ({ start: readFrom, end }));
  const spans = inline.length === 0 ? lines : without(lines, inline);
  const { start, end } = boundsOf(group.lines);
  const reading = readingOfSpans(text, spans);
  const section: string[] = [];
  if (role.kind === 'heading') return [{ kind: 'heading', level: role.level, start, end, section, reading }];
  if (role.kind === 'caption') {
    return [{ kind: 'heading', level: role.level, start, end, section, reading, isCaption: true }];
  }
  if (role.kind !== 'run_in') return [{ kind: role.kind, start, end, section, reading }];
  const stop = reading.offsets[reading.text.indexOf('。')]! + 1;
  const [head, rest] = splitSpans(spans, stop);
  return [
    { kind: 'heading', level: role.level, section, reading: readingOfSpans(text, head), start, end: stop },
    { kind: 'paragraph', section, reading: readingOfSpans(text, rest), ...trimmed(text, boundsOf(rest)) },
  ];
}

const boundsOf = (spans: readonly Span[]): Span => ({ start: spans[0]!.start, end: spans.at(-1)!.end });

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  while (from < end && isBlank(text.charAt(from))) from++;
  return { start: from, end };
}

function tableBlock(text: string, { lines, rows }: Grid): Draft {
  const { start, end } = boundsOf(lines);
  const spans = lines.map((line) => ({ start: line.start, end: line.end }));
  return { kind: 'table', start, end, section: [], reading: readingOfSpans(text, spans), rows };
}

const furnitureBlock = (text: string, { start, end }: Span, reason: FurnitureReason): Draft => ({
  kind: 'furniture',
  reason,
  start,
  end,
  section: [],
  reading: readingOf(text, start, end),
});
