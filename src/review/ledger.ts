import { columnReader } from '../report/columns.ts';
import type { ReportShape } from '../report/shape.ts';

/** All numbers of a dataset, each with its observation where it is part of one. Rows count from 0. */
export interface Ledger {
  readonly length: number;
  /** Columns of the observations, in the order of the file. */
  readonly columns: readonly string[];
  readonly numberColumns: readonly string[];
  readonly documents: readonly DocumentEntry[];
  /** A cell of the observation, else of the number; '' where there is none. */
  readonly cell: (row: number, name: string) => string;
  readonly numberCell: (row: number, name: string) => string;
  readonly fate: (row: number) => string;
  readonly start: (row: number) => number;
  readonly end: (row: number) => number;
  readonly document: (row: number) => number;
  /** The row of the observation in observations.csv; -1 for a number that is none. */
  readonly observation: (row: number) => number;
  readonly rowOfObservation: (id: string) => number | undefined;
  /** First row and the one after the last of a document. */
  readonly range: (document: number) => readonly [number, number];
  /** All text of a row in small letters. */
  readonly haystack: (row: number) => string;
  readonly findings: readonly FindingEntry[];
  readonly findingsOf: (observation: string) => readonly FindingEntry[];
}

export interface DocumentEntry {
  readonly id: string;
  readonly cell: (name: string) => string;
}

export interface FindingEntry {
  readonly id: string;
  readonly check: string;
  readonly severity: string;
  readonly document: string;
  readonly observations: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const SEARCHED = [
  'indicator',
  'indicator_id',
  'quote',
  'section',
  'unit',
  'rule_id',
  'value',
  'observation_id',
];

export function openLedger({ documents, numbers, observations, findings }: ReportShape): Ledger {
  const readers = new Map(observations.columns.map((name) => [name, columnReader(observations, name)]));
  const numberReaders = new Map(numbers.columns.map((name) => [name, columnReader(numbers, name)]));
  const read = (map: typeof readers, name: string, row: number) => map.get(name)?.(row) ?? '';

  const idOf = columnReader(observations, 'observation_id');
  const places = new Map<string, number>();
  for (let row = 0; row < observations.length; row++) places.set(idOf(row), row);
  const { length } = numbers;
  const [observationOf, documentOf, starts, ends] = [
    new Int32Array(length),
    new Int32Array(length),
    new Int32Array(length),
    new Int32Array(length),
  ];
  const documentId = columnReader(documents, 'document_id');
  const documentAt = new Map<string, number>();
  for (let i = 0; i < documents.length; i++) documentAt.set(documentId(i), i);
  const rowOf = new Map<string, number>();
  const ranges = Array.from({ length: documents.length }, () => [0, 0] as [number, number]);
  for (let row = 0; row < length; row++) {
    const id = read(numberReaders, 'observation_id', row);
    observationOf[row] = places.get(id) ?? -1;
    if (id !== '' && !rowOf.has(id)) rowOf.set(id, row);
    const document = documentAt.get(read(numberReaders, 'document_id', row)) ?? 0;
    documentOf[row] = document;
    starts[row] = Number(read(numberReaders, 'start', row));
    ends[row] = Number(read(numberReaders, 'end', row));
    const range = ranges[document];
    if (range && range[1] === 0) range[0] = row;
    if (range) range[1] = row + 1;
  }
  const numberCell = (row: number, name: string) => read(numberReaders, name, row);
  const cell = (row: number, name: string) => {
    const observation = observationOf[row] ?? -1;
    return (observation < 0 ? '' : read(readers, name, observation)) || numberCell(row, name);
  };
  const haystacks: string[] = [];
  const allFindings = findingsOf(findings);
  const byObservation = new Map<string, FindingEntry[]>();
  for (const finding of allFindings) {
    for (const id of finding.observations) byObservation.set(id, [...(byObservation.get(id) ?? []), finding]);
  }
  return {
    length,
    columns: observations.columns,
    numberColumns: numbers.columns,
    documents: Array.from({ length: documents.length }, (_, i) => ({
      id: documentId(i),
      cell: (name) => columnReader(documents, name)(i),
    })),
    cell,
    numberCell,
    fate: (row) => numberCell(row, 'fate'),
    start: (row) => starts[row] ?? 0,
    end: (row) => ends[row] ?? 0,
    document: (row) => documentOf[row] ?? 0,
    observation: (row) => observationOf[row] ?? -1,
    rowOfObservation: (id) => rowOf.get(id),
    range: (document) => ranges[document] ?? [0, 0],
    haystack: (row) => {
      const known = haystacks[row];
      if (known !== undefined) return known;
      const cells = [numberCell(row, 'text'), ...SEARCHED.map((name) => cell(row, name))];
      const text = cells.join('\u001f').toLowerCase();
      haystacks[row] = text;
      return text;
    },
    findings: allFindings,
    findingsOf: (observation) => byObservation.get(observation) ?? [],
  };
}

function findingsOf(table: ReportShape['findings']): FindingEntry[] {
  const cell = (name: string) => columnReader(table, name);
  const [id, check, severity, document] = [
    cell('finding_id'),
    cell('check'),
    cell('severity'),
    cell('document_id'),
  ];
  const [observations, zh, en] = [cell('observation_ids'), cell('message_zh'), cell('message_en')];
  return Array.from({ length: table.length }, (_, row) => ({
    id: id(row),
    check: check(row),
    severity: severity(row),
    document: document(row),
    observations: observations(row).split(' ').filter(Boolean),
    zh: zh(row),
    en: en(row),
  }));
}
