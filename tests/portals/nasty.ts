import type { CorrectionRow } from '../../src/correct/record.ts';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import type { Dataset } from '../../src/publish/dataset.ts';
import { indicatorRows } from '../../src/publish/indicators.ts';
import { seriesRows } from '../../src/publish/series.ts';
import { datasetOf } from '../publish/dataset.ts';
import { documentRow, observation } from '../rows.ts';

/** Texts that readers of CSV are known to stumble over. */
export const TEXTS = [
  '',
  '0',
  ' ',
  '000000',
  '12e456789012',
  'NULL',
  'null',
  '\\N',
  '\\.',
  'a\n\\.\nb',
  '=SUM(A1)',
  "'=SUM(A1)",
  '＝1+1',
  '+86 755',
  '-10.9%',
  '@x',
  '\t制表',
  '"引"号',
  '""',
  'a,b;c|d',
  '两\n行',
  'CRLF\r\n行',
  '独\r行',
  '反斜杠\\',
  '𠮷野家𝟙',
  'é e\u0301',
  '\u00a0不断行\u3000',
  "it's",
];

/** Decimals of up to twenty digits before the point and eighteen behind it. */
export const NUMBERS = [
  '0',
  '0.00',
  '-10.9',
  '67.00',
  '123456789012345678',
  '-0.123456789012345678',
  '0.000000000000000001',
  '99999999999999999999.999999999999999999',
  '-99999999999999999999.999999999999999999',
  '3460000000000',
];

const text = (i: number) => TEXTS[i % TEXTS.length]!;
const number = (i: number) => NUMBERS[i % NUMBERS.length]!;
/** A text where the column may not be empty. */
const someText = (i: number) => text(i) || 'x';

const COUNT = TEXTS.length * 2;

const observations = Array.from({ length: COUNT }, (_, i) =>
  observation({
    observation_id: `g${i}`,
    document_id: i % 2 === 0 ? 'report_2023' : 'report_2022',
    indicator_id: i % 3 === 0 ? 'gdp' : '',
    indicator: someText(i),
    value: number(i),
    value_max: i % 4 === 0 ? number(i + 1) : '',
    unit: text(i + 1),
    area: text(i + 2),
    scope: text(i + 3),
    normalized_value: number(i + 2),
    lower: i % 5 === 0 ? '' : number(i + 3),
    upper: i % 7 === 0 ? '' : number(i + 4),
    section: text(i + 4),
    page: i % 2 === 0 ? '' : String(i),
    quote: someText(i + 5),
    start: i * 10,
    end: i * 10 + 4,
    original: text(i + 6),
    period: ['2023', '2021/2025', ''][i % 3]!,
  }),
);

const corrections: CorrectionRow[] = TEXTS.map((_, i) => ({
  correction_id: `c${i}`,
  action: 'confirm',
  document_id: 'report_2023',
  observation_id: `g${i}`,
  original: text(i),
  corrected: text(i + 1),
  reason: someText(i + 2),
  author: someText(i + 3),
  date: '2026-03-01',
  rule_file: 'corrections/x.yaml',
}));

const documents = [
  documentRow({ title: TEXTS.join(' '), session_date: '2024-02-29' }),
  documentRow({ document_id: 'report_2022', reference_year: '2022', session_date: '1949-10-01' }),
  documentRow({
    document_id: 'broken',
    source_file: 'a "quoted", name.pdf',
    status: 'refused',
    numerals: '',
    coverage: '',
  }),
];

export const nasty: Dataset = {
  ...datasetOf(observations),
  documents,
  corrections,
  findings: TEXTS.map((_, i) => ({
    finding_id: `f${i}`,
    check: 'unit',
    severity: 'note',
    document_id: 'report_2023',
    observation_ids: '',
    message_zh: someText(i),
    message_en: someText(i + 1),
  })),
};

const dictionary = compileDictionary(nasty.indicators);

/** The rows of each table as the stages before made them. */
export const sources: Readonly<Record<string, readonly object[]>> = {
  observations: nasty.observations,
  indicators: indicatorRows(nasty.observations, dictionary),
  series: seriesRows(nasty.documents, nasty.observations, dictionary),
  numbers: nasty.numbers,
  findings: nasty.findings,
  corrections: nasty.corrections,
  documents: nasty.documents,
};
