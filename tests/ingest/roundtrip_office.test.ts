import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Packer, Paragraph, Table, TableCell, TableRow, Document as WordFile } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles, loadDocuments } from '../../src/ingest/files.ts';
import { stemOf } from '../../src/ingest/identity.ts';
import { deriveDataset } from '../../src/pipeline.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import type { Block, Document, Observation, TableBlock } from '../../src/types.ts';
import { book } from '../book.ts';
import { sitePage } from './html/page.ts';

/** Real reports are no part of the project; without them these tests are left out. */
const CORPUS = path.join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus', 'shenzhen');
const texts = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.txt')) : [];

/** A file form, and how the blocks of a report are written in it. */
interface Form {
  readonly extension: string;
  readonly write: (blocks: readonly Block[], title: string) => string | Promise<Uint8Array>;
}

const FORMS: readonly Form[] = [
  { extension: 'html', write: writePage },
  { extension: 'docx', write: writeWord },
];

const areas = loadAreas();
const read = (file: string, sourceFile: string) => loadDocuments(file, sourceFile, areas);

describe.skipIf(texts.length === 0)(`the reports of ${CORPUS} (left out where they are not)`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zhibiao-forms-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const observationsOf = async (file: string): Promise<readonly Observation[]> =>
    (await deriveDataset(await findFiles([file]), { rules: book, areas, read, jobs: 1 })).observations;

  describe.each(FORMS)('as $extension', ({ extension, write }) => {
    it.each(texts)('give the observations of %s and no others', async (name) => {
      const file = path.join(CORPUS, name);
      const [document] = (await read(file, name)) as [Document];
      const copy = path.join(folder, `${stemOf(name)}.${extension}`);
      await writeFile(copy, await write(document.blocks, document.metadata.title));
      const [expected, found] = [await observationsOf(file), await observationsOf(copy)];
      const { missing, others } = compared(expected.map(factOf), found.map(factOf));
      expect(expected.length).toBeGreaterThan(0);
      expect(others).toEqual([]);
      expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(expected.length * 0.01);
    });
  });
});

/** What an observation says, without where it stands. */
const factOf = (row: Observation): string =>
  [
    row.indicator,
    row.measure,
    row.value,
    row.value_max,
    row.unit,
    row.qualifier,
    row.period,
    row.status,
    row.basis,
    row.area,
    row.scope,
    row.section,
    row.rule_id,
    row.geo_scope,
    row.obs_status,
  ].join(' | ');

function compared(
  expected: readonly string[],
  found: readonly string[],
): { missing: string[]; others: string[] } {
  const rest = [...found];
  const missing = expected.filter((fact) => {
    const at = rest.indexOf(fact);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { missing, others: rest };
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The cells of a row, with empty ones where it has none. */
function cellsOf(row: TableBlock['rows'][number]): string[] {
  const cells: string[] = [];
  for (const { column, reading } of row) cells[column] = reading.text;
  return Array.from(cells, (text) => text ?? '');
}

function writePage(blocks: readonly Block[], title: string): string {
  const article = blocks.flatMap((block) => {
    if (block.kind === 'furniture' || isTitle(block)) return [];
    if (block.kind !== 'table') return [`<p>&emsp;&emsp;${escaped(block.reading.text)}</p>`];
    const rows = block.rows.map(
      (row) =>
        `<tr>${cellsOf(row)
          .map((text) => `<td>${escaped(text)}</td>`)
          .join('')}</tr>`,
    );
    return [`<table>${rows.join('')}</table>`];
  });
  return sitePage(article.join('\n'), escaped(title));
}

const isTitle = (block: Block): boolean => block.kind === 'heading' && block.level === 0;

function writeWord(blocks: readonly Block[]): Promise<Uint8Array> {
  const children = blocks.flatMap((block) => {
    if (block.kind === 'furniture') return [];
    if (block.kind !== 'table') return [new Paragraph(block.reading.text)];
    const width = Math.max(...block.rows.map((row) => cellsOf(row).length));
    const rows = block.rows.map((row) => {
      const cells = cellsOf(row);
      const texts = Array.from({ length: width }, (_, i) => cells[i] ?? '');
      return new TableRow({
        children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })),
      });
    });
    return [new Table({ rows })];
  });
  return Packer.toBuffer(new WordFile({ sections: [{ children }] }));
}
