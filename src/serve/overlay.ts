import { check } from '../check/check.ts';
import { compileDictionary } from '../normalize/dictionary.ts';
import { sortBy } from '../normalize/order.ts';
import type { DocumentRow } from '../normalize/rows.ts';
import type { Rows as DerivedRows } from '../pipeline.ts';
import { seriesRows } from '../publish/series.ts';
import { fill, type Table } from '../publish/table.ts';
import { documentTable } from '../publish/tables/documents.ts';
import { findingTable } from '../publish/tables/findings.ts';
import { numberTable } from '../publish/tables/numbers.ts';
import { observationTable } from '../publish/tables/observations.ts';
import { seriesTable } from '../publish/tables/series.ts';
import type { Rows } from '../report/columns.ts';
import type { DatasetFolder } from '../report/dataset_folder.ts';
import { byDocument } from '../report/report_page.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Observation } from '../types.ts';

/** A dataset with the rows of some documents in the place of those it was published with. */
export function overlay(
  folder: DatasetFolder,
  derived: ReadonlyMap<string, DerivedRows>,
  rules: RuleBook,
): DatasetFolder {
  if (derived.size === 0) return folder;
  const { tables } = folder;
  const ids = tables.documents.rows.map((row) => row.document_id ?? '');
  const merge = <Row extends object>(
    published: Rows,
    table: Table<Row>,
    own: (rows: DerivedRows) => readonly Row[],
  ): Rows => {
    const before = byDocument(published);
    return rowsOf(
      table,
      ids.flatMap((id) => {
        const rows = derived.get(id);
        return rows ? recordsOf(table, own(rows)) : (before.get(id) ?? []);
      }),
    );
  };
  const documents = merge(tables.documents, documentTable, ({ document }) => [document]);
  const observations = merge(tables.observations, observationTable, (rows) => rows.observations);
  const numbers = merge(tables.numbers, numberTable, (rows) => rows.numbers);
  const dictionary = compileDictionary(rules.indicators);
  const subject = {
    documents: documents.rows.map(documentOf),
    observations: observations.rows.map(observationOf),
    dictionary,
  };
  const uncertain = [...derived.values()].flatMap((rows) => rows.uncertain);
  // What the reader of a file was not sure of is known only of files that were read again.
  const unread = tables.findings.rows.filter(
    (row) => row.check === 'reading' && !derived.has(row.document_id ?? ''),
  );
  const findings = recordsOf(findingTable, check({ ...subject, units: rules.units, uncertain }));
  const series = seriesRows(subject.documents, subject.observations, dictionary);
  return {
    ...folder,
    tables: {
      documents,
      observations,
      numbers,
      findings: rowsOf(
        findingTable,
        sortBy([...findings, ...unread], (row) => [
          row.document_id ?? '',
          row.check ?? '',
          row.finding_id ?? '',
        ]),
      ),
      series: rowsOf(seriesTable, recordsOf(seriesTable, series)),
    },
  };
}

type Records = Rows['rows'];

function rowsOf(table: Pick<Table<never>, 'columns'>, rows: Records): Rows {
  return { columns: table.columns.map(({ name }) => name), rows };
}

function recordsOf<Row extends object>(table: Table<Row>, rows: readonly Row[]): Record<string, string>[] {
  return fill(table, rows).cells.map((cells) =>
    Object.fromEntries(table.columns.map(({ name }, i) => [name, cells[i] ?? ''])),
  );
}

/** A row of a version of long ago may lack a column. */
function completed<Row extends object>(table: Table<Row>, row: Records[number]): Record<string, string> {
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? '']));
}

export function observationOf(row: Records[number]): Observation {
  const cells = completed(observationTable, row);
  return { ...cells, start: Number(cells.start), end: Number(cells.end) } as unknown as Observation;
}

function documentOf(row: Records[number]): DocumentRow {
  const cells = completed(documentTable, row);
  const numbers = ['numerals', 'observed', 'set_aside', 'unexplained', 'observations'].map((name) => {
    const cell = cells[name] ?? '';
    return [name, cell === '' ? '' : Number(cell)];
  });
  return { ...cells, ...Object.fromEntries(numbers) } as unknown as DocumentRow;
}
