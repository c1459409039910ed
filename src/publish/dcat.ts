import { sortBy } from '../normalize/order.ts';
import type { Content, Dataset, Edition } from './dataset.ts';
import { byteLength, sha256 } from './digest.ts';
import type { AnyTable, Bilingual } from './table.ts';

/** A file of the dataset that somebody may take. */
export interface Offer {
  readonly file: string;
  readonly table: AnyTable;
  readonly content: Content;
}

const MEDIA: Record<string, { readonly iana: string; readonly euFileType: string }> = {
  csv: { iana: 'text/csv', euFileType: 'CSV' },
  json: { iana: 'application/json', euFileType: 'JSON' },
  parquet: { iana: 'application/vnd.apache.parquet', euFileType: 'PARQUET' },
};

const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/**
 * A record for data catalogues (DCAT 3, after the application profile DCAT-AP). Addresses are relative to the record:
 * it holds wherever the folder is put. When, by whom and under which licence it is published no report says; the
 * portal adds it.
 */
export function dcatRecord(
  { documents, observations }: Pick<Dataset, 'documents' | 'observations'>,
  offers: readonly Offer[],
  edition: Edition,
): object {
  const read = documents.filter(({ status }) => status === 'read');
  const years = observations.flatMap(({ period }) => period.match(/\d{4}/g) ?? []).sort();
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      skos: 'http://www.w3.org/2004/02/skos/core#',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': '#dataset',
    '@type': 'dcat:Dataset',
    'dct:title': languages({ zh: '政府报告数值指标', en: 'Numeric indicators of government reports' }),
    'dct:description': languages({
      zh: `从${read.length}份政府报告中提取的${observations.length}个数值指标，每个数字均可溯源到原文。`,
      en: `${observations.length} figures of ${read.length} government reports, each with the place in the text where it stands.`,
    }),
    'dct:identifier': edition.dataset,
    ...(edition.version && { 'dcat:version': edition.version }),
    'dct:language': [{ '@id': `${AUTHORITY}/language/ZHO` }],
    'dcat:theme': ['ECON', 'GOVE'].map((theme) => ({ '@id': `${AUTHORITY}/data-theme/${theme}` })),
    'dcat:keyword': [
      ...['政府工作报告', '统计公报', '指标'].map((word) => ({ '@value': word, '@language': 'zh' })),
      ...['government work report', 'statistical communiqué', 'indicators'].map((word) => ({
        '@value': word,
        '@language': 'en',
      })),
    ],
    'dct:spatial': placesOf(read),
    ...(years.length > 0 && {
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': { '@value': years[0], '@type': 'xsd:gYear' },
        'dcat:endDate': { '@value': years.at(-1), '@type': 'xsd:gYear' },
      },
    }),
    'dcat:distribution': offers.map(distribution),
  };
}

function placesOf(documents: Dataset['documents']): object[] {
  const places = new Map(
    documents
      .filter(({ place }) => place !== '')
      .map(({ place, area_code }) => [`${area_code} ${place}`, { place, area_code }]),
  );
  return sortBy([...places.values()], ({ area_code, place }) => [area_code, place]).map(
    ({ place, area_code }) => ({
      '@type': 'dct:Location',
      ...(area_code && { 'dct:identifier': area_code }),
      'skos:prefLabel': { '@value': place, '@language': 'zh' },
    }),
  );
}

function distribution({ file, table, content }: Offer): object {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  const media = MEDIA[extension]!;
  return {
    '@id': `#${file}`,
    '@type': 'dcat:Distribution',
    'dct:title': languages({ zh: `${table.title.zh} ${extension}`, en: `${table.title.en}, ${extension}` }),
    'dct:description': languages(table.about),
    'dcat:accessURL': { '@id': file },
    'dcat:downloadURL': { '@id': file },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${media.iana}` },
    'dct:format': { '@id': `${AUTHORITY}/file-type/${media.euFileType}` },
    'dcat:byteSize': { '@value': String(byteLength(content)), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': { '@value': sha256(content), '@type': 'xsd:hexBinary' },
    },
    ...(extension === 'csv' && { 'dct:conformsTo': { '@id': `${file}-metadata.json` } }),
  };
}

function languages({ zh, en }: Bilingual): object[] {
  return [
    { '@value': zh, '@language': 'zh' },
    { '@value': en, '@language': 'en' },
  ];
}
