import type { Lexicon } from '../rules/lexicon.ts';
import type { Unit, UnitTable } from '../rules/units.ts';
import type { Numeral, NumeralForm, Qualifier, Span } from '../types.ts';

/** A numeral with its unit and qualifiers. Offsets are of the reading text. */
export interface Quantity {
  /** The numeral alone; for a range from its first to its last digit. */
  readonly numeral: Span;
  /** With the qualifier and the denominator before it, the unit and the qualifier behind it. */
  readonly span: Span;
  readonly form: NumeralForm;
  readonly value: string;
  readonly valueMax: string;
  /** As written, scale word included; empty if there is none. */
  readonly unitText: string;
  readonly unit: Unit | undefined;
  readonly qualifier: Qualifier;
  /** The qualifier stands behind the number (5%以上), so in a list it belongs to the last item only. */
  readonly qualifierBehind: boolean;
}

interface Scanner {
  readonly text: string;
  readonly units: UnitTable;
  readonly lexicon: Lexicon;
}

/** Reads the unit and the qualifiers around `numeral`; `next` is the numeral after it, for ranges (2~3家). */
export function readQuantity(scanner: Scanner, numeral: Numeral, next: Numeral | undefined): Quantity {
  const { text, units, lexicon } = scanner;
  const upper = next && rangeEnd(scanner, numeral, next) ? next : undefined;
  let at = (upper ?? numeral).end;
  let qualifier: Qualifier = upper ? 'range' : 'eq';
  let qualifierBehind = false;
  const qualify = () => {
    const word = lexicon.startingAt(text, at, at + 4, 'qualifier_after');
    const value = word?.classes.get('qualifier_after');
    if (!word || !value || !standsAlone(scanner, at, word.word)) return;
    if (qualifier === 'eq') qualifier = value as Qualifier;
    qualifierBehind = true;
    at += word.word.length;
  };
  qualify();
  const impliedUnit = (upper ?? numeral).impliedUnit;
  const scale = impliedUnit === '' && !unscaled(units, text, at) ? units.scaleAt(text, at) : '';
  at += scale.length;
  if (scale !== '') qualify();
  const base = numeral.form === 'fraction' && impliedUnit === '' ? '' : units.unitAt(text, at);
  const kept = keepsUnit(scanner, at, base) && impliedUnit !== '%' && impliedUnit !== '倍' ? base : '';
  at += kept.length;
  const per = perBefore(text, numeral.start, kept);
  const unitText = `${impliedUnit}${scale}${kept}${per === '' ? '' : `/${per.slice(1)}`}`;
  at = skipBracketedUnit(text, at);
  qualify();
  const start = numeral.start - per.length;
  const prefix = prefixQualifier(scanner, start);
  const { value, valueMax } = values(numeral, upper);
  return {
    numeral: { start: numeral.start, end: (upper ?? numeral).end },
    span: { start: prefix?.start ?? start, end: at },
    form: numeral.form,
    value,
    valueMax,
    unitText,
    unit: unitText === '' ? undefined : units.lookUp(unitText),
    qualifier: qualifier === 'eq' ? (prefix?.qualifier ?? withinOf(numeral, text)) : qualifier,
    qualifierBehind,
  };
}

/** 每立方米29微克: the denominator of a concentration stands before its number. */
const perBefore = (text: string, start: number, unit: string): string =>
  unit.endsWith('克') ? (/每立方米$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? '') : '';

/** 翻了近一番 */
const withinOf = ({ form, start, end }: Numeral, text: string): Qualifier =>
  form === 'doubling' && /[近约]/.test(text.slice(start, end)) ? 'approx' : 'eq';

/** 百分点 and 千瓦 begin with a character that is elsewhere a scale. */
function unscaled(units: UnitTable, text: string, at: number): boolean {
  return units.unitAt(text, at).length > units.scaleAt(text, at).length;
}

function values(numeral: Numeral, upper: Numeral | undefined): { value: string; valueMax: string } {
  return { value: numeral.value, valueMax: upper?.value ?? '' };
}

/** 2~3, 5%—6%, 10到15, 30至40个: the second numeral ends a range. */
function rangeEnd({ text, units }: Scanner, numeral: Numeral, next: Numeral): boolean {
  let at = numeral.end;
  const unit = units.unitAt(text, at + units.scaleAt(text, at).length);
  if (next.start - at > unit.length + 4) return false;
  const between = text.slice(at, next.start);
  at = next.start;
  const joint = unit !== '' && between.endsWith(unit) ? '' : between.slice(unit.length);
  const sign = /^[~～—–-]{1,2}$/.test(between) || (unit !== '' && /^[~～—–-]{1,2}$/.test(joint));
  const word = /^[至到]$/.test(between);
  return (sign || word) && Number(next.value) > Number(numeral.value);
}

/** 万套（间）, 6条（段）: a second unit in brackets is no part of the unit. */
function skipBracketedUnit(text: string, at: number): number {
  const bracket = /^（[\p{Script=Han}、]{1,3}）(?!以)/u.exec(text.slice(at, at + 6));
  return bracket ? at + bracket[0].length : at;
}

/** 多 in 多式联运, 内 in 内资, 以上 before a noun are still qualifiers only where the word does not run on. */
function standsAlone({ text, lexicon }: Scanner, at: number, word: string): boolean {
  // 5亿多元化解债务: 多 is of the number, and 多元 no word.
  const isOfMoney = /[千万亿]/.test(text[at - 1] ?? '') && /^多元(?!化(?!解))/.test(text.slice(at, at + 4));
  if (word === '多')
    return isOfMoney || !/^多(?:功能|元|式|样|媒体|语|层|点|能)/.test(text.slice(at, at + 3));
  if (word === '余') return true;
  const longest = lexicon.startingAt(text, at, at + 6);
  if (longest && longest.word.length > word.length && longest.classes.has('protected')) return false;
  return word !== '内' && word !== '强' && word !== '许'
    ? true
    : /^[，。；、）]|^$/.test(text.slice(at + 1, at + 2));
}

/** A counting word that begins a longer noun (家庭, 项目, 人才, 条例, 名单) is no unit there. */
function keepsUnit({ text, lexicon }: Scanner, at: number, unit: string): boolean {
  if (unit === '') return false;
  // 连续五年均保持: behind a number 均 is no part of 年均.
  if (text.startsWith('年均', at)) return true;
  const longest = lexicon.startingAt(text, at, at + 8);
  if (!longest || longest.word.length <= unit.length || !longest.classes.has('protected')) return true;
  // 4家|政府投资公司, 50家|居家养老中心: the word behind the unit reaches further than 家政 and 家居.
  if (text.startsWith('家政府', at)) return true;
  const next = lexicon.startingAt(text, at + unit.length, at + 8);
  return next !== undefined && next.word.length > 1 && unit.length + next.word.length > longest.word.length;
}

/** 攻关突破20项关键核心技术: what is overcome, and no bound. */
const OVERCOME = /^[\d.]+[多余]?[项个]\p{Script=Han}{0,10}(?:技术|难题|瓶颈)/u;

function prefixQualifier(
  { text, lexicon }: Scanner,
  start: number,
): { start: number; qualifier: Qualifier } | undefined {
  let found: { start: number; qualifier: Qualifier } | undefined;
  for (let at = start; ; ) {
    const word = lexicon.endingAt(text, at, Math.max(0, at - 8));
    const value = word?.classes.get('qualifier_before');
    if (!word || !value || (word.word === '突破' && OVERCOME.test(text.slice(start, start + 24))))
      return found;
    at -= word.word.length;
    found = { start: at, qualifier: found?.qualifier ?? (value as Qualifier) };
  }
}
