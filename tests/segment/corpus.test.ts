import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/ingest/decode.ts';
import { loadAreas } from '../../src/segment/areas.ts';
import { segment } from '../../src/segment/blocks.ts';
import { metadataOf } from '../../src/segment/metadata.ts';
import { sourceOf, wronglyOwned } from './helpers.ts';

/** Real reports are no part of the project; without them these tests are skipped. */
const SHARED = process.env.ZHIBIAO_SHARED ?? '../shared';
const CORPUS = join(SHARED, 'corpus');
const GOLD = join(SHARED, 'gold');

const texts = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
  : [];
const textOf = (name: string): string => decodeText(new Uint8Array(readFileSync(join(CORPUS, name)))).text;

describe.skipIf(texts.length === 0)('real reports', () => {
  it.each(texts)('gives every character of %s to exactly one block', (name) => {
    const text = textOf(name);
    expect(wronglyOwned(text, segment(sourceOf(text)))).toEqual([]);
  });

  it.each(texts)('finds title, place, kind and years of %s', (name) => {
    const source = sourceOf(textOf(name));
    const metadata = metadataOf(source, segment(source), loadAreas(), 'x');
    expect(metadata.areaCode).toMatch(/^\d{6}$/);
    expect(metadata).not.toMatchObject({ title: '' });
    expect(metadata).not.toMatchObject({ kind: 'other' });
    expect(metadata.referenceYear).toMatch(/^\d{4}$/);
    expect(metadata.planYear).toMatch(/^\d{4}/);
  });

  it.each(texts)('loses no prose of %s to furniture', (name) => {
    const blocks = segment(sourceOf(textOf(name)));
    const lost = blocks.filter((block) => block.kind === 'furniture' && /。./.test(block.reading.text));
    expect(lost.filter((block) => !block.reading.text.includes('记者'))).toEqual([]);
  });

  const labelled = existsSync(GOLD) ? readdirSync(GOLD).filter((name) => name.endsWith('.jsonl')) : [];

  it.each(labelled)('leaves every labelled figure of %s readable and whole', (name) => {
    const file = texts.find((text) => text.includes(name.replace('.jsonl', '')));
    if (!file) return;
    const text = textOf(file);
    const places = new Map<number, [reading: string, at: number]>();
    for (const block of segment(sourceOf(text))) {
      if (block.kind === 'furniture') continue;
      for (const [at, offset] of block.reading.offsets.entries())
        places.set(offset, [block.reading.text, at]);
    }
    for (const { start, end, class: kind } of mentionsOf(name)) {
      if (kind === 'noise') continue;
      const [reading, at] = places.get(start) ?? ['', 0];
      const read = reading.slice(at, at + (places.get(end - 1)?.[1] ?? at) - at + 1);
      expect(read, `${start}`).toBe(text.slice(start, end).replace(/\s/g, '').replace('．', '.'));
      expect(`${reading.charAt(at - 1)}|${reading.charAt(at + read.length)}`).not.toMatch(/\d\||\|\d/);
    }
  });

  function mentionsOf(name: string): { start: number; end: number; class: string }[] {
    const lines = readFileSync(join(GOLD, name), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as { start: number; end: number; class: string });
  }
});
