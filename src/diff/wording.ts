import Big from 'big.js';
import type { Change, FieldChange, Row, Tier } from './difference.ts';

export const TIER_TITLES: Readonly<Record<Tier, string>> = {
  lost: 'Lost 丢失',
  value: 'Value 数值',
  meaning: 'Meaning 含义',
  added: 'Added 新增',
  provenance: 'Provenance only 仅出处',
};

/** The fields that say what changed: not where it was read, and the id only where nothing else explains it. */
export function tellingFields({ fields }: Change): FieldChange[] {
  const telling = fields.filter(({ tier }) => tier !== 'provenance');
  const others = telling.filter(({ field }) => field !== 'observation_id');
  return others.length > 0 ? others : telling;
}

/** What an observation is about: 地区生产总值 growth 2023, target. */
export function subjectOf({ before, after }: Change): string {
  const row: Row = after ?? before ?? {};
  const { indicator = '', measure, period, status, area } = row;
  const words = [
    area ?? '',
    indicator,
    measure === 'level' ? '' : measure,
    period,
    status === 'actual' ? '' : status,
  ];
  return words.filter(Boolean).join(' ');
}

/** A change of one field: `value 3.46 → 3.47 (+0.289%)`, for a whole row what it states. */
export function fieldInWords({ field, before, after, relative }: FieldChange, { kind }: Change): string {
  if (kind === 'removed') return before;
  if (kind === 'added') return after;
  return `${field} ${before || '(empty)'} → ${after || '(empty)'}${relative && ` (${percent(relative)})`}`;
}

/** 0.00289 → +0.289% */
export function percent(part: string): string {
  const number = new Big(part).times(100);
  return `${number.gt(0) ? '+' : ''}${number.toFixed()}%`;
}

/** A quote on one line. */
export function onOneLine(quote: string | undefined): string {
  return (quote ?? '').replace(/\s+/g, ' ').trim();
}
