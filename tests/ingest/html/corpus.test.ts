import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles, loadDocuments } from '../../../src/ingest/files.ts';
import { deriveDataset } from '../../../src/pipeline.ts';
import { loadAreas } from '../../../src/segment/areas.ts';
import { segment } from '../../../src/segment/blocks.ts';
import type { SourceText } from '../../../src/types.ts';
import { book } from '../../book.ts';
import { wronglyOwned } from '../../segment/helpers.ts';
import { articleOf, stated, tableRows } from '../structure.ts';
import { readHtml } from './page.ts';

/** Real pages are no part of the project; without them these tests are left out. */
const FOLDER = join(process.env.ZHIBIAO_SHARED ?? '../shared', 'corpus', 'elsewhere');
const GUANGDONG = 'guangdong_2025_city_gdp_table.html';
const URUMQI = 'urumqi_2025_communique.html';
const YUEYANG = 'yueyang_2025_communique.gbk.html';

const read = (name: string): SourceText => readHtml(new Uint8Array(readFileSync(join(FOLDER, name))));
const plain = (row: string): string[] => row.split(' | ').map((cell) => cell.replace(/^[^:]*:|\s/g, ''));

describe.skipIf(!existsSync(FOLDER))(`the pages of ${FOLDER} (left out where they are not)`, () => {
  it.each([
    [GUANGDONG, '2025年各市地区生产总值初步核算结果'],
    [URUMQI, '乌鲁木齐市2025年国民经济和社会发展统计公报'],
    [YUEYANG, '岳阳市2025年国民经济和社会发展统计公报'],
  ])('come apart into article and site: %s', (name, title) => {
    const source = read(name);
    expect(articleOf(source)[0]).toBe(`heading 0: ${title}`);
    const site = stated(source).filter((line) => line.startsWith('furniture web_furniture'));
    expect(site.filter((line) => line.includes('。'))).toEqual([]);
    expect(articleOf(source).join('\n')).not.toMatch(/当前位置|首页|浏览量|访问量|ICP备|版权所有|打印本文/);
    expect(wronglyOwned(source.text, segment(source))).toEqual([]);
  });

  it('keep every figure of a table of 21 cities in its row and column', () => {
    const [rows = [], ...others] = tableRows(read(GUANGDONG));
    expect(others).toEqual([]);
    expect(rows.slice(0, 2)).toEqual([
      '0(1×2):地区 | 1(4×1):总量（亿元） | 5(4×1):增长（%）',
      '1:地区生产总值 | 2:第一产业 | 3:第二产业 | 4:第三产业 | 5:地区生产总值 | 6:第一产业 | 7:第二产业 | 8:第三产业',
    ]);
    const cities = rows.slice(2).map(plain);
    expect(cities).toHaveLength(21);
    expect(cities.every((city) => city.length === 9)).toBe(true);
    for (const [, total, first, second, third] of cities) {
      const parts = [first, second, third].reduce((sum, part) => sum + Number(part), 0);
      expect(Math.abs(Number(total) - parts)).toBeLessThan(0.02);
    }
    expect(cities[0]).toEqual([
      '广州市',
      '32039.46',
      '317.02',
      '7710.27',
      '24012.17',
      '4.0',
      '3.3',
      '1.6',
      '4.8',
    ]);
  });

  it('come out as observations of 21 cities, with area, unit and period', async () => {
    const areas = loadAreas();
    const { observations } = await deriveDataset(await findFiles([join(FOLDER, GUANGDONG)]), {
      rules: book,
      areas,
      read: (file, sourceFile) => loadDocuments(file, sourceFile, areas),
      jobs: 1,
    });
    const totals = observations.filter(
      ({ indicator, measure }) => indicator === '地区生产总值' && measure === 'level',
    );
    const cities = tableRows(read(GUANGDONG))[0]!.slice(2).map(plain);
    expect(totals.map(({ area, value, unit, period }) => [area, value, unit, period])).toEqual(
      cities.map(([city, total]) => [city, total, '亿元', '2025']),
    );
    expect(new Set(totals.map(({ area_code }) => area_code.slice(0, 2)))).toEqual(new Set(['44']));
    expect(observations.filter(({ unit }) => unit !== '亿元' && unit !== '%')).toEqual([]);
  });

  it('keep the tables of a communiqué pasted from a word processor', () => {
    const tables = tableRows(read(URUMQI)).map((rows) => rows.map(plain));
    expect(tables.map((rows) => [rows.length, rows[0]!.length])).toEqual([
      [14, 2],
      [9, 3],
      [18, 4],
      [11, 4],
      [11, 4],
    ]);
    expect(tables[1]![1]).toEqual(['全社会用电量', '457.73', '-6.8']);
    expect(tables[2]![14]).toEqual(['汽车', '辆', '4144.00', '-40.3']);
    expect(tables[3]![7]).toEqual(['批发和零售业', '1.3倍', '教育', '29.8']);
    expect(tables[4]![10]).toEqual(['其中：住宅', '亿元', '335.62', '8.3']);
  });
});
