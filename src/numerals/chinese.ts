import type { Numeral } from '../types.ts';
import { readArabic } from './arabic.ts';
import { HAN, hanDigit, isDigitAt, kindAt } from './characters.ts';
import { parseInteger } from './chinese-integer.ts';
import { divide, trimZeros } from './decimal.ts';
import { closesTenths, isMeasured, isMeasuredScale, isUnitCharacter } from './measures.ts';
import { isProtected } from './protected.ts';

/** What a reader found at a place, and from where to go on. */
export interface Reading {
  readonly numeral: Numeral | undefined;
  readonly next: number;
}

/** Scales that stand for one of themselves, the larger part as the unit: 百亿元 → 100 亿元. */
const BARE_SCALES: Readonly<Record<string, readonly [value: string, unit: string]>> = {
  百: ['100', ''],
  千: ['1000', ''],
  万: ['1', '万'],
  十万: ['10', '万'],
  百万: ['100', '万'],
  千万: ['1000', '万'],
  亿: ['1', '亿'],
  十亿: ['10', '亿'],
  百亿: ['100', '亿'],
  千亿: ['1000', '亿'],
  万亿: ['1', '万亿'],
  十万亿: ['10', '万亿'],
  百万亿: ['100', '万亿'],
  千万亿: ['1000', '万亿'],
};

const PARTS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' };

/** 千 of 千瓦, 千伏, 千公顷 belongs to the unit where a scale stands before it: 百万千瓦. */
const AFTER_UNIT_THOUSAND = ['瓦', '伏', '安', '卡', '帕', '赫', '公顷'];
const SCALES = '十百千万亿';
const BOUNDARY = /[\s，。、；：！？）》”’"'),;:]/;
const LONGEST_DECIMALS = 12;
/** 亿吨公里, 万立方米, 亿千瓦小时 */
const LONGEST_HEADER_UNIT = 6;

/**
 * Reads the run of Chinese numeral characters that begins at `at`. `previousEnd` is where the last numeral
 * ended, so that the 万亿 of 3.46万亿元 and of 二十多万亿 is known for a scale word and not read again.
 */
export function readChinese(text: string, at: number, previousEnd: number): Reading {
  const runEnd = endOfRun(text, at);
  const start = followsNumeral(text, at, previousEnd) ? afterScales(text, at, runEnd, '百千万亿') : at;
  if (start === runEnd || isVague(text, start, runEnd)) return { numeral: undefined, next: runEnd };
  const run = text.slice(start, withoutUnitThousand(text, start, runEnd));
  if (isProtected(text, start)) return { numeral: undefined, next: runEnd };
  const numeral =
    readFraction(text, start, runEnd) ??
    readDecimal(text, start, runEnd) ??
    readTenths(text, start, runEnd) ??
    readBareScale(text, start, run) ??
    readInteger(text, start, run);
  return { numeral, next: Math.max(runEnd, numeral?.end ?? 0) };
}

/** 第七届 → 第七. The numeral after 第 always counts: 第一, 第十五. 第25 is left to the Arabic reader. */
export function readOrdinal(text: string, at: number): Reading {
  const runEnd = endOfRun(text, at + 1);
  if (runEnd === at + 1) return { numeral: undefined, next: at + 1 };
  const parsed = parseScaled(text.slice(at + 1, runEnd));
  if (!parsed || parsed.value === '0') return { numeral: undefined, next: runEnd };
  return found(text, at, at + 1 + parsed.length, 'chinese', parsed.value, '');
}

/** 翻番 and 翻一番 are growth by one time, 翻两番 by three, 翻三番 by seven. */
export function readDoubling(text: string, at: number): Reading {
  let end = at + 1;
  if (text[end] === '了') end++;
  // 翻了近一番: the qualifier is read off the numeral's text.
  if (/[近约]/.test(text[end] ?? '')) end++;
  let times = 1;
  const digit = hanDigit(text[end] ?? '');
  if (digit !== undefined && text[end + 1] === '番') {
    times = digit;
    end++;
  }
  if (text[end] !== '番' || times === 0) return { numeral: undefined, next: at + 1 };
  return found(text, at, end + 1, 'doubling', String(2 ** times - 1), '倍');
}

/** 半 is a number of its own only in 半数; 三成半 and 一倍半 are read from their first character. */
export function readHalf(text: string, at: number): Reading {
  if (text[at + 1] !== '数') return { numeral: undefined, next: at + 1 };
  return found(text, at, at + 1, 'chinese', '0.5', '');
}

/** 一半 says how much of a whole only behind 占 and its whole, 的 or a qualifier, and at the end of its clause. */
const isHalfOf = (text: string, at: number, end: number): boolean =>
  '的近约超过达到占重国省市球界'.includes(text[at - 1] ?? '。') &&
  /^(?:[，。；、）]|以上|左右|多|$)/.test(text.slice(end, end + 2));

/** 百分之五点八 → 5.8 %, 千分之三 → 3 ‰, 三分之一 → 0.333333. */
function readFraction(text: string, at: number, runEnd: number): Numeral | undefined {
  const run = text.slice(at, runEnd);
  // 约占全国一半, 平均水平的一半
  if (run === '一' && text[runEnd] === '半' && isHalfOf(text, at, runEnd + 1))
    return make(text, at, runEnd + 1, 'fraction', '0.5', '');
  if (!text.startsWith('分之', runEnd)) return undefined;
  const from = runEnd + 2;
  const part = PARTS[run];
  if (part !== undefined && isDigitAt(text, from)) {
    const arabic = readArabic(text, from, -1);
    if (arabic.form === 'arabic') return make(text, at, arabic.end, 'fraction', arabic.value, part);
  }
  const end = endOfRun(text, from);
  const numerator = parseInteger(text.slice(from, end));
  if (run === '百' && text.slice(from, end) === '百') return make(text, at, end, 'fraction', '100', '%');
  if (numerator === undefined) return undefined;
  if (part !== undefined) {
    const decimals = decimalsAt(text, end);
    const value = decimals ? `${numerator}.${decimals.digits}` : String(numerator);
    return make(text, at, decimals?.end ?? end, 'fraction', value, part);
  }
  const denominator = parseInteger(run);
  if (denominator === undefined || denominator === 0n) return undefined;
  return make(text, at, end, 'fraction', divide(numerator, denominator), '');
}

/** 三点五倍, 零点八; not 两点一线 and not the time of day (三点五十). */
function readDecimal(text: string, at: number, runEnd: number): Numeral | undefined {
  const decimals = decimalsAt(text, runEnd);
  if (!decimals || text[decimals.end] === '线' || text[decimals.end] === '滴') return undefined;
  const whole = parseInteger(text.slice(at, runEnd));
  if (whole === undefined) return undefined;
  return make(text, at, decimals.end, 'chinese', `${whole}.${decimals.digits}`, '');
}

/** 三成 → 30 %, 两成半 and 两成五 → 25 and 35 %; not 三成立. 一倍半 → 1.5 倍. */
function readTenths(text: string, at: number, runEnd: number): Numeral | undefined {
  if (runEnd - at !== 1) return undefined;
  const digit = hanDigit(text[at]!);
  if (!digit) return undefined;
  if (text.startsWith('倍半', runEnd)) return make(text, at, runEnd + 2, 'chinese', `${digit}.5`, '倍');
  if (text[runEnd] !== '成' || !closesTenths(text, runEnd + 1) || text.startsWith('不变', runEnd + 1))
    return undefined;
  if (text[runEnd + 1] === '半') return make(text, at, runEnd + 2, 'tenths', `${digit}5`, '%');
  const units = hanDigit(text[runEnd + 1] ?? '');
  if (units && kindAt(text, runEnd + 2) !== HAN) {
    return make(text, at, runEnd + 2, 'tenths', `${digit}${units}`, '%');
  }
  return make(text, at, runEnd + 1, 'tenths', `${digit}0`, '%');
}

function readBareScale(text: string, at: number, run: string): Numeral | undefined {
  const scale = BARE_SCALES[run];
  const end = at + run.length;
  if (!scale || isHeaderUnit(text, at, end)) return undefined;
  if (run.length === 1 && !standsForOne(text, at)) return undefined;
  return make(text, at, end, 'bare_scale', scale[0], scale[1]);
}

/**
 * 近万件, 上千个, 亿元以上, 百强: a lone 百 千 万 亿 is one of itself only with a cue on one side. 万人 and 千人
 * without one are denominators: 万人死亡率, 千人托位数.
 */
function standsForOne(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  if ('近超约逾破'.includes(before)) return true;
  const after = text[at + 1];
  if ('上过达'.includes(before) && (after === undefined || after === '人' || BOUNDARY.test(after)))
    return true;
  return isMeasuredScale(text, at + 1);
}

/** （万元）, 单位：亿元, and a cell that holds 万吨 and nothing else name a unit. */
function isHeaderUnit(text: string, at: number, end: number): boolean {
  const before = text[at - 1] ?? '\n';
  if ('（(／/'.includes(before)) return true;
  if ('：:'.includes(before) && text[at - 2] === '位') return true;
  if (!'\n\t'.includes(before) || end - at > 1) return false;
  let i = end;
  while (i < text.length && i - end < LONGEST_HEADER_UNIT && isUnitCharacter(text[i]!)) i++;
  return i > end && '\n\t'.includes(text[i] ?? '\n');
}

function readInteger(text: string, at: number, run: string): Numeral | undefined {
  const parsed = parseScaled(run);
  if (!parsed || parsed.value === '0') return undefined;
  const end = at + parsed.length;
  if (run.length === 1 && !counts(text, at, run)) return undefined;
  return make(text, at, end, 'chinese', parsed.value, '');
}

/** A lone 一 … 九, 两, 十 is a numeral only where something is counted or a cue stands before it. */
function counts(text: string, at: number, character: string): boolean {
  const next = at + 1;
  if (isMeasured(text, next, character)) return true;
  if (character === '一' || character === '二') return false;
  if (character === '十' && '余多来'.includes(text[next] ?? ' ')) {
    return isMeasured(text, next + 1, character) || SCALES.includes(text[next + 1] ?? ' ');
  }
  const before = text[at - 1] ?? ' ';
  return '前双近约超逾'.includes(before) || (before === '续' && text[at - 2] === '连');
}

/** 三万个 → 三 of 万个, 三亿五千万元 → 35000 of 万元: a scale at the end is the unit's. */
function parseScaled(run: string): { value: string; length: number } | undefined {
  let text = run;
  // 二十零部件: a zero at the end begins the next word.
  if (text.length > 1 && text.endsWith('零')) text = text.slice(0, -1);
  const value = parseInteger(text);
  if (value === undefined) return undefined;
  let length = text.length;
  let scale = 1n;
  while (length > 1 && '万亿'.includes(text[length - 1]!)) {
    scale *= text[length - 1] === '万' ? 10_000n : 100_000_000n;
    length--;
  }
  return { value: String(value / scale), length };
}

function decimalsAt(text: string, at: number): { digits: string; end: number } | undefined {
  if (text[at] !== '点') return undefined;
  let digits = '';
  let end = at + 1;
  while (end - at <= LONGEST_DECIMALS) {
    const digit = text[end] === '两' ? undefined : hanDigit(text[end] ?? '');
    if (digit === undefined) break;
    digits += digit;
    end++;
  }
  if (digits === '' || '十百千'.includes(text[end] ?? ' ') || hanDigit(text[end] ?? '') !== undefined)
    return undefined;
  return { digits, end };
}

/** Whether only spaces, or one 多, 余, 几, 来, stand between the last numeral and `at`. */
function followsNumeral(text: string, at: number, previousEnd: number): boolean {
  if (previousEnd <= 0) return false;
  if (previousEnd === at) return true;
  const between = text.slice(previousEnd, Math.min(at, previousEnd + 4));
  return at - previousEnd <= 3 && /^[ 多余几来]+$/.test(between);
}

/**
 * 几十, 数百, 十几, 更多万元: a size without a value; 每万人: the denominator in a rate's name. 人数十二 and
 * 总数百分之五 are not.
 */
function isVague(text: string, at: number, runEnd: number): boolean {
  const before = text[at - 1] ?? ' ';
  if (before === '几' || text[runEnd] === '几') return true;
  if (text.startsWith('分之', runEnd) || afterScales(text, at, runEnd, SCALES) < runEnd) return false;
  return '数每'.includes(before) || ('多余'.includes(before) && runEnd - at === 1);
}

function afterScales(text: string, at: number, end: number, scales: string): number {
  let start = at;
  while (start < end && scales.includes(text[start]!)) start++;
  return start;
}

function withoutUnitThousand(text: string, at: number, end: number): number {
  const belongsToUnit =
    end - at > 1 && text[end - 1] === '千' && AFTER_UNIT_THOUSAND.some((unit) => text.startsWith(unit, end));
  return belongsToUnit ? end - 1 : end;
}

function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && kindAt(text, end) === HAN) end++;
  return end;
}

function make(
  text: string,
  start: number,
  end: number,
  form: Numeral['form'],
  value: string,
  impliedUnit: string,
): Numeral {
  return { start, end, text: text.slice(start, end), form, value: trimZeros(value), impliedUnit };
}

function found(...args: Parameters<typeof make>): Reading {
  const numeral = make(...args);
  return { numeral, next: numeral.end };
}
