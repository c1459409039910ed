import type { AnyTable, Bilingual, Column, ColumnType } from './table.ts';

const TYPES: Record<ColumnType, string> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
};

/** Table Schema (Data Package v2) of a table. */
export function tableSchema(table: AnyTable): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: table.columns.map(field),
    primaryKey: table.key,
    ...(table.references && {
      foreignKeys: table.references.map(({ column, file }) => ({
        fields: [column],
        reference: { resource: resourceName(file), fields: [column] },
      })),
    }),
    missingValues: [''],
  };
}

/** The standard has one text for a title; ours says it in both languages. */
export function both({ zh, en }: Bilingual): string {
  return `${zh} · ${en}`;
}

export function resourceName(file: string): string {
  return file.replace(/\.[a-z]+$/, '');
}

function field(column: Column): object {
  const { name, type, about, required, values } = column;
  const constraints = { ...(required && { required }), ...(values && { enum: values }) };
  return {
    name,
    type: TYPES[type],
    title: both(column),
    ...(about && { description: `${about.zh} ${about.en}` }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
