import { describe, expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/ingest/errors.ts';
import { imageReader } from '../../../src/ingest/ocr/image-reader.ts';
import { isInstalled } from '../../../src/ingest/ocr/package.ts';
import { imageOf } from './screenshot.ts';

const PARAGRAPH =
  '全年地区生产总值3680.25亿元，比上年增长5.8%。年末常住人口268.94万人，城镇化率67.00%，提高0.84个百分点。';
const ROWS = [
  ['指标', '单位', '2024年', '增长（%）'],
  ['地区生产总值', '亿元', '3680.25', '5.8'],
  ['社会消费品零售总额', '亿元', '1234.56', '-4.9'],
  ['规模以上工业增加值', '亿元', '987.01', '6.3'],
];
const BODY = `<h1>某某市统计公报</h1><p>${PARAGRAPH}</p><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const numbersOf = (text: string): string[] => text.match(/-?\d+(?:\.\d+)?/g) ?? [];
const settings = (ocr: 'auto' | 'never') => ({ sourceFile: 'scan.png', ocr });

describe('an image', () => {
  it('is refused where its text may not be recognised', async () => {
    const reading = async () => imageReader.read(new Uint8Array(100), settings('never'));
    await expect(reading()).rejects.toThrow(UnreadableInput);
    await expect(reading()).rejects.toThrow('--ocr never');
  });

  it.skipIf(isInstalled())('is refused with the command that installs the engine', async () => {
    const reading = async () => imageReader.read(new Uint8Array(100), settings('auto'));
    await expect(reading()).rejects.toThrow('npm install @gutenye/ocr-node@1.4.8');
  });
});

// Left out where the engine is not installed: npm run ocr:install.
describe.skipIf(!isInstalled())('with the engine (npm run ocr:install)', () => {
  it('an image of a page is read with every digit and the cells of its table', {
    timeout: 600_000,
  }, async () => {
    const { text, structure = [], origin } = await imageReader.read(await imageOf(BODY), settings('auto'));
    expect(origin).toBe('ocr');
    expect(numbersOf(text)).toEqual([...numbersOf(PARAGRAPH), ...ROWS.flat().flatMap(numbersOf)]);
    const [table] = structure.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const cells = table!.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)));
    expect(cells.slice(1)).toEqual(ROWS.slice(1));
  });

  it('a damaged image is refused', { timeout: 600_000 }, async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 1, 2, 3]);
    const reading = async () => imageReader.read(bytes, settings('auto'));
    await expect(reading()).rejects.toThrow('damaged image');
  });
});
