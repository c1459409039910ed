import type { ConfidencePack } from '../rules/schema.ts';
import type { UnitTable } from '../rules/units.ts';
import type { Areas } from '../segment/areas.ts';
import type { Document, Extraction, Fact, Observation } from '../types.ts';
import { confidenceOf } from './confidence.ts';
import { parseDecimal, plain } from './decimal.ts';
import type { Dictionary } from './dictionary.ts';
import { fitsDimension } from './dimension.ts';
import { doubtsAbout } from './doubts.ts';
import { foldName } from './fold.ts';
import { identify } from './identity.ts';
import { intervalOf } from './interval.ts';
import { pageAt } from './page.ts';
import { type Quantity, quantityOf } from './quantity.ts';

export interface Normalizer {
  readonly units: UnitTable;
  readonly dictionary: Dictionary;
  readonly areas: Pick<Areas, 'codeOf'>;
  readonly confidence: ConfidencePack | undefined;
}

/** The facts of one document as rows, in the order of its ledger. */
export function normalize(document: Document, extraction: Extraction, normalizer: Normalizer): Observation[] {
  const facts = extraction.ledger.flatMap((entry) => (entry.fate === 'observed' ? [entry.fact] : []));
  const { text } = document.source;
  const quantities = facts.map((fact) =>
    quantityOf(fact, normalizer.units, text.slice(fact.span.start, fact.span.end)),
  );
  const ids = identify(facts.map((fact, i) => subjectOf(document.id, fact, quantities[i])));
  return facts.map((fact, i) => observe(document, fact, quantities[i], ids[i]!, normalizer));
}

/**
 * What a fact is about. Neither its value nor its place in the text: a corrected figure keeps its id, and so do
 * all others when a paragraph is added before them. Nor its dictionary id: a new alias renames no row.
 */
function subjectOf(documentId: string, fact: Fact, quantity: Quantity | undefined): string[] {
  return [
    documentId,
    foldName(fact.indicator),
    fact.measure,
    quantity?.unit ?? fact.unit,
    fact.period,
    fact.status,
    fact.basis,
    foldName(fact.area),
    foldName(fact.scope),
    fact.geoScope,
  ];
}

function observe(
  document: Document,
  fact: Fact,
  quantity: Quantity | undefined,
  id: string,
  { dictionary, areas, units, confidence }: Normalizer,
): Observation {
  const value = parseDecimal(fact.value);
  const { areaCode, place } = document.metadata;
  const { source } = document;
  const indicator = indicatorId(fact, dictionary, units);
  const doubts = doubtsAbout(document, fact, indicator !== '');
  return {
    observation_id: id,
    document_id: document.id,
    indicator_id: indicator,
    indicator: fact.indicator,
    measure: fact.measure,
    value: fact.value,
    value_max: fact.valueMax,
    unit: fact.unit,
    qualifier: fact.qualifier,
    period: fact.period,
    status: fact.status,
    basis: fact.basis,
    area: fact.area,
    area_code: fact.area ? areas.codeOf(fact.area, place) : areaCode || areas.codeOf(place),
    scope: fact.scope,
    normalized_value: value && quantity ? plain(value.times(quantity.factor)) : '',
    normalized_unit: quantity?.unit ?? '',
    ...(quantity ? intervalOf(fact, quantity) : { lower: '', upper: '' }),
    section: fact.section,
    page: pageAt(source.pageStarts, fact.span.start),
    quote: source.text.slice(fact.quote.start, fact.quote.end),
    start: fact.span.start,
    end: fact.span.end,
    rule_id: fact.ruleId,
    geo_scope: fact.geoScope,
    obs_status: fact.obsStatus,
    confidence: confidence ? confidenceOf(doubts, confidence) : '',
    doubts: doubts.join(' '),
    origin: source.origin ?? 'text',
    cell: fact.cell,
  };
}

/** A level in another dimension than the dictionary's is another thing: 出口 in % is a share or a growth rate. */
function indicatorId(fact: Fact, dictionary: Dictionary, units: UnitTable): string {
  const entry = dictionary.find(fact.indicator);
  if (!entry) return '';
  return fact.measure !== 'level' || fitsDimension(fact.unit, entry.dimension, units) ? entry.id : '';
}
