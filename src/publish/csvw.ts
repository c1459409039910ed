import type { AnyTable, Column, ColumnType } from './table.ts';

const TYPES: Record<ColumnType, string> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  date: 'date',
};

/** CSV on the Web metadata of a table (W3C, 2015). */
export function csvwMetadata(table: AnyTable): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
    url: table.file,
    'dc:title': languages(table.title),
    'dc:description': languages(table.about),
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\n'] },
    tableSchema: { columns: table.columns.map(describeColumn), primaryKey: table.key },
  };
}

function describeColumn(column: Column): object {
  const { name, type, about, required } = column;
  return {
    name,
    // A validator compares the header cell with the titles of no stated language.
    titles: { und: name, zh: column.zh, en: column.en },
    ...(about && { 'dc:description': languages(about) }),
    datatype: TYPES[type],
    required: required ?? false,
  };
}

function languages({ zh, en }: { readonly zh: string; readonly en: string }): object[] {
  return [
    { '@value': zh, '@language': 'zh' },
    { '@value': en, '@language': 'en' },
  ];
}
