import type { ConfidencePack } from '../rules/schema.ts';
import type { Document, Extraction, Fact, Observation } from '../types.ts';
import { confidenceOf } from './confidence.ts';
import { type Derivation, type DerivedCells, derive } from './derive.ts';
import { doubtsAbout } from './doubts.ts';
import { identify } from './identity.ts';
import { pageAt } from './page.ts';

export interface Normalizer extends Derivation {
  readonly confidence: ConfidencePack | undefined;
}

/** The facts of one document as rows, in the order of its ledger. */
export function normalize(document: Document, extraction: Extraction, normalizer: Normalizer): Observation[] {
  const facts = extraction.ledger.flatMap((entry) => (entry.fate === 'observed' ? [entry.fact] : []));
  const { text } = document.source;
  const derived = facts.map((fact) =>
    derive(fact, text.slice(fact.span.start, fact.span.end), document, normalizer),
  );
  const ids = identify(derived.map(({ subject }) => subject));
  return facts.map((fact, i) => observe(document, fact, derived[i]!.cells, ids[i]!, normalizer));
}

function observe(
  document: Document,
  fact: Fact,
  derived: DerivedCells,
  id: string,
  { confidence }: Normalizer,
): Observation {
  const { source } = document;
  const doubts = doubtsAbout(document, fact, derived.indicator_id !== '');
  return {
    observation_id: id,
    document_id: document.id,
    indicator_id: derived.indicator_id,
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
    area_code: derived.area_code,
    scope: fact.scope,
    normalized_value: derived.normalized_value,
    normalized_unit: derived.normalized_unit,
    lower: derived.lower,
    upper: derived.upper,
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
    correction_id: '',
    correction_action: '',
    original: '',
  };
}
