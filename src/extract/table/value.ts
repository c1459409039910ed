import type { UnitTable } from '../../rules/units.ts';
import type { Qualifier, Span } from '../../types.ts';

/** The number that a cell holds. The span is that of the numeral, its sign included, in the cell's reading. */
export interface CellValue extends Span {
  /** Without thousands marks, with its sign. */
  readonly number: string;
  /** Upper end of a range, else empty. */
  readonly max: string;
  /** Written in the cell itself, else empty. */
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** What encloses the number: [ a total over years, { a mean of years; else empty. */
  readonly bracket: string;
  readonly isStarred: boolean;
}

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const VALUE = new RegExp(
  `^(?<bound>[≥≤<>＜＞]|不低于|不超过|不少于|超过|约|超)?(?<open>[[{〔【（(])?(?<sign>[-−–－+])?(?<number>${NUMBER})` +
    String.raw`(?:[-~～—–至]+(?<max>${NUMBER}))?(?<close>[\]}〕】）)])?(?<mark>[*＊※]+)?` +
    String.raw`(?<unit>[^\d\s.,%％左以]{0,8}|[%％])(?<after>左右|以上|以内|以下)?(?<mark2>[*＊※]+)?$`,
);

const QUALIFIERS: Readonly<Record<string, Qualifier>> = {
  '≥': 'ge',
  不低于: 'ge',
  不少于: 'ge',
  以上: 'ge',
  '≤': 'le',
  不超过: 'le',
  以内: 'le',
  以下: 'le',
  '>': 'gt',
  '＞': 'gt',
  超过: 'gt',
  超: 'gt',
  '<': 'lt',
  '＜': 'lt',
  左右: 'approx',
  约: 'approx',
};

/** The number of a cell; undefined where the cell holds a name, a sentence or nothing. */
export function cellValue(text: string, units: UnitTable): CellValue | undefined {
  const groups = text.length > 40 ? undefined : VALUE.exec(text)?.groups;
  if (!groups) return undefined;
  const { bound = '', open = '', sign = '', number = '', max = '', unit = '', after = '' } = groups;
  if (unit !== '' && !/^[%％‰]$/.test(unit) && units.lookUp(unit) === undefined) return undefined;
  const at = bound.length + open.length;
  const isNegative = sign !== '' && sign !== '+';
  return {
    start: at + (isNegative ? 0 : sign.length),
    end: at + sign.length + number.length,
    number: (isNegative ? '-' : '') + number.replaceAll(',', ''),
    max: max.replaceAll(',', ''),
    unit: unit === '％' ? '%' : unit,
    qualifier: max === '' ? (QUALIFIERS[bound] ?? QUALIFIERS[after] ?? 'eq') : 'range',
    bracket: open,
    isStarred: Boolean(groups.mark || groups.mark2),
  };
}

/** A year that heads a column or a row and is no value. */
export const isYear = (text: string): boolean => /^(?:19|20)\d{2}年?$/.test(text);

/** A cell that says that there is no value. */
export const isPlaceholder = (text: string): boolean => /^(?:[-—–―…/\\*]+|\.{2,}|无|略)$/.test(text);
