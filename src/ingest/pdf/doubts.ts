import type { Doubt } from '../../types.ts';

/** One page as both engines read it. */
export interface TwoReadings {
  /** Counting from 1. */
  readonly page: number;
  /** The first reading, which is the document's text, and where the page begins in it. */
  readonly text: string;
  readonly start: number;
  /** Digits of the first reading that are no part of the text: painted twice, hidden. */
  readonly dropped: string;
  readonly second: string;
}

const DIGITS = '0123456789';
const LONGEST_LIST = 5;

/**
 * Where the two engines read different digits. How digits are parted into numbers is layout, on which they always
 * differ; so first each digit is counted, and only if a count differs the numbers themselves are compared.
 */
export function doubtsOf(reading: TwoReadings): Doubt[] {
  const first = counts(reading.text);
  const dropped = counts(reading.dropped);
  const second = counts(reading.second);
  // What is painted twice is read twice by the second engine, or once.
  const agrees = [...DIGITS].every(
    (_, i) => second[i]! >= first[i]! && second[i]! <= first[i]! + dropped[i]!,
  );
  return agrees ? [] : differences(reading);
}

const fold = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

function counts(text: string): number[] {
  const found = new Array<number>(10).fill(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code >= 0xff10 ? code - 0xff10 : code - 0x30;
    if (digit >= 0 && digit <= 9) found[digit]!++;
  }
  return found;
}

function differences({ page, text, start, second }: TwoReadings): Doubt[] {
  const other = new Map<string, number>();
  for (const [run] of fold(second).matchAll(RUN)) other.set(run, (other.get(run) ?? 0) + 1);
  const onlyFirst: { run: string; start: number; end: number }[] = [];
  for (const { 0: run, index } of fold(text).matchAll(RUN)) {
    const left = other.get(run) ?? 0;
    if (left > 0) other.set(run, left - 1);
    else onlyFirst.push({ run, start: start + index, end: start + index + run.length });
  }
  const onlySecond = [...other].flatMap(([run, count]) => (count > 0 ? [run] : []));
  const theirs = listed(onlySecond);
  if (onlyFirst.length === 0) {
    const message = `page ${page}: pdf-parse reads ${theirs}, which pdfium does not`;
    return [{ start, end: start + text.length, message }];
  }
  return onlyFirst.map(({ run, ...span }) => ({
    ...span,
    message: `page ${page}: pdfium reads ${run}, pdf-parse ${theirs === '' ? 'does not' : `reads ${theirs} instead`}`,
  }));
}

const RUN = /\d+(?:\.\d+)?/g;

const listed = (runs: readonly string[]): string =>
  runs.slice(0, LONGEST_LIST).join(', ') + (runs.length > LONGEST_LIST ? ', …' : '');
