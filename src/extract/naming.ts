import type { Lexicon } from '../rules/lexicon.ts';
import type { Phrase } from './phrase.ts';
import { flowOf, type Register, stockOf } from './register.ts';

export interface NameClues {
  readonly phrase: Phrase;
  readonly register: Register;
  /** The phrase stands right behind the last fact, joined to it by 、 or 和. */
  readonly joined: boolean;
  /** 累计, 总数 or the like stands between the name and the number. */
  readonly total: boolean;
  readonly unitClass: string;
  readonly lexicon: Lexicon;
}

/** The full name of a subject that stands before its number, with what it leaves out restored. */
export function subjectName(clues: NameClues): string {
  const { phrase, register, joined, total, unitClass, lexicon } = clues;
  const name = lastPredicate(phrase.name, lexicon);
  if (name === '') return total && register.flow !== '' ? stockOf(register.subject, lexicon) : register.subject;
  if (register.subject === '') return name;
  if (/^(?:约)?占/.test(name) && !/^占(?:地|道|用)/.test(name)) return register.subject + name;
  if (lexicon.has(name, 'bare_head')) return withHead(register, name, lexicon);
  if (phrase.partOf) return partOf(name, register, lexicon);
  if (joined && register.flow !== '' && unitClass === register.unitClass && flowOf(name, lexicon) === '') {
    return register.flow + name;
  }
  return name;
}

/** 出台办法、建成公园: of predicates joined by 、 the last one has the number. */
function lastPredicate(name: string, lexicon: Lexicon): string {
  const at = name.lastIndexOf('、');
  if (at < 0) return name;
  const last = name.slice(at + 1);
  const own = flowOf(last, lexicon);
  return own !== '' && !lexicon.startingAt(last, 0, last.length, 'protected') && flowOf(name, lexicon) !== own ? last : name;
}

/** 总量达2.47万家 after 新增国家高新技术企业 is of 国家高新技术企业; 规模 after 出口 is 出口规模. */
function withHead(register: Register, head: string, lexicon: Lexicon): string {
  if (lexicon.has(head, 'total')) return stockOf(register.subject, lexicon);
  const metric = lexicon.endingAt(register.subject, register.subject.length, 1, 'metric')?.word ?? '';
  const base = metric !== '' && lexicon.has(head, 'metric') ? register.subject.slice(0, -metric.length) : register.subject;
  return `${base === '' ? register.subject : base}${head}`;
}

/** 其中第一产业 of 地区生产总值; 其中公办学位 of 新增学位: the part borrows verb and metric of the whole. */
function partOf(name: string, register: Register, lexicon: Lexicon): string {
  const parent = register.parent === '' ? register.subject : register.parent;
  const flow = flowOf(parent, lexicon);
  const ownMetric = lexicon.endingAt(name, name.length, 0, 'metric');
  const parentMetric = lexicon.endingAt(parent, parent.length, 1, 'metric')?.word ?? '';
  const withMetric = ownMetric || parentMetric.length < 2 ? name : name + parentMetric;
  const stock = stockOf(parent, lexicon);
  const needsNoun = !ownMetric && parentMetric === '' && /[级类型性]$/.test(name) && !name.endsWith(stock);
  const full = needsNoun ? name + stock : withMetric;
  return flow !== '' && flowOf(full, lexicon) === '' ? flow + full : full;
}

/** Name of a thing counted before its noun: 建成20公里绿道 → 建成绿道; 引进A、B等30个项目 → 引进项目. */
export function countedName(clues: NameClues, noun: string): string {
  const { phrase, register, joined, lexicon } = clues;
  const before = lastPredicate(phrase.name, lexicon);
  if (before === '') {
    const carried = joined ? register.flow : '';
    return carried + noun;
  }
  const flow = lexicon.startingAt(before, 0, before.length, 'flow')?.word ?? '';
  if (flow === before) return flow + noun;
  if (flow !== '' && /等$|^.{1,6}$/.test(before.slice(flow.length))) return flow + noun;
  const trailing = lexicon.endingAt(before, before.length, 0, 'flow')?.word ?? '';
  return trailing !== '' && noun.length >= 3 ? trailing + noun : noun;
}
