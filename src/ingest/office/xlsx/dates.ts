import type Big from 'big.js';

interface DateToken {
  readonly kind: string;
  readonly text: string;
}

const DAY_SECONDS = 86_400;
/** Day 0 of the two calendars, in days from 1970-01-01. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** Excel counts a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60;
const LAST_DAY = 2_958_465;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = '日一二三四五六';

/** Whether a format, or a section of one, is of a date or a time. */
export const isDateFormat = (format: string): boolean =>
  /[ymdhs]|a{3,4}|上午/i.test(
    format.replace(/"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]?|General|E[+-]/gi, ''),
  );

/** A day number with its fraction as the tokens of a date format show it; the number itself where it is no date. */
export function dateText(value: Big, tokens: readonly DateToken[], is1904: boolean): string {
  if (value.lt(0) || value.gt(LAST_DAY)) return value.toFixed();
  const seconds = Number(value.times(DAY_SECONDS).toFixed(0));
  const serial = Math.floor(seconds / DAY_SECONDS);
  const early = !is1904 && serial < FALSE_LEAP_DAY ? 1 : 0;
  const date = new Date((serial + (is1904 ? EPOCH_1904 : EPOCH_1900) + early) * DAY_SECONDS * 1000);
  const clock = seconds - serial * DAY_SECONDS;
  const isHalfDay = tokens.some(
    ({ kind, text }) => kind === 'date' && /^(?:AM\/PM|A\/P|上午\/下午)$/i.test(text),
  );
  const kinds = tokens.filter(({ kind }) => kind === 'date').map(({ text }) => text.toLowerCase());
  let at = -1;
  return tokens
    .map(({ kind, text }) => {
      if (kind !== 'date') return kind === 'literal' ? text : '';
      at++;
      const isMinute = /^h/.test(kinds[at - 1] ?? '') || /^s/.test(kinds[at + 1] ?? '');
      return part(text.toLowerCase(), date, clock, { isMinute, isHalfDay });
    })
    .join('');
}

function part(
  token: string,
  date: Date,
  clock: number,
  { isMinute, isHalfDay }: { readonly isMinute: boolean; readonly isHalfDay: boolean },
): string {
  const padded = (number: number): string => String(number).padStart(Math.min(2, token.length), '0');
  const hours = Math.floor(clock / 3600);
  switch (token.charAt(0)) {
    case 'y':
      return token.length > 2
        ? String(date.getUTCFullYear())
        : String(date.getUTCFullYear() % 100).padStart(2, '0');
    case 'm':
      if (isMinute) return padded(Math.floor(clock / 60) % 60);
      return token.length > 2 ? MONTHS[date.getUTCMonth()]! : padded(date.getUTCMonth() + 1);
    case 'd':
      return token.length > 2 ? `星期${WEEKDAYS.charAt(date.getUTCDay())}` : padded(date.getUTCDate());
    case 'h':
      return padded(isHalfDay ? hours % 12 || 12 : hours);
    case 's':
      return padded(clock % 60);
    case 'a':
      if (/^a{3,4}$/.test(token))
        return `${token.length === 4 ? '星期' : ''}${WEEKDAYS.charAt(date.getUTCDay())}`;
      return hours < 12 ? 'AM' : 'PM';
    default:
      return hours < 12 ? '上午' : '下午';
  }
}
