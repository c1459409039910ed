import type { UnitTable } from '../rules/units.ts';
import type { Areas } from '../segment/areas.ts';
import type { DocumentMetadata, Fact, Observation } from '../types.ts';
import { parseDecimal, plain } from './decimal.ts';
import type { Dictionary } from './dictionary.ts';
import { fitsDimension } from './dimension.ts';
import { foldName } from './fold.ts';
import { intervalOf } from './interval.ts';
import { quantityOf } from './quantity.ts';

/** What the cells of a row are computed with. */
export interface Derivation {
  readonly units: UnitTable;
  readonly dictionary: Dictionary;
  readonly areas: Pick<Areas, 'codeOf'>;
}

/** What a fact says, apart from where it stands and who read it. */
export type Statement = Omit<Fact, 'span' | 'quote' | 'section' | 'cell' | 'ruleId' | 'obsStatus'>;

export type DerivedCells = Pick<
  Observation,
  'indicator_id' | 'area_code' | 'normalized_value' | 'normalized_unit' | 'lower' | 'upper'
>;

export interface Derived {
  /**
   * What the statement is about. Neither its value nor its place in the text: a corrected figure keeps its id, and so
   * do all others when a paragraph is added before them. Nor its dictionary id: a new alias renames no row.
   */
  readonly subject: readonly string[];
  readonly cells: DerivedCells;
}

/** The cells of a row that follow from what it states. `numeral` is the number as it stands in the source. */
export function derive(
  statement: Statement,
  numeral: string,
  document: { readonly id: string; readonly metadata: Pick<DocumentMetadata, 'place' | 'areaCode'> },
  { units, dictionary, areas }: Derivation,
): Derived {
  const quantity = quantityOf(statement, units, numeral);
  const value = parseDecimal(statement.value);
  const { areaCode, place } = document.metadata;
  return {
    subject: [
      document.id,
      foldName(statement.indicator),
      statement.measure,
      quantity?.unit ?? statement.unit,
      statement.period,
      statement.status,
      statement.basis,
      foldName(statement.area),
      foldName(statement.scope),
      statement.geoScope,
    ],
    cells: {
      indicator_id: indicatorId(statement, dictionary, units),
      area_code: statement.area ? areas.codeOf(statement.area, place) : areaCode || areas.codeOf(place),
      normalized_value: value && quantity ? plain(value.times(quantity.factor)) : '',
      normalized_unit: quantity?.unit ?? '',
      ...(quantity ? intervalOf(statement, quantity) : { lower: '', upper: '' }),
    },
  };
}

/** A level in another dimension than the dictionary's is another thing: 出口 in % is a share or a growth rate. */
function indicatorId(
  { indicator, measure, unit }: Statement,
  dictionary: Dictionary,
  units: UnitTable,
): string {
  const entry = dictionary.find(indicator);
  if (!entry) return '';
  return measure !== 'level' || fitsDimension(unit, entry.dimension, units) ? entry.id : '';
}
