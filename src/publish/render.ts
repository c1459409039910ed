import { compileDictionary } from '../normalize/dictionary.ts';
import { sortBy } from '../normalize/order.ts';
import { renderCsv } from './csv.ts';
import { csvwMetadata } from './csvw.ts';
import { dataPackage } from './data_package.ts';
import type { Content, Dataset, Edition } from './dataset.ts';
import { dcatRecord, type Offer } from './dcat.ts';
import { indicatorRows } from './indicators.ts';
import { renderJson, renderRows } from './json.ts';
import { describeEdition, MANIFEST } from './manifest.ts';
import { renderParquet } from './parquet.ts';
import { seriesRows } from './series.ts';
import { type FilledTable, fill } from './table.ts';
import { resourceName } from './table_schema.ts';
import { changeTable } from './tables/changes.ts';
import { correctionTable } from './tables/corrections.ts';
import { documentTable } from './tables/documents.ts';
import { findingTable } from './tables/findings.ts';
import { indicatorTable } from './tables/indicators.ts';
import { numberTable } from './tables/numbers.ts';
import { observationTable } from './tables/observations.ts';
import { seriesTable } from './tables/series.ts';

/** The files of a dataset folder by name; the same dataset and edition give the same bytes. */
export function renderDataset(dataset: Dataset, edition: Edition): Map<string, Content> {
  const observations = sortBy(dataset.observations, (row) => [row.document_id, row.start, row.end]);
  const filled = [
    ...fillTables({ ...dataset, observations }),
    ...(edition.changes ? [fill(changeTable, edition.changes.rows)] : []),
  ];
  const tables = filled.map((one) => ({ table: one.table, content: renderCsv(one, edition.bom) }));
  const offers: Offer[] = [
    ...tables.map(({ table, content }) => ({ file: table.file, table, content })),
    { file: 'observations.json', table: observationTable, content: renderRows(observations) },
    ...(edition.parquet ? filled.map(parquetOf) : []),
  ];
  const files = new Map<string, Content>(offers.map(({ file, content }) => [file, content]));
  for (const { table } of tables) {
    files.set(`${table.file}-metadata.json`, renderJson(csvwMetadata(table)));
  }
  files.set('datapackage.json', renderJson(dataPackage(tables, edition)));
  files.set('dcat.jsonld', renderJson(dcatRecord(dataset, offers, edition)));
  files.set(MANIFEST, renderJson(describeEdition(dataset, files, edition)));
  return files;
}

function parquetOf({ table, cells }: FilledTable): Offer {
  const file = `${resourceName(table.file)}.parquet`;
  return { file, table, content: renderParquet(file, table.columns, cells) };
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
      correctionTable,
      sortBy(dataset.corrections, (row) => [row.document_id, row.correction_id]),
    ),
    fill(
      documentTable,
      sortBy(documents, (row) => [row.document_id, row.source_file]),
    ),
  ];
}
