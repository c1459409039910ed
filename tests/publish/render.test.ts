import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/publish/manifest.ts';
import { readCsv } from '../../src/publish/reading.ts';
import { renderDataset } from '../../src/publish/render.ts';
import { documentRow, observation } from '../rows.ts';
import { datasetOf, edition } from './dataset.ts';

const observations = [
  observation({ observation_id: 'a', start: 90, end: 92 }),
  observation({ observation_id: 'b', start: 6, end: 10, indicator: '出口', indicator_id: '' }),
  observation({ observation_id: 'c', document_id: 'report_2022', start: 40, end: 44, measure: 'growth' }),
  observation({ observation_id: 'd', document_id: 'report_2022', start: 7, end: 9 }),
];
const documents = [
  documentRow(),
  documentRow({ document_id: 'report_2022', source_file: 'report_2022.txt', reference_year: '2022' }),
  documentRow({ document_id: 'broken', source_file: 'broken.pdf', status: 'refused', reason: 'binary' }),
];
const dataset = { ...datasetOf(observations), documents };
const files = renderDataset(dataset, edition);
const json = (name: string): unknown => JSON.parse(String(files.get(name)));

describe('a rendered dataset', () => {
  it('is the same bytes whatever the order of what it is made of', () => {
    const shuffled = <Item>(items: readonly Item[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    fc.assert(
      fc.property(
        shuffled(dataset.observations),
        shuffled(dataset.documents),
        shuffled(dataset.numbers),
        (someObservations, someDocuments, someNumbers) => {
          const other = {
            ...dataset,
            observations: someObservations,
            documents: someDocuments,
            numbers: someNumbers,
          };
          expect([...renderDataset(other, edition)]).toEqual([...files]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has the columns of the contract in their order', () => {
    const columnsOf = (name: string) => readCsv(files.get(name)!).columns.join(', ');
    expect(columnsOf('observations.csv')).toBe(
      'observation_id, document_id, indicator_id, indicator, measure, value, value_max, unit, qualifier, period, ' +
        'status, basis, area, area_code, scope, normalized_value, normalized_unit, lower, upper, section, page, ' +
        'quote, start, end, rule_id, geo_scope, obs_status, confidence, doubts, origin, cell, ' +
        'correction_id, correction_action, original',
    );
    expect(columnsOf('numbers.csv')).toBe(
      'document_id, start, end, text, fate, reason, observation_id, page, box',
    );
    expect(columnsOf('documents.csv')).toBe(
      'document_id, source_file, media_type, sha256, status, reason, title, place, area_code, kind, ' +
        'session_date, reference_year, plan_year, numerals, observed, set_aside, unexplained, observations, coverage',
    );
    expect(columnsOf('findings.csv')).toBe(
      'finding_id, check, severity, document_id, observation_ids, message_zh, message_en',
    );
  });

  it('orders rows by document and then by place', () => {
    const { rows } = readCsv(files.get('observations.csv')!);
    expect(rows.map((row) => row.observation_id)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('has the same observations as CSV and as JSON', () => {
    const { rows } = readCsv(files.get('observations.csv')!);
    const objects = json('observations.json') as Record<string, unknown>[];
    const asText = objects.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
    );
    expect(asText).toEqual(rows);
  });

  it('hashes every input, rule pack and output in the manifest', () => {
    const manifest = manifestSchema.parse(json('manifest.json'));
    expect(manifest.inputs.map((input) => input.source_file)).toEqual([
      'broken.pdf',
      'report_2022.txt',
      'report_2023.txt',
    ]);
    expect(manifest.rules).toEqual(dataset.rules);
    expect(manifest.outputs.map((output) => output.file)).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    for (const { file, sha256, bytes } of manifest.outputs) {
      const content = Buffer.from(String(files.get(file)));
      expect([sha256, bytes]).toEqual([createHash('sha256').update(content).digest('hex'), content.length]);
    }
  });

  it('describes every column of every table, in both languages, once', () => {
    const { resources } = json('datapackage.json') as {
      resources: { path: string; schema: { fields: { name: string; title: string }[] } }[];
    };
    for (const { path, schema } of resources) {
      const { columns } = readCsv(files.get(path)!);
      expect(schema.fields.map((field) => field.name)).toEqual(columns);
      for (const { title } of schema.fields) expect(title).toMatch(/[\u4e00-\u9fff].* · .*[A-Za-z]/);
      const csvw = json(`${path}-metadata.json`) as {
        url: string;
        tableSchema: { columns: { name: string }[] };
      };
      expect(csvw.url).toBe(path);
      expect(csvw.tableSchema.columns.map((one) => one.name)).toEqual(columns);
    }
    expect(resources.map(({ path }) => path).sort()).toEqual(
      [...files.keys()].filter((name) => name.endsWith('.csv')).sort(),
    );
  });
});
