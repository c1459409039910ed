import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderError } from '../../src/publish/folder_error.ts';
import { inputFinder } from '../../src/publish/input_finder.ts';
import { columnReader } from '../../src/report/columns.ts';
import { readDatasetFolder } from '../../src/report/dataset_folder.ts';
import { readDocuments } from '../../src/report/report_page.ts';
import { openSources } from '../../src/report/sources.ts';
import { compileRules, type Pack } from '../../src/rules/book.ts';
import { loadPacks, parsePack } from '../../src/rules/load.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import { type DeskEffects, openDesk, type PackFile } from '../../src/serve/desk.ts';
import type { Draft } from '../../src/serve/shape.ts';
import { makeHome, remove } from './served.ts';

const FILE = 'corrections/reports.yaml';
let home: string;
let packs: readonly Pack[];
beforeAll(async () => {
  home = await makeHome();
  packs = await loadPacks(path.join(home, 'rules'));
});
afterAll(() => remove(home));

/** A pack that is kept in memory; `onRead` may change it under the desk's hands. */
function memory(onRead: (text: string | undefined) => string | undefined = (text) => text) {
  let text: string | undefined;
  const pack: PackFile = {
    file: FILE,
    label: `rules/${FILE}`,
    read: async () => {
      text = onRead(text);
      return text;
    },
    write: async (next) => {
      text = next;
    },
  };
  return { pack, text: () => text };
}

async function effectsWith(pack: PackFile, text: () => string | undefined): Promise<DeskEffects> {
  const folder = await readDatasetFolder(path.join(home, 'extracted/reports/1.0.0'));
  const areas = loadAreas();
  const sources = openSources(inputFinder([], [path.join(home, 'raw')]), areas, folder.manifest.options);
  const rules = compileRules(packs);
  const read = await readDocuments({ folder, sources, rules });
  return {
    open: async () => ({ folder, corrections: [], read, rules, tools: { areas, load: sources.load } }),
    isOutdated: async () => false,
    loadPacks: async () => {
      const now = text();
      return [...packs, ...(now === undefined ? [] : [parsePack(FILE, now)])].sort((a, b) =>
        a.file < b.file ? -1 : 1,
      );
    },
    pack,
    today: () => '2026-03-01',
  };
}

async function draftOn(value: string): Promise<Draft> {
  const { tables } = await readDatasetFolder(path.join(home, 'extracted/reports/1.0.0'));
  const row = tables.observations.rows.find((one) => one.value === value)!;
  return {
    action: 'confirm',
    document_id: row.document_id!,
    observation_id: row.observation_id!,
    expect: { value },
    reason: 'Seen.',
    author: 'Li',
  };
}

const THEIRS = `pack: p
corrections:
  - id: theirs # of another
    match: { document_id: report, indicator: 规上工业增加值, measure: growth }
    action: confirm
    expect: { value: "6.2" }
    reason: Seen.
    author: Wu
    date: 2026-02-01
`;

describe('a desk', () => {
  it('begins again where the file was written to while the document was derived', async () => {
    let reads = 0;
    const { pack, text } = memory((now) => (++reads === 2 ? THEIRS : now));
    const desk = await openDesk(await effectsWith(pack, text));
    const { standing, report } = await desk.write(await draftOn('3.46'));
    expect(text()!.startsWith(THEIRS)).toBe(true);
    expect(standing.pending.map(({ id, state }) => [id.slice(0, 6), state])).toEqual([
      ['theirs', 'applied'],
      ['report', 'applied'],
    ]);
    const id = columnReader(report.observations, 'correction_id');
    expect(Array.from({ length: report.observations.length }, (_, i) => id(i)).filter(Boolean)).toHaveLength(
      2,
    );
    await desk.undo(standing.undoable);
    expect(text()).toBe(THEIRS);
  });

  it('gives up where the file changes each time', async () => {
    let reads = 0;
    const { pack, text } = memory(() => `pack: p${++reads}\ncorrections: []\n`);
    const desk = await openDesk(await effectsWith(pack, text));
    await expect(desk.write(await draftOn('3.46'))).rejects.toMatchObject({ kind: 'conflict' });
    expect(text()).not.toContain('report-');
  });

  it('shows nothing as written where the disk did not take it', async () => {
    const { pack, text } = memory();
    const refusing = {
      ...pack,
      write: () => Promise.reject(new FolderError('rules: cannot be written', false)),
    };
    const desk = await openDesk(await effectsWith(refusing, text));
    await expect(desk.write(await draftOn('3.46'))).rejects.toMatchObject({
      kind: 'disk',
      errors: ['rules: cannot be written'],
    });
    const html = await desk.page({ token: 't', write: '/corrections', undo: '/undo' });
    expect(html).toContain('"pending":[]');
  });

  it('accepts a correction beside one that no longer fits, and shows that one', async () => {
    const { pack, text } = memory((now) => now ?? THEIRS.replace('"6.2"', '"6.3"'));
    const desk = await openDesk(await effectsWith(pack, text));
    const { standing } = await desk.write(await draftOn('3.46'));
    expect(standing.pending).toMatchObject([
      { id: 'theirs', state: 'misfit', trouble: expect.stringContaining('value is "6.2" now, not "6.3"') },
      { state: 'applied' },
    ]);
  });
});
