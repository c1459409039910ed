import type { Qualifier } from '../types.ts';
import type { Item, QuantityItem } from './items.ts';
import { sentenceStart } from './punctuation.ts';
import type { Quantity } from './quantity.ts';

/** No list of figures is longer; it bounds the work on rows of bare numbers. */
const LONGEST_LIST = 40;
const COUNTABLE = ['classifier', 'extent', 'time'];
const RATES = ['ratio', 'times'];

/** Quantities in a row that share their predicate: 分别增长45.9%、19.4%、26.1%; 30个和41个工作日; 23条、340公里. */
export function groupFrom(text: string, items: readonly Item[], first: number): QuantityItem[] {
  const group: QuantityItem[] = [items[first] as QuantityItem];
  for (let i = first + 1; i < Math.min(items.length, first + LONGEST_LIST); i++) {
    const item = items[i]!;
    if (item.kind !== 'quantity' || !follows(text, group.at(-1)!, item)) break;
    group.push(item);
  }
  return group;
}

export const endOfGroup = (group: readonly QuantityItem[]): number => group.at(-1)!.span.end;

/** 分别提升11.9个百分点、下降16.5个百分点: a figure of the list with a verb of its own. */
export const OWN_VERB = /^、(?:同比)?(增长|提高|提升|上升|上涨|增加|下降|降低|减少|回落|下跌)$/;

/** 新增1700公里、突破7000公里: a step that is reached is no further figure of the new. */
const STEP = /^(?:突破|超过?|逾)/;

/** 每人每月320元|和每年|1400元 */
const EACH = /^[、和](?:人均)?每(?:人|户|年|月|天|日)?(?:每[年月天日])?$/;

function follows(text: string, previous: QuantityItem, item: QuantityItem): boolean {
  const between = text.slice(previous.span.end, item.span.start);
  const stated = text.slice(sentenceStart(text, previous.span.start), previous.span.start);
  const comma =
    ((between === '，' && previous.quantity.unitText === item.quantity.unitText) || EACH.test(between)) &&
    (stated.includes('分别') || /每[人户]每[年月]$/.test(stated));
  if (STEP.test(ahead(text, item)) && !STEP.test(ahead(text, previous)) && !stated.includes('分别'))
    return false;
  // 95314.9延米/2971座
  const twice = /^[/／]$/.test(between) && previous.quantity.unitText !== '' && item.quantity.unitText !== '';
  // 31.8万户88.2万人易地扶贫搬迁
  const households =
    between === '' &&
    /(?:户[百千万亿]*人|条段)次?$/.test(previous.quantity.unitText + item.quantity.unitText);
  if (twice || households) return true;
  if (!comma && !OWN_VERB.test(between) && !/^(?:[、和与及]|以及|、和)$/.test(between)) return false;
  if (OWN_VERB.test(between) && !stated.includes('分别')) return false;
  // 旅客、货邮吞吐量分别达4447万人次和64.9万吨
  const haveUnits = previous.quantity.unitText !== '' && item.quantity.unitText !== '';
  if (haveUnits && !OWN_VERB.test(between) && /分别[^，；]*$/.test(stated)) return true;
  const classes = [previous, item].map(({ quantity }) => quantity.unit?.unitClass ?? '');
  const { unitText } = previous.quantity;
  if (classes[0] === classes[1] || unitText === '') return true;
  if (/^[百千万亿]+$/.test(unitText) && item.quantity.unitText.startsWith(unitText)) return true;
  if (unitText === '个' && item.quantity.unitText.startsWith('个')) return true;
  // 新增就业233万人和转移就业361万人次
  if ([previous, item].every(({ quantity }) => /人次?$/.test(quantity.unitText))) return true;
  return [COUNTABLE, RATES].some((alike) => classes.every((unitClass) => alike.includes(unitClass)));
}

/** The words of a quantity before its number: 突破 of 突破7000公里. */
const ahead = (text: string, { span, quantity }: QuantityItem): string =>
  text.slice(span.start, quantity.numeral.start);

/** A unit stated once after a list belongs to every item; 30个和41个工作日 are both working days. */
export function unitIn(group: readonly QuantityItem[], index: number): string {
  return (unitOwner(group, index) ?? group[index]!).quantity.unitText;
}

/** The first quantity as the whole group shows it: with the unit that is stated only later. */
export function leading(group: readonly QuantityItem[]): Quantity {
  const { quantity } = group[0]!;
  const { unit, unitText } = (unitOwner(group, 0) ?? group[0]!).quantity;
  return { ...quantity, unit, unitText };
}

/** The item whose unit an item without one of its own has. */
function unitOwner(group: readonly QuantityItem[], index: number): QuantityItem | undefined {
  const own = group[index]!.quantity.unitText;
  const later = group.slice(index + 1);
  if (own === '') return later.find(({ quantity }) => quantity.unitText !== '');
  if (own !== '个' && !/^[百千万亿]+$/.test(own)) return undefined;
  return later.find(({ quantity }) => quantity.unitText.startsWith(own) && quantity.unitText !== own);
}

/** 左右 after a list and 超 before it bind every item; 以上 after the last binds those that have its unit only. */
export function qualifierIn(group: readonly QuantityItem[], index: number): Qualifier {
  const own = group[index]!.quantity;
  if (own.qualifier !== 'eq') return own.qualifier;
  const owner = unitOwner(group, index)?.quantity;
  if (owner?.qualifierBehind) return owner.qualifier;
  const first = group[0]!.quantity;
  if (first.qualifier !== 'eq' && !first.qualifierBehind) return first.qualifier;
  const last = group.at(-1)!.quantity;
  if (last.qualifier === 'le' && last.qualifierBehind && last.unitText === own.unitText) return 'le';
  return last.qualifier === 'approx' && last.qualifierBehind ? 'approx' : 'eq';
}
