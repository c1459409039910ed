import { UnreadableInput } from '../errors.ts';
import type { FlowBlock, GridCell, Run } from './blocks.ts';
import { textOfRuns } from './blocks.ts';
import { tidyRuns } from './inline.ts';

/** A cell as the file gives it: its column follows from the cells before it and those that reach down from above. */
export interface UnplacedCell {
  readonly runs: readonly Run[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** As browsers have it; no report has a table that wide. */
const WIDEST = 1000;
/** Fields of a table, the empty ones and those that merged cells cover included. */
const MOST_FIELDS = 10_000_000;
const TALLEST = 65_534;

/**
 * Gives each cell its column, as browsers lay a table out. Spans are cut where cells would overlap.
 * @throws UnreadableInput for a table that is wider than any report's.
 */
export function placeCells(rows: readonly (readonly UnplacedCell[])[]): GridCell[][] {
  const takenUntil: number[] = [];
  return rows.map((row, at) => {
    let column = 0;
    const placed: GridCell[] = [];
    for (const cell of row) {
      while ((takenUntil[column] ?? 0) > at) column++;
      if (column >= WIDEST) throw new UnreadableInput(`a table of more than ${WIDEST} columns: split it`);
      const widest = Math.min(cell.columnSpan, WIDEST - column);
      let columnSpan = 1;
      while (columnSpan < widest && (takenUntil[column + columnSpan] ?? 0) <= at) columnSpan++;
      const rowSpan = Math.min(cell.rowSpan, TALLEST, rows.length - at);
      for (let i = column; i < column + columnSpan; i++) takenUntil[i] = at + rowSpan;
      placed.push({ runs: cell.runs, column, columnSpan, rowSpan });
      column += columnSpan;
    }
    return placed;
  });
}

/** The unit of all figures, or what stands below a table by custom. */
const UNIT_ROW = /^[（(]?(?:计量)?单位[：:]|[（(]单位[：:][^）)]*[）)]$/;
const NOTE_ROW = /^(?:[（(]?(?:备?注|说明|附注|资料来源|数据来源|来源)|[*＊※①])|。$/;

/**
 * A grid as the blocks a reader sees: empty rows and columns are gone, and rows of one cell at its head (title, unit)
 * and at its foot (notes) are paragraphs. What has but one column is no table.
 * @throws UnreadableInput for a table that would come out as millions of empty fields.
 */
export function gridBlocks(rows: readonly (readonly GridCell[])[]): FlowBlock[] {
  const body = compact(rows);
  const width = body.flat().reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  if (width * body.length > MOST_FIELDS) {
    throw new UnreadableInput(`a table of ${body.length} rows and ${width} columns: split it`);
  }
  const alone = (row: readonly GridCell[]): GridCell | undefined => {
    const filled = row.filter(isFilled);
    return filled.length === 1 && filled[0]!.rowSpan === 1 ? filled[0] : undefined;
  };
  const isTitle = (row: readonly GridCell[]): boolean => {
    const cell = alone(row);
    return cell !== undefined && (cell.column === 0 || UNIT_ROW.test(textOfRuns(cell.runs)));
  };
  const isNote = (row: readonly GridCell[]): boolean => {
    const cell = alone(row);
    return cell?.column === 0 && (cell.columnSpan === width || NOTE_ROW.test(textOfRuns(cell.runs)));
  };
  let first = 0;
  while (first < body.length && (width < 2 || isTitle(body[first]!))) first++;
  let last = body.length;
  while (last > first && isNote(body[last - 1]!)) last--;
  const paragraphs = (part: readonly (readonly GridCell[])[]): FlowBlock[] =>
    part.flatMap((row) => row.filter(isFilled).map(({ runs }) => ({ kind: 'paragraph', runs })));
  const table: FlowBlock[] = first < last ? [{ kind: 'table', rows: body.slice(first, last) }] : [];
  return [...paragraphs(body.slice(0, first)), ...table, ...paragraphs(body.slice(last))];
}

const isFilled = ({ runs }: GridCell): boolean => runs.length > 0;

const withoutTabs = ({ text, isNoteMark }: Run): Run => ({ text: text.replaceAll('\t', ' '), isNoteMark });

/** Without rows and columns that hold nothing; spans count what is left. */
function compact(rows: readonly (readonly GridCell[])[]): GridCell[][] {
  const tidy = rows.map((row) =>
    row.map((cell) => ({ ...cell, runs: tidyRuns(cell.runs.map(withoutTabs)) })),
  );
  const starts = [...new Set(tidy.flatMap((row) => row.filter(isFilled).map(({ column }) => column)))];
  const columns = starts.sort((a, b) => a - b);
  const rankOfColumn = ranker(columns);
  const rankOfRow = ranker(tidy.flatMap((row, at) => (row.some(isFilled) ? [at] : [])));
  return tidy.flatMap((row, at) => {
    if (!row.some(isFilled)) return [];
    const cells = row.flatMap((cell) => {
      const column = rankOfColumn(cell.column);
      const columnSpan = rankOfColumn(cell.column + cell.columnSpan) - column;
      const rowSpan = rankOfRow(at + cell.rowSpan) - rankOfRow(at);
      return columnSpan > 0 ? [{ ...cell, column, columnSpan, rowSpan }] : [];
    });
    return [cells];
  });
}

/** How many of the ascending places lie before one. */
function ranker(places: readonly number[]): (at: number) => number {
  return (at) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
