import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../../src/ingest/files.ts';
import { pdfReader } from '../../../src/ingest/pdf/reader.ts';
import { loadAreas } from '../../../src/segment/areas.ts';

/** Real reports are no part of the project; without them these tests are skipped. */
const CORPUS = path.join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus');
const fileOf = (name: string): string => path.join(CORPUS, name);
const read = (name: string) =>
  pdfReader.read(new Uint8Array(readFileSync(fileOf(name))), { sourceFile: name, ocr: 'never' });

describe.skipIf(!existsSync(CORPUS))('real reports in PDF', () => {
  it('cuts a gazette into its three reports', async () => {
    const name = 'shenzhen/shenzhen_2026_gazette.pdf';
    const documents = await loadDocuments(fileOf(name), 'gazette.pdf', loadAreas());
    const told = documents.map((one) => ('reason' in one ? one.reason : one.metadata));
    expect(told).toMatchObject(
      ['work_report', 'plan_report', 'budget_report'].map((kind) => ({
        kind,
        sessionDate: '2026-02-09',
        referenceYear: '2025',
        planYear: '2026',
      })),
    );
  });

  it('reads the tables of a communiqué cell by cell, also over a page break, and heals its justified lines', async () => {
    const { text, structure = [], doubts } = await read('elsewhere/xiangxi_2025_communique.pdf');
    const tables = structure.filter((block) => block.kind === 'table');
    expect(tables).toHaveLength(4);
    const cells = (at: number) =>
      tables[at]!.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)).join(' '));
    expect(cells(1)).toEqual([
      '指 标 单位 产量 比上年增长（%）',
      '白酒 千升 7758.2 -4.6',
      '铁合金 万吨 10.7 29.6',
      '硫酸 万吨 13.9 27.9',
      '水泥 万吨 101.7 79.8',
      '十种有色金属 万吨 23.4 12.2',
      '锌 万吨 21.9 14.4',
      '精制茶 吨 2265.5 5.6',
    ]);
    expect(text).toContain('民营经济增加值增长4.5%，占GDP比重为64%。');
    expect(doubts).toEqual([]);
  });

  it('reads tables that rule their head and foot only', async () => {
    const { text, structure = [], doubts } = await read('elsewhere/shijiazhuang_2018_budget.pdf');
    expect(structure.filter((block) => block.kind === 'table')).toHaveLength(28);
    expect(text).toContain('\n国有资源(资产)有偿使用收入\t390000\t377868\t96.9\t-10.9\n');
    expect(text).toContain('\n8.彩票发行机构和彩票销售机构的业务费用\t1800\t2250\t125\t-28.5\n');
    expect(doubts).toEqual([]);
  });

  it('refuses what cannot be read, with the pages and the reason', async () => {
    await expect(read('elsewhere/huaian_2026_budget_unmapped_font.pdf')).rejects.toThrow(
      /pages 1–12: fonts without a Unicode map/,
    );
    await expect(read('elsewhere/zhangjiajie_2025_communique_scan.pdf')).rejects.toThrow(
      /pages 1–20: images only, a scan/,
    );
  });
});
