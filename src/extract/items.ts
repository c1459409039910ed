import type { RuleBook } from '../rules/book.ts';
import { matchesSetAside, WINDOW } from '../rules/set_aside.ts';
import type { Numeral, Qualifier, SetAsideReason, Span } from '../types.ts';
import { IN_A_ROW, type Mark } from './marks.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import type { TimeTable } from './times.ts';

/** A mark once it is known to be a quantity, a rank, or neither. Offsets of the reading text. */
export type Item = QuantityItem | RankItem | RatioItem | AsideItem;

/** Numerals with colons between: 3.6:48:48.4. */
export interface RatioItem {
  readonly kind: 'ratio';
  readonly mark: Span;
  readonly span: Span;
  readonly parts: readonly Numeral[];
}

export interface QuantityItem {
  readonly kind: 'quantity';
  readonly mark: Span;
  readonly span: Span;
  readonly quantity: Quantity;
}

export interface RankItem {
  readonly kind: 'rank';
  readonly mark: Span;
  readonly span: Span;
  readonly place: string;
  readonly qualifier: Qualifier;
  /** 成为第一大税源: the kind of things is named, of which the subject is one. */
  readonly isOfKind: boolean;
}

export interface AsideItem {
  readonly kind: 'aside';
  readonly mark: Span;
  readonly span: Span;
  readonly reason: SetAsideReason;
  readonly ruleId: string;
}

/** Tells for each mark what it is. Ranges take two numerals into one item. */
export function readItems(text: string, marks: readonly Mark[], times: TimeTable, rules: RuleBook): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.kind === 'rank_word') {
      items.push(rankWord(mark));
      continue;
    }
    const won = IN_A_ROW.test(text.slice(mark.end, mark.end + 2));
    const parts = ratioFrom(text, marks, i);
    if (parts.length > 1) {
      const span = { start: mark.start, end: parts.at(-1)!.end };
      items.push({ kind: 'ratio', mark: span, span, parts });
      i += parts.length - 1;
      continue;
    }
    const aside = timeAside(mark, times) ?? (won ? undefined : ruleAside(text, mark, rules));
    const rank = aside ? undefined : ordinalRank(text, mark);
    if (rank) items.push(rank);
    else if (aside) items.push(aside);
    else {
      const next = marks[i + 1];
      const quantity = readQuantity(
        { text, units: rules.units, lexicon: rules.lexicon },
        mark.numeral,
        next?.kind === 'numeral' ? next.numeral : undefined,
      );
      if (quantity.numeral.end > mark.end) i++;
      items.push(
        threshold(text, quantity) ?? {
          kind: 'quantity',
          mark: quantity.numeral,
          span: quantity.span,
          quantity,
        },
      );
    }
  }
  return items;
}

/** The numerals from `first` on that have nothing but a colon between them. */
function ratioFrom(text: string, marks: readonly Mark[], first: number): Numeral[] {
  const parts: Numeral[] = [];
  for (let i = first; i < marks.length; i++) {
    const mark = marks[i]!;
    const previous = parts.at(-1);
    if (mark.kind !== 'numeral' || (previous && !/^[:：∶︰]$/.test(text.slice(previous.end, mark.start))))
      break;
    parts.push(mark.numeral);
  }
  return parts;
}

function rankWord(mark: Extract<Mark, { kind: 'rank_word' }>): Item {
  const span = { start: mark.start, end: mark.end };
  if (mark.place === '') return { kind: 'aside', mark: span, span, reason: 'vague', ruleId: 'rank.vague' };
  return { kind: 'rank', mark: span, span, place: mark.place, qualifier: 'eq', isOfKind: false };
}

function timeAside(mark: Mark, times: TimeTable): AsideItem | undefined {
  const time = times.around(mark.start, mark.end);
  return time && { kind: 'aside', mark, span: time, reason: 'date', ruleId: 'time.phrase' };
}

function ruleAside(
  text: string,
  mark: Extract<Mark, { kind: 'numeral' }>,
  rules: RuleBook,
): AsideItem | undefined {
  const before = text.slice(Math.max(0, mark.start - WINDOW), mark.start);
  const after = text.slice(mark.end, mark.end + WINDOW);
  const rule = rules.setAside.find((candidate) =>
    matchesSetAside(candidate, mark.numeral.text, before, after),
  );
  return rule && { kind: 'aside', mark, span: mark, reason: rule.reason, ruleId: rule.id };
}

/** Words after which 235位 is a place: 排名由369位上升到235位. */
const PLACES =
  /(?:中列$|排名|位次|名次|排位|位列|位居|稳居|跃居|列居)[^，。；、]{0,12}$|居(?:全[国省市区县州]|世界|全球|国内)$/;

/** 分别提升至第77位、106位、160位 */
const PLACES_BEFORE = /第\d{1,4}[位名](?:[、和]\d{1,4}[位名])*[、和]$/;

/** 排名提升4位 moves by so many places. */
const STEPS = /(?:提升|上升|前进|提高|跃升|前移|进|下降|后退|下滑)了?$/;

/** 第三, 第4位, 前三, 前10位: an ordinal that is a place in an order, if nothing is counted by it. */
function ordinalRank(text: string, mark: Extract<Mark, { kind: 'numeral' }>): Item | undefined {
  const { numeral } = mark;
  const chinese = numeral.text.startsWith('第');
  const arabic = text[mark.start - 1] === '第';
  const placed =
    /^位(?!次|置|于|居)/.test(text.slice(mark.end, mark.end + 2)) &&
    PLACES.test(text.slice(Math.max(0, mark.start - 16), mark.start)) &&
    !STEPS.test(text.slice(Math.max(0, mark.start - 4), mark.start));
  // 连续第3年: so many years in a row.
  if (arabic && text.slice(mark.start - 3, mark.start) === '连续第') return undefined;
  const top = text[mark.start - 1] === '前' && !/[年]/.test(text[mark.end] ?? '');
  const listed =
    /^[位名](?!次)/.test(text.slice(mark.end, mark.end + 2)) &&
    PLACES_BEFORE.test(text.slice(Math.max(0, mark.start - 24), mark.start));
  if (!chinese && !arabic && !top && !placed && !listed) return undefined;
  const behind =
    /^(?:大?(?:位|名)|[强低高快少多](?=[，。；、！”）的]|$))?/.exec(
      text.slice(mark.end, mark.end + 3),
    )?.[0] || (chinese || arabic ? greatest(text, mark) : '');
  const end = mark.end + behind.length;
  const start = mark.start - (arabic || top ? 1 : 0);
  const value = numeral.value;
  const next = text[end] ?? '';
  if (behind === '' && next !== '' && !/[，。；、！（）()”’"\s和与及,;.的]/.test(next)) {
    if (top) return undefined;
    return {
      kind: 'aside',
      mark,
      span: { start, end: mark.end },
      reason: 'ordinal',
      ruleId: 'ordinal.counts_something',
    };
  }
  return {
    kind: 'rank',
    mark,
    span: { start, end },
    place: value,
    qualifier: top ? 'le' : 'eq',
    isOfKind: /^大.{2}/.test(behind),
  };
}

/** 成为第一大税源, 跻身全球第三大加油港: a place among things of a kind. */
function greatest(text: string, { start, end }: { start: number; end: number }): string {
  if (!BECOMES.test(text.slice(Math.max(0, start - 12), start))) return '';
  return /^大\p{Script=Han}{2,10}(?=[，。；、！”）]|$)/u.exec(text.slice(end, end + 12))?.[0] ?? '';
}

const BECOMES =
  /(?:成为|跻身|跃居|位居|位列|跃升为|晋升为|升至|稳居|居|是|为)(?:我国|全国|全球|世界|全省|全市|国内|中部|西部|东部|亚洲|东北|省内|第)*$/;

/** 200平方米以上餐饮单位, 亿元以上项目: a bound on a measure right before a noun says which things are counted. */
function threshold(text: string, quantity: Quantity): AsideItem | undefined {
  const bound = quantity.qualifier === 'ge' || quantity.qualifier === 'le' || quantity.qualifier === 'lt';
  const unitClass = quantity.unit?.unitClass;
  const measures =
    unitClass === 'amount' || unitClass === 'extent' || unitClass === 'time' || unitClass === 'measure';
  const before = text.slice(Math.max(0, quantity.numeral.start - LONGEST_ATTRIBUTE), quantity.numeral.start);
  if (
    IN_ATTRIBUTE.test(before) &&
    /^的\p{Script=Han}{2}/u.test(text.slice(quantity.span.end, quantity.span.end + 3))
  )
    return asThreshold(quantity);
  // 50亿及以上重大产业项目
  const isSum = measures || /亿$/.test(quantity.unitText);
  if (!bound || !quantity.qualifierBehind || !isSum) return undefined;
  const next = text.slice(quantity.span.end, quantity.span.end + 2);
  if (next === '' || /^[，。；、！？（）：\n和与及,;]|^的目标|^的?水平|^(?:资金|经费)/.test(next))
    return undefined;
  return asThreshold(quantity);
}

/** 3个设计师超千人的工业设计基地, 260个总投资3600多亿元的项目: what is counted has the attribute that holds the number. */
const IN_ATTRIBUTE =
  /[\d一二三四五六七八九十两百][余多]?[个家项座条所处名](?!月)(?!\p{Script=Han}*(?:[了将近约]|投资|规模))\p{Script=Han}{2,10}$/u;
const LONGEST_ATTRIBUTE = 14;

function asThreshold({ numeral, span }: Quantity): AsideItem {
  return { kind: 'aside', mark: numeral, span, reason: 'threshold', ruleId: 'threshold.before_noun' };
}
