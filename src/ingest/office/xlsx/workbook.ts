import type { Archive } from '../../archive.ts';
import { UnreadableInput } from '../../errors.ts';
import { type FlowBlock, plainRun, textOfRuns } from '../../flow/blocks.ts';
import { gridBlocks } from '../../flow/grid.ts';
import type { Root } from '../../markup.ts';
import { childOf, childrenOf, numberOf, readPart, relationsOf } from '../xml.ts';
import { BUILT_IN } from './number_format.ts';
import { type Book, rowsOfSheet, type SheetRow, stringsOf } from './sheet.ts';

/**
 * Each sheet that is shown, and in it what is shown.
 * @throws UnreadableInput where the archive is no workbook.
 */
export async function blocksOfXlsx(archive: Archive): Promise<FlowBlock[]> {
  const root = await relationsOf(archive, '');
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = childOf(await readPart(archive, main), 'workbook');
  if (!workbook) throw new UnreadableInput('no workbook in the file: save it anew as .xlsx');
  const relations = await relationsOf(archive, main);
  const part = async (type: string): Promise<Root | undefined> => {
    const relation = [...relations.values()].find((one) => one.type === type);
    return relation && readPart(archive, relation.target);
  };
  const book: Book = {
    strings: stringsOf(await part('sharedStrings')),
    formats: formatsOf(await part('styles')),
    is1904: /^(?:1|true)$/.test(childOf(workbook, 'workbookPr')?.attribs.date1904 ?? ''),
  };
  const sheets: { readonly name: string; readonly blocks: readonly FlowBlock[] }[] = [];
  for (const { attribs } of childrenOf(childOf(workbook, 'sheets'), 'sheet')) {
    const { name = '', state = 'visible' } = attribs;
    const target = relations.get(attribs['r:id'] ?? '')?.target;
    const sheet = state === 'visible' && target ? await readPart(archive, target) : undefined;
    const blocks = sheet ? sheetBlocks(rowsOfSheet(sheet, name, book)) : [];
    if (blocks.length > 0) sheets.push({ name, blocks });
  }
  return titled(sheets);
}

/** Formats by the index of a style. */
function formatsOf(root: Root | undefined): string[] {
  const styles = childOf(root, 'styleSheet');
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attribs }) => [
      numberOf(attribs.numFmtId, -1),
      attribs.formatCode ?? 'General',
    ]),
  );
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attribs }) => {
    const id = numberOf(attribs.numFmtId, 0);
    return own.get(id) ?? BUILT_IN[id] ?? 'General';
  });
}

/** The tables of a sheet with the lines around them. */
function sheetBlocks(rows: readonly SheetRow[]): FlowBlock[] {
  return partsOf(rows).flatMap((part) => {
    const first = part[0]!.at;
    const grid = Array.from({ length: part.at(-1)!.at - first + 1 }, (): SheetRow['cells'] => []);
    for (const { at, cells } of part) grid[at - first] = cells;
    return gridBlocks(grid);
  });
}

/** Empty rows part tables, where the next begins with a header; else they only set rows of one table apart. */
function partsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const parts: SheetRow[][] = [];
  let reach = -1;
  for (const [i, row] of rows.entries()) {
    if (parts.length === 0 || (row.at > reach + 1 && beginsWithHeader(rows, i))) parts.push([]);
    parts.at(-1)!.push(row);
    reach = row.cells.reduce(
      (last, { runs, rowSpan }) => (runs.length > 0 ? Math.max(last, row.at + rowSpan - 1) : last),
      Math.max(reach, row.at),
    );
  }
  return parts;
}

function beginsWithHeader(rows: readonly SheetRow[], from: number): boolean {
  const filled = (row: SheetRow): SheetRow['cells'] => row.cells.filter(({ runs }) => runs.length > 0);
  const wide = rows.slice(from).find((row) => filled(row).length > 1);
  return (
    !wide || !filled(wide).some(({ isNumber, runs }) => isNumber && !/^(?:19|20)\d\d$/.test(textOfRuns(runs)))
  );
}

const UNNAMED = /^(?:sheet|工作表|表)\s*\d*$/i;

/** The first line above the first table is the title; each of several sheets is a part with its name. */
function titled(
  sheets: readonly { readonly name: string; readonly blocks: readonly FlowBlock[] }[],
): FlowBlock[] {
  const [only] = sheets;
  if (!only) throw new UnreadableInput('the workbook holds no visible cells');
  const heading = (level: number, name: string): FlowBlock[] =>
    UNNAMED.test(name) ? [] : [{ kind: 'heading', level, runs: [plainRun(name)] }];
  if (sheets.length > 1) return sheets.flatMap(({ name, blocks }) => [...heading(1, name), ...blocks]);
  const [first, ...rest] = only.blocks;
  if (first?.kind !== 'paragraph' || rest.length === 0) return [...heading(0, only.name), ...only.blocks];
  return [{ ...first, kind: 'heading', level: 0 }, ...rest];
}
