import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Row } from '../../src/evaluate/fields.ts';
import { type GoldFile, parseGold } from '../../src/evaluate/gold.ts';
import { ruleOf } from '../../src/explain/rule_lookup.ts';
import { decodeText } from '../../src/ingest/decode.ts';
import { findFiles, loadDocuments } from '../../src/ingest/files.ts';
import { deriveDataset } from '../../src/pipeline.ts';
import { readCsv } from '../../src/publish/reading.ts';
import { renderDataset } from '../../src/publish/render.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import { book } from '../book.ts';

/** Real reports and their labels are no part of the project; without them these tests are left out. */
const SHARED = process.env.ZHIBIAO_SHARED ?? '../shared';
const CORPUS = path.join(SHARED, 'corpus', 'shenzhen');
const GOLD = path.join(SHARED, 'gold');

const texts = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.txt')) : [];
const gold: GoldFile[] = existsSync(GOLD)
  ? readdirSync(GOLD)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => parseGold(name, readFileSync(path.join(GOLD, name), 'utf8')))
  : [];

describe.skipIf(texts.length === 0)(`the reports of ${CORPUS} (left out where they are not)`, () => {
  const tables: Record<'documents' | 'observations' | 'numbers', readonly Row[]> = {
    documents: [],
    observations: [],
    numbers: [],
  };
  const content = new Map<string, string>();

  beforeAll(async () => {
    const files = await findFiles(texts.map((name) => path.join(CORPUS, name)));
    const areas = loadAreas();
    const read = (file: string, sourceFile: string) => loadDocuments(file, sourceFile, areas);
    const dataset = await deriveDataset(files, { rules: book, areas, read, jobs: 4 });
    const rendered = renderDataset(dataset, {
      dataset: 'x',
      version: '',
      parent: '',
      engine: { version: '', sha256: '' },
      bom: false,
    });
    for (const name of ['documents', 'observations', 'numbers'] as const) {
      tables[name] = readCsv(rendered.get(`${name}.csv`)!).rows;
    }
    for (const { document_id = '', source_file = '' } of tables.documents) {
      const bytes = readFileSync(path.join(CORPUS, source_file));
      content.set(document_id, decodeText(new Uint8Array(bytes)).text);
    }
  });

  const spansOf = (document: string) =>
    tables.numbers
      .filter((row) => row.document_id === document)
      .map(({ start, end }) => ({ start: Number(start), end: Number(end) }));

  it('have every run of digits in the ledger, once', () => {
    for (const [document, text] of content) {
      const spans = spansOf(document);
      const covering = (start: number, end: number) =>
        spans.filter((span) => span.start <= start && end <= span.end).length;
      const runs = [...text.matchAll(/[0-9０-９]+/g)];
      const wrong = runs.filter(({ 0: run, index }) => covering(index, index + run.length) !== 1);
      expect([document, wrong.map(({ 0: run, index }) => `${run} at ${index}`)]).toEqual([document, []]);
    }
  });

  it('are quoted letter for letter', () => {
    for (const row of tables.numbers) {
      const text = content.get(row.document_id!)!;
      expect(text.slice(Number(row.start), Number(row.end))).toBe(row.text);
    }
    for (const row of tables.observations) expect(content.get(row.document_id!)).toContain(row.quote);
  });

  it('have a reason for each rule that decided a number of theirs', () => {
    const ids = new Set(tables.observations.map((row) => row.rule_id ?? ''));
    expect([...ids].filter((id) => ruleOf(id, book).why === '')).toEqual([]);
  });

  describe.skipIf(gold.length === 0)('against their labels', () => {
    it('have every rank that is labelled in the ledger', () => {
      for (const { stem, labels } of gold) {
        const document = tables.documents.find((row) => row.source_file === `${stem}.txt`)!.document_id!;
        const spans = spansOf(document);
        const missing = labels.filter(
          ({ measure, start, end }) =>
            measure === 'rank' && !spans.some((span) => span.start < end && start < span.end),
        );
        expect([stem, missing.map(({ text, start }) => `${text} at ${start}`)]).toEqual([stem, []]);
      }
    });

    it('are found to 0.97 and right in every strict field to 0.92', () => {
      const { scores, absent } = evaluate(gold, tables);
      expect(absent).toEqual([]);
      const all = scores.get('ALL')!;
      expect(all.found[2]).toBeGreaterThanOrEqual(0.97);
      expect(all.strict[2]).toBeGreaterThanOrEqual(0.92);
    });
  });
});
