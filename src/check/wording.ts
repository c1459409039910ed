import type { Observation } from '../types.ts';

/** A value as a person would write it: 超3.46万亿元 is >3.46万亿元. */
export function stated({ value, value_max, unit, qualifier }: Observation): string {
  const signs = { eq: '', approx: '≈', gt: '>', ge: '≥', lt: '<', le: '≤', range: '' };
  return `${signs[qualifier]}${value}${value_max && `~${value_max}`}${unit}`;
}
