import { type Derivation, type DerivedCells, derive, type Statement } from '../normalize/derive.ts';
import { pageAt } from '../normalize/page.ts';
import type { Cells } from '../rules/corrections.ts';
import type { Document, Observation } from '../types.ts';
import type { RowCorrection } from './locate.ts';
import type { Addition, NumberPlace } from './place.ts';

/** A row as a person says it is; its id is still to be given. */
export interface Amended {
  readonly row: Observation;
  /** What the row is about: makes its id. */
  readonly subject: readonly string[];
}

type Setting = Extract<RowCorrection, { action: 'set' }>;

/** The row with cells set, and all that follows from them; else why it cannot be. */
export function amend(
  { id, set }: Setting,
  row: Observation,
  document: Document,
  normalizer: Derivation,
): Amended | string {
  // A value that was not read from the text has the rounding of its own digits, not that of 三成.
  const numeral = set.value === undefined ? document.source.text.slice(row.start, row.end) : '';
  const stated = { ...row, ...set };
  const { subject, cells } = derive(statementOf(stated), numeral, document, normalizer);
  const trouble = troubleOf(set, stated, cells);
  if (trouble) return trouble;
  // An indicator that a person chose stands, whatever the name.
  const chosen = set.indicator_id === undefined ? {} : { indicator_id: set.indicator_id };
  // How sure the reading was says nothing of what a person set.
  const unread = { confidence: '', doubts: '', correction_id: id, correction_action: 'set' } as const;
  return { row: { ...stated, ...cells, ...chosen, ...unread }, subject };
}

/** A row for a number that was not read as one; else why it cannot be. */
export function createRow(
  { id, set }: Addition,
  { span, quote }: NumberPlace,
  document: Document,
  normalizer: Derivation,
): Amended | string {
  const { text, pageStarts, origin = 'text' } = document.source;
  const block = document.blocks.find(({ start, end }) => start <= span.start && span.start < end);
  const stated: Observation = {
    ...EMPTY,
    document_id: document.id,
    section: block?.section.join(' / ') ?? '',
    page: pageAt(pageStarts, span.start),
    quote: text.slice(quote.start, quote.end),
    ...span,
    origin,
    obs_status: set.status === 'target' ? 'F' : 'A',
    correction_id: id,
    ...set,
  };
  const numeral = text.slice(span.start, span.end);
  const { subject, cells } = derive(statementOf(stated), numeral, document, normalizer);
  const trouble = troubleOf(set, stated, cells);
  if (trouble) return trouble;
  const chosen = set.indicator_id === undefined ? {} : { indicator_id: set.indicator_id };
  return { row: { ...stated, ...cells, ...chosen }, subject };
}

export function statementOf(row: Observation): Statement {
  return { ...row, valueMax: row.value_max, geoScope: row.geo_scope };
}

function troubleOf(set: Cells, stated: Observation, derived: DerivedCells): string | undefined {
  const touches = (name: keyof Cells) => set[name] !== undefined;
  const isRange = stated.qualifier === 'range';
  if ((touches('qualifier') || touches('value_max')) && isRange !== (stated.value_max !== '')) {
    return 'value_max goes with qualifier range, and with no other; set both';
  }
  if (touches('unit') && stated.unit !== '' && derived.normalized_value === '') {
    return `the unit “${stated.unit}” is in no units pack, so that nothing follows from the value; add it there`;
  }
  return undefined;
}

const EMPTY: Observation = {
  observation_id: '',
  document_id: '',
  indicator_id: '',
  indicator: '',
  measure: 'level',
  value: '',
  value_max: '',
  unit: '',
  qualifier: 'eq',
  period: '',
  status: 'actual',
  basis: '',
  area: '',
  area_code: '',
  scope: '',
  normalized_value: '',
  normalized_unit: '',
  lower: '',
  upper: '',
  section: '',
  page: '',
  quote: '',
  start: 0,
  end: 0,
  rule_id: 'correction.add',
  geo_scope: 'unstated',
  obs_status: 'A',
  confidence: '',
  doubts: '',
  origin: 'text',
  cell: '',
  correction_id: '',
  correction_action: 'add',
  original: '',
};
