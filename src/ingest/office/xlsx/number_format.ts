import Big from 'big.js';
import { dateText, isDateFormat } from './dates.ts';

/** Excel keeps and shows no more. */
const SIGNIFICANT = 15;

interface Section {
  readonly condition: ((value: Big) => boolean) | undefined;
  readonly tokens: readonly Token[];
}

/** A stretch of literal text, or a placeholder of digits, date or text. */
interface Token {
  readonly kind: 'literal' | 'number' | 'date' | 'text' | 'general';
  readonly text: string;
}

/**
 * A stored number (decimal, also 1.2E-3) as a format shows it: 1234.5 by 0.00 is 1234.50, 0.123 by 0.0% is 12.3%. What
 * shows a negative number by brackets or colour alone gets a minus sign: text has no colours.
 */
export function formattedNumber(stored: string, format: string, is1904: boolean): string {
  const value = significant(stored);
  const sections = sectionsOf(format);
  const { section, isOwn } = chosen(sections, value);
  if (section.tokens.some(({ kind }) => kind === 'date')) return dateText(value, section.tokens, is1904);
  const text = section.tokens
    .map((token) => shown(token, value.abs(), section))
    .join('')
    .trim();
  if (!value.lt(0) || text === '' || /[-−－]/.test(text)) return text;
  return isOwn ? `-${text.replace(/^[（(](.*)[)）]$/, '$1')}` : `-${text}`;
}

/** 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3. */
function significant(stored: string): Big {
  const value = new Big(stored);
  return value.eq(0) ? new Big(0) : value.prec(SIGNIFICANT, Big.roundHalfUp);
}

/** The section for a value; `isOwn`: it is there for negative ones and says of itself how they look. */
function chosen(sections: readonly Section[], value: Big): { section: Section; isOwn: boolean } {
  const numeric = sections.slice(0, 3);
  const conditional = numeric.find(({ condition }) => condition?.(value));
  if (conditional) return { section: conditional, isOwn: true };
  const open = numeric.filter(({ condition }) => !condition);
  const fallback = open.at(-1) ?? GENERAL;
  if (numeric.some(({ condition }) => condition)) return { section: fallback, isOwn: false };
  const [first = GENERAL, negative, zero] = numeric;
  if (value.lt(0) && negative) return { section: negative, isOwn: true };
  if (value.eq(0) && zero) return { section: zero, isOwn: true };
  return { section: first, isOwn: false };
}

function shown({ kind, text }: Token, value: Big, { tokens }: Section): string {
  if (kind === 'literal') return text;
  if (kind === 'text' || kind === 'general') return value.toFixed();
  const percents = tokens.reduce(
    (count, token) => count + (token.kind === 'literal' ? token.text.split('%').length - 1 : 0),
    0,
  );
  return placed(value.times(new Big(100).pow(percents)), text);
}

/** Digits put into placeholders: #,##0.00; commas behind the last divide by a thousand each. */
function placed(value: Big, pattern: string): string {
  const scaled = /,+(?=\.|$)/.exec(pattern)?.[0].length ?? 0;
  const [whole = '', decimals = ''] = pattern.replace(/,+(?=\.|$)/, '').split('.');
  const most = decimals.replace(/[^0#?]/g, '').length;
  const least = decimals.replace(/[^0]/g, '').length;
  const rounded = value.div(new Big(1000).pow(scaled)).toFixed(most, Big.roundHalfUp);
  const [digits = '0', rest = ''] = rounded.split('.');
  const fewest = whole.replace(/[^0]/g, '').length;
  const padded = (digits === '0' ? '' : digits).padStart(fewest, '0');
  const grouped = /[0#?],+[0#?]/.test(whole) ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  let end = rest.length;
  while (end > least && rest.charAt(end - 1) === '0') end--;
  const isEmpty = grouped === '' && end === 0 && fewest + least === 0 && most === 0;
  return isEmpty ? '' : `${grouped || '0'}${end > 0 ? '.' : ''}${rest.slice(0, end)}`;
}

const GENERAL: Section = { condition: undefined, tokens: [{ kind: 'general', text: '' }] };

const known = new Map<string, readonly Section[]>();

function sectionsOf(format: string): readonly Section[] {
  const before = known.get(format);
  if (before) return before;
  const sections = split(format).map(sectionOf);
  if (known.size < 1000) known.set(format, sections);
  return sections;
}

/** At semicolons outside of quotes, brackets and escapes. */
function split(format: string): string[] {
  const sections = [''];
  for (const [piece] of format.matchAll(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|[\s\S]/g)) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

const PIECE =
  /"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]?|(General|G\/通用格式)|(@)|([0#?][0#?.,]*|\.[0#?]+)|(y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|AM\/PM|上午\/下午|A\/P)|([\s\S])/gi;
const COMPARE = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/;

/** 1 1/2, 1.5E+05: the number itself says it better. */
const FRACTION_OR_POWER = /[0#?]\s*\/\s*[0#?\d]|[0#?]E[+-]/i;

function sectionOf(format: string): Section {
  if (FRACTION_OR_POWER.test(format)) return GENERAL;
  const tokens: Token[] = [];
  let condition: Section['condition'];
  const isDate = isDateFormat(format);
  const literal = (text: string): void => {
    tokens.push({ kind: 'literal', text });
  };
  for (const [piece, quoted, escaped, bracket, general, text, digits, date, other] of format.matchAll(
    PIECE,
  )) {
    if (quoted !== undefined) literal(quoted);
    else if (escaped !== undefined) literal(escaped);
    else if (bracket !== undefined) {
      condition ??= conditionOf(bracket);
      const currency = /^\$([^-]*)/.exec(bracket)?.[1];
      if (currency) literal(currency);
      if (isDate && /^(?:h+|m+|s+)$/i.test(bracket)) tokens.push({ kind: 'date', text: bracket });
    } else if (general !== undefined) tokens.push({ kind: 'general', text: piece });
    else if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (digits !== undefined) tokens.push({ kind: 'number', text: digits });
    else if (date !== undefined)
      tokens.push(isDate ? { kind: 'date', text: date } : { kind: 'literal', text: date });
    else if (other !== undefined) literal(other);
  }
  return { condition, tokens };
}

function conditionOf(bracket: string): Section['condition'] {
  const [, sign = '', limit = ''] = COMPARE.exec(bracket.trim()) ?? [];
  if (limit === '') return undefined;
  const order = { '<': [-1], '<=': [-1, 0], '>': [1], '>=': [1, 0], '=': [0], '<>': [-1, 1] }[sign]!;
  return (value) => order.includes(value.cmp(limit));
}

/** Formats that a workbook refers to by number only; those of dates as a Chinese Excel shows them. */
export const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '#,##0;-#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '#,##0.00;-#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};
