import Big from 'big.js';
import { parseDecimal, plain } from '../normalize/decimal.ts';
import type { Row } from './difference.ts';

const PLACES = 6;

/** By how much of itself a quantity changed: (after − before) / |before|; empty from zero, and between other units. */
export function relativeChange(field: string, before: Row, after: Row): string {
  const pair =
    field === 'unit' || field === 'value' ? comparable(before, after) : cells(field, before, after);
  const [old, current] = pair.map((text) => parseDecimal(text ?? ''));
  if (!old || !current || old.eq(0)) return '';
  return plain(current.minus(old).div(old.abs()).round(PLACES, Big.roundHalfEven));
}

function comparable(before: Row, after: Row): (string | undefined)[] {
  if (before.unit === after.unit) return cells('value', before, after);
  return before.normalized_unit === after.normalized_unit && before.normalized_unit !== ''
    ? cells('normalized_value', before, after)
    : [];
}

function cells(field: string, before: Row, after: Row): (string | undefined)[] {
  return [before[field], after[field]];
}
