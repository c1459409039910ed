import type { Edition } from './dataset.ts';
import { sha256 } from './digest.ts';
import type { AnyTable } from './table.ts';
import { both, resourceName, tableSchema } from './table_schema.ts';

/** datapackage.json of the rendered tables (Data Package v2). */
export function dataPackage(
  tables: readonly { readonly table: AnyTable; readonly content: string }[],
  edition: Edition,
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: edition.dataset,
    title: '政府报告数值指标 · Numeric indicators of government reports',
    ...(edition.version && { version: edition.version }),
    resources: tables.map(({ table, content }) => ({
      name: resourceName(table.file),
      path: table.file,
      type: 'table',
      title: both(table.title),
      description: `${table.about.zh} ${table.about.en}`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      // The standard's own default is CRLF.
      dialect: { lineTerminator: '\n' },
      bytes: Buffer.byteLength(content),
      hash: `sha256:${sha256(content)}`,
      schema: tableSchema(table),
    })),
  };
}
