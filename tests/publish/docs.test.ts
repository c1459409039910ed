import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderDataset } from '../../src/publish/render.ts';
import { observation } from '../rows.ts';
import { datasetOf, edition } from './dataset.ts';

const docs = readFileSync('docs/dataset.md', 'utf8');
const tables = [...renderDataset(datasetOf([observation({})]), edition)].filter(([name]) =>
  name.endsWith('.csv'),
);

it.each(tables)('docs/dataset.md says what every column of %s means', (name, content) => {
  const from = docs.indexOf(`## ${name}`);
  expect(from).toBeGreaterThan(-1);
  const section = docs.slice(from).split('\n## ')[0]!;
  const columns = String(content).split('\n')[0]!.split(',');
  expect(columns.filter((column) => !section.includes(`\`${column}\``))).toEqual([]);
});
