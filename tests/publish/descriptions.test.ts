import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderDataset } from '../../src/publish/render.ts';
import { observation } from '../rows.ts';
import { datasetOf, edition } from './dataset.ts';

/** What the standards ask of the descriptions, as far as ours go; an unknown key is a mistake of ours. */

const rows = [
  observation({ observation_id: 'a', period: '2021/2025' }),
  observation({ observation_id: 'b', period: '2019', start: 90, end: 92 }),
];
const files = renderDataset(datasetOf(rows), { ...edition, parquet: true });
const json = (name: string): unknown => JSON.parse(String(files.get(name)));
const names = [...files.keys()];
const tables = names.filter((name) => name.endsWith('.csv'));
const hash = (name: string) => createHash('sha256').update(files.get(name)!).digest('hex');

describe('datapackage.json', () => {
  const fieldSchema = z.strictObject({
    name: z.string().min(1),
    type: z.enum(['string', 'integer', 'number', 'date']),
    title: z.string().min(1),
    description: z.string().min(1).optional(),
    constraints: z
      .strictObject({ required: z.literal(true).optional(), enum: z.array(z.string()).min(1).optional() })
      .optional(),
  });
  const resourceSchema = z.strictObject({
    name: z.string().regex(/^[a-z0-9._-]+$/),
    path: z.string().regex(/^[^./~\\][^\\]*$/),
    type: z.literal('table'),
    title: z.string(),
    description: z.string(),
    format: z.literal('csv'),
    mediatype: z.literal('text/csv'),
    encoding: z.literal('utf-8'),
    dialect: z.strictObject({ lineTerminator: z.literal('\n') }),
    bytes: z.int(),
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    schema: z.strictObject({
      $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
      fields: z.array(fieldSchema).min(1),
      primaryKey: z.array(z.string()).min(1),
      foreignKeys: z
        .array(
          z.strictObject({
            fields: z.array(z.string()),
            reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()) }),
          }),
        )
        .optional(),
      missingValues: z.tuple([z.literal('')]),
    }),
  });
  const packageSchema = z.strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
    name: z.string().regex(/^[a-z0-9._-]+$/),
    title: z.string(),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    resources: z.array(resourceSchema).min(1),
  });
  const described = packageSchema.parse(json('datapackage.json'));
  const byName = new Map(described.resources.map((resource) => [resource.name, resource]));

  it('is a Data Package of version 2 that describes every table with its size and hash', () => {
    expect(described.resources.map(({ path }) => path).sort()).toEqual([...tables].sort());
    for (const { path, bytes, hash: stated } of described.resources) {
      expect([path, bytes, stated]).toEqual([
        path,
        Buffer.byteLength(String(files.get(path))),
        `sha256:${hash(path)}`,
      ]);
    }
  });

  it('has keys that name fields, of other tables too', () => {
    for (const { schema } of described.resources) {
      const fieldsOf = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);
      expect(fieldsOf(schema.fields)).toEqual(expect.arrayContaining(schema.primaryKey));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(fieldsOf(schema.fields)).toEqual(expect.arrayContaining(fields));
        expect(byName.get(reference.resource)?.schema.primaryKey).toEqual(reference.fields);
      }
    }
  });
});

describe('CSVW metadata', () => {
  const text = z.array(z.strictObject({ '@value': z.string(), '@language': z.enum(['zh', 'en']) })).length(2);
  const metadataSchema = z.strictObject({
    '@context': z.tuple([
      z.literal('http://www.w3.org/ns/csvw'),
      z.strictObject({ '@language': z.string() }),
    ]),
    url: z.string(),
    'dc:title': text,
    'dc:description': text,
    dialect: z.strictObject({
      header: z.literal(true),
      encoding: z.literal('utf-8'),
      lineTerminators: z.array(z.string()),
    }),
    tableSchema: z.strictObject({
      columns: z.array(
        z.strictObject({
          name: z.string().regex(/^[A-Za-z0-9_.]+$/),
          titles: z.strictObject({ und: z.string(), zh: z.string(), en: z.string() }),
          'dc:description': text.optional(),
          datatype: z.enum(['string', 'integer', 'decimal', 'date']),
          required: z.boolean(),
        }),
      ),
      primaryKey: z.array(z.string()).min(1),
    }),
  });

  it.each(tables)('of %s stands where the standard looks for it and is of its form', (name) => {
    const metadata = metadataSchema.parse(json(`${name}-metadata.json`));
    expect(metadata.url).toBe(name);
    const { columns, primaryKey } = metadata.tableSchema;
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const key of primaryKey) {
      expect(columns.find((column) => column.name === key)).toMatchObject({ required: true });
    }
    for (const { titles } of columns)
      expect([titles.zh, titles.en]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/[A-Za-z]/),
      ]);
  });
});

describe('dcat.jsonld', () => {
  const record = json('dcat.jsonld') as Record<string, unknown>;
  const distributions = record['dcat:distribution'] as Record<string, Record<string, unknown>>[];

  it('has what DCAT-AP asks of a dataset and of its distributions', () => {
    expect(record).toMatchObject({
      '@type': 'dcat:Dataset',
      'dct:identifier': 'reports',
      'dcat:version': '1.0.0',
      'dct:temporal': { 'dcat:startDate': { '@value': '2019' }, 'dcat:endDate': { '@value': '2025' } },
      'dct:spatial': [{ 'dct:identifier': '440300', 'skos:prefLabel': { '@value': '深圳市' } }],
    });
    for (const name of ['dct:title', 'dct:description']) expect(record[name]).toHaveLength(2);
    for (const one of distributions) {
      const file = String(one['dcat:accessURL']!['@id']);
      expect(one['dcat:byteSize']!['@value']).toBe(String(Buffer.byteLength(files.get(file)!)));
      expect(one['spdx:checksum']!['spdx:checksumValue']).toMatchObject({ '@value': hash(file) });
    }
  });

  it('offers every table as CSV and as Parquet', () => {
    const offered = distributions.map((one) => one['dcat:downloadURL']!['@id']);
    const parquet = tables.map((name) => name.replace('.csv', '.parquet'));
    expect(offered).toEqual(expect.arrayContaining([...tables, ...parquet, 'observations.json']));
    expect(names).toEqual(expect.arrayContaining(offered));
  });

  it('uses only terms of its context', () => {
    const prefixes = Object.keys(record['@context'] as object);
    const terms = JSON.stringify({ ...record, '@context': {} }).match(/"(?:[a-z]+):[A-Za-z]+"/g) ?? [];
    expect(terms.length).toBeGreaterThan(20);
    for (const term of terms) expect(prefixes).toContain(term.slice(1, term.indexOf(':')));
  });
});
