import { compileDictionary } from '../normalize/dictionary.ts';
import { sortBy } from '../normalize/order.ts';
import { renderCsv } from './csv.ts';
import { csvwMetadata } from './csvw.ts';
import { dataPackage } from './data_package.ts';
import type { Dataset, Edition } from './dataset.ts';
import { indicatorRows } from './indicators.ts';
import { renderJson, renderRows } from './json.ts';
import { describeEdition, MANIFEST } from './manifest.ts';
import { seriesRows } from './series.ts';
import { type FilledTable, fill } from './table.ts';
import { changeTable } from './tables/changes.ts';
import { documentTable } from './tables/documents.ts';
import { findingTable } from './tables/findings.ts';
import { indicatorTable } from './tables/indicators.ts';
import { numberTable } from './tables/numbers.ts';
import { observationTable } from './tables/observations.ts';
import { seriesTable } from './tables/series.ts';

/** The files of a dataset folder by name; the same dataset and edition give the same bytes. */
export function renderDataset(dataset: Dataset, edition: Edition): Map<string, string> {
  const observations = sortBy(dataset.observations, (row) => [row.document_id, row.start, row.end]);
  const tables = [
    ...fillTables({ ...dataset, observations }),
    ...(edition.changes ? [fill(changeTable, edition.changes.rows)] : []),
  ].map((filled) => ({
    table: filled.table,
    content: renderCsv(filled, edition.bom),
  }));
  const files = new Map<string, string>();
  for (const { table, content } of tables) {
    files.set(table.file, content);
    files.set(`${table.file}-metadata.json`, renderJson(csvwMetadata(table)));
  }
  files.set('observations.json', renderRows(observations));
  files.set('datapackage.json', renderJson(dataPackage(tables, edition)));
  files.set(MANIFEST, renderJson(describeEdition(dataset, files, edition)));
  return files;
}

function fillTables(dataset: Dataset): FilledTable[] {
  const { documents, observations } = dataset;
  const dictionary = compileDictionary(dataset.indicators);
  return [
    fill(observationTable, observations),
    fill(indicatorTable, indicatorRows(observations, dictionary)),
    fill(seriesTable, seriesRows(documents, observations, dictionary)),
    fill(
      numberTable,
      sortBy(dataset.numbers, (row) => [row.document_id, row.start, row.end]),
    ),
    fill(
      findingTable,
      sortBy(dataset.findings, (row) => [row.document_id, row.check, row.finding_id]),
    ),
    fill(
      documentTable,
      sortBy(documents, (row) => [row.document_id, row.source_file]),
    ),
  ];
}
