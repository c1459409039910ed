import type { Lexicon } from '../rules/lexicon.ts';
import type { Measure, Span } from '../types.ts';
import { distribute } from './coordination.ts';
import { dateFact } from './dating.ts';
import { type ProseEntry, type Step, setAside } from './fact.ts';
import type { QuantityItem, RankItem } from './items.ts';
import { IN_A_ROW } from './marks.ts';
import { subjectName } from './naming.ts';
import { clauseAt, type Paragraph, phraseAt } from './paragraph.ts';
import { pendingSubject } from './pending.ts';
import type { Phrase } from './phrase.ts';
import { belongs, type Clause, peel } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { metricOf, type Register } from './register.ts';

/** 居全国第二, 全省首位: a place in an order, among a scope. */
export function readRank(paragraph: Paragraph, register: Register, ranks: readonly RankItem[]): Step {
  const { lexicon } = paragraph.rules;
  const { text } = paragraph;
  const item = ranks[0]!;
  const clause = clauseAt(paragraph, register, item.span.start);
  const at = /[“"]/.test(text[item.span.start - 1] ?? '') ? item.span.start - 1 : item.span.start;
  const verb = rankVerb(clause, at);
  const head =
    lexicon.endingAt(text, at, clause.start, 'scope_head')?.word ??
    AREAS.exec(clause.text.slice(clause.start, at))?.[0];
  const scopeStart = verb?.end ?? (head === undefined ? undefined : at - head.length);
  if (scopeStart === undefined) return apart(register, item, 'rank.no_order');
  const scope = text
    .slice(scopeStart, at)
    .replace(/^(?:[在到至为了由从]|上升至?|下降至?)+|[“"第的]+$/g, '')
    .replace(/[“"]/g, '');
  const edge = verb?.start ?? scopeStart;
  const subject = clause.text
    .slice(clause.start, beforeVerbs(clause, edge))
    .replace(/在(?:全[国省市区县球]|世界)$/, '');
  const phrase = phraseAt(paragraph, clause.start, clause.start + subject.length);
  const ranked = head ? scope.slice(0, -head.length) : '';
  const index = indexIn(scope, lexicon);
  const name = index || rankedName(paragraph, register, phrase, edge, ranked);
  if (name === '') return apart(register, item, 'rank.no_subject');
  const whole = index
    ? scope.slice(0, -index.length)
    : phrase.name === '' && register.last === '' && ranked !== ''
      ? scope.slice(ranked.length)
      : scope;
  const names = ranks.length > 1 ? namesOfEach(paragraph, register, phrase, edge, ranks.length) : undefined;
  const { end } = ranks.at(-1)!.span;
  const entries = ranks.map(
    ({ mark, place, qualifier }, i): ProseEntry => ({
      kind: 'fact',
      fact: {
        mark,
        clause: { start: clause.start, end },
        ...ordered(paragraph, phrase, {
          at: item.span.start,
          measure: 'rank',
          name: names?.[i] ?? name,
          last: isOfLast(paragraph, register, phrase, edge) ? register.when : undefined,
        }),
        value: place,
        unit: '位',
        qualifier,
        scope: whole,
        ruleId: 'rank.place',
      },
    }),
  );
  return {
    entries,
    register: {
      ...register,
      subject: phrase.name === '' ? register.subject || name : name,
      flow: phrase.name === '' ? register.flow : '',
      last: name,
      end,
    },
  };
}

/** 六区第一, 六区两县第1位: areas by their number. */
const AREAS = /[一二两三四五六七八九十\d]{1,2}[区县市州旗盟](?:[一二两三四五六七八九十\d]{1,2}[区县市旗])?$/;

/** 营收和利润分别居全国第5、第6位: the name of each place; undefined where they cannot be told apart. */
function namesOfEach(
  paragraph: Paragraph,
  register: Register,
  phrase: Phrase,
  at: number,
  count: number,
): readonly string[] | undefined {
  if (phrase.name === '') return register.recent.length >= count ? register.recent.slice(-count) : undefined;
  const members = distribute(phrase.name, count, paragraph.rules.lexicon);
  return members?.map((name) => headed(paragraph, register, { ...phrase, name }, at));
}

/** Places in a row that share their verb: 分居第4、第3位. */
export function ranksFrom({ text, items }: Paragraph, first: number): RankItem[] {
  const ranks = [items[first] as RankItem];
  for (let i = first + 1; i < items.length; i++) {
    const item = items[i]!;
    const between = text.slice(ranks.at(-1)!.span.end, item.span.start);
    if (item.kind !== 'rank' || !/^[、和](?:全[国省球市])?$/.test(between)) break;
    ranks.push(item);
  }
  return ranks;
}

/** 居全国自由贸易试验区制度创新指数第一: the place is one in an index, which stands behind among whom. */
function indexIn(scope: string, lexicon: Lexicon): string {
  if (!INDEX.test(scope)) return '';
  const among = lexicon.startingAt(scope, 0, scope.length, 'scope_head')?.word ?? '';
  return scope.slice(among.length);
}

const INDEX = /.{4}(?:指数|排行榜|榜单|竞争力|满意度)$/;

function rankedName(
  paragraph: Paragraph,
  register: Register,
  phrase: Phrase,
  edge: number,
  ranked: string,
): string {
  if (phrase.name !== '') return headed(paragraph, register, phrase, edge);
  const pending = pendingSubject(paragraph, register, edge).name;
  const apart = sentenceStart(paragraph.text, edge) > register.end;
  return (apart && pending) || register.last || pending || ranked;
}

/** 年均增长5.5%、居首位; …，增速居首位: the rank of the growth told right before, over the same years. */
function isOfLast({ text, rules }: Paragraph, register: Register, { name }: Phrase, edge: number): boolean {
  if (register.end === 0 || sentenceStart(text, edge) > register.end) return false;
  return register.measure === 'growth' && (name === '' || rules.lexicon.has(name, 'trend_noun'));
}

function apart(register: Register, item: RankItem, ruleId: string): Step {
  return { entries: setAside([item.mark], 'ordinal', ruleId), register };
}

function beforeVerbs(clause: Clause, edge: number): number {
  const verbs = peel(clause, edge).filter(
    ({ lexeme }) => lexeme && belongs(lexeme, ['adverb', 'rank_verb', 'respectively', 'reach']),
  );
  return verbs.at(-1)?.start ?? edge;
}

/** The nearest rank verb of the clause, at most a scope's length away. */
function rankVerb(clause: Clause, at: number): Span | undefined {
  for (let end = at; end > Math.max(clause.start, at - 18); end--) {
    const word = clause.lexicon.endingAt(clause.text, end, clause.start);
    if (word?.classes.has('rank_verb')) return { start: end - word.word.length, end };
  }
  return undefined;
}

const STREAK_UNIT = /^(?:年|次|届|个月|个季度|季度|批|天|个年度)$/;

/** 连续31年, 六连冠: years or times in a row of what stands before or follows; undefined if it is neither. */
export function readStreak(
  paragraph: Paragraph,
  register: Register,
  item: QuantityItem,
  next: number,
): Step | undefined {
  const { text, rules } = paragraph;
  const won = IN_A_ROW.test(text.slice(item.mark.end, item.mark.end + 2));
  const before = text.slice(Math.max(0, item.span.start - 3), item.span.start);
  const opener = won ? /(?:实现)?[“"]?$/.exec(before) : /(?:连续第?|连)$/.exec(before);
  const unit = won ? '次' : item.quantity.unitText;
  if (!opener || !STREAK_UNIT.test(unit)) return undefined;
  const edge = item.span.start - opener[0].length;
  const clause = clauseAt(paragraph, register, edge);
  const end = won ? item.mark.end + 2 : item.span.end;
  const phrase = phraseAt(paragraph, clause.start, beforeScope(clause, edge));
  const rank = rankInClause(paragraph, end, next);
  const honour = !rank && isHonour(text, end, rules.lexicon);
  const name =
    nameBehind(text, end) ||
    indexBehind(text, rank, rules.lexicon) ||
    (phrase.name === ''
      ? streakOf(paragraph, register, item, end, rank)
      : headed(paragraph, register, phrase, edge));
  const moved = { ...register, end };
  if (honour || name === '') {
    const reason = honour || won ? 'honour' : 'duration';
    return { entries: setAside([item.mark], reason, `streak.${reason}`), register: moved };
  }
  return {
    entries: [
      {
        kind: 'fact',
        fact: {
          mark: item.mark,
          clause: { start: clause.start, end },
          ...ordered(paragraph, phrase, { at: item.span.start, measure: 'streak', name }),
          value: item.quantity.value,
          unit,
          qualifier: item.quantity.qualifier,
          scope: '',
          ruleId: 'streak.in_a_row',
        },
      },
    ],
    register: { ...moved, subject: name, last: name, flow: '' },
  };
}

/** 连续5年实现自然灾害零亡人: what is not there is named behind. */
function nameBehind(text: string, at: number): string {
  const behind = text.slice(at, at + 32);
  const absent =
    /^(?:实现|保持|做到)?([^，。；、\d]{0,10}零[^，。；、\d]{1,8}|(?:无|未发生)[^，。；、\d]{3,16})/.exec(
      behind,
    );
  return (absent ?? /^(?:提高|上调|提升)([^，。；、\d]{4,24})(?=[，。；、])/.exec(behind))?.[1] ?? '';
}

function indexBehind(text: string, rank: RankItem | undefined, lexicon: Lexicon): string {
  if (!rank) return '';
  const before = text.slice(Math.max(0, rank.span.start - 30), rank.span.start).replace(/[“"]$/, '');
  const scope = /(?:位居|位列|蝉联|稳居|居|列|获|保持|排名)([^，。；]{4,})$/.exec(before)?.[1] ?? '';
  return indexIn(scope, lexicon);
}

/** 实现内地城市“33连冠”, 出口在内地城市34连冠: among whom stands before the number too. */
function beforeScope({ text, start, lexicon }: Clause, edge: number): number {
  const at = /[“"]/.test(text[edge - 1] ?? '') ? edge - 1 : edge;
  const head = lexicon.endingAt(text, at, start, 'scope_head');
  if (!head) return edge;
  const from = at - head.word.length;
  return text[from - 1] === '在' ? from - 1 : from;
}

/** The subject of a streak that opens its clause: of the last fact in the sentence, of its rank, or of what follows. */
function streakOf(
  paragraph: Paragraph,
  register: Register,
  item: QuantityItem,
  end: number,
  rank: RankItem | undefined,
): string {
  const { text, rules } = paragraph;
  const apart = register.end === 0 || sentenceStart(text, item.span.start) > register.end;
  const ranked = rankedBy(text, rank, rules.lexicon);
  const pending = apart ? pendingSubject(paragraph, register, item.span.start - 2).name : '';
  if (metricOf(pending, rules.lexicon) !== '') return pending;
  if (!apart || (ranked === '' && rank)) return register.last || ranked;
  return (
    ranked || (/^(?:实现|保持)([^，。；、\d]{3,14})(?=[，。；])/.exec(text.slice(end, end + 20))?.[1] ?? '')
  );
}

function isHonour(text: string, at: number, lexicon: Lexicon): boolean {
  return lexicon.startingAt(text, at, at + 12, 'honour_verb') !== undefined;
}

/** The rank that the same clause goes on to state. */
function rankInClause({ text, items }: Paragraph, from: number, next: number): RankItem | undefined {
  const item = items[next];
  if (item?.kind !== 'rank') return undefined;
  return /[，。；]/.test(text.slice(from, item.span.start)) ? undefined : item;
}

/** 排名全国创新型城市第一位 has no subject but what is ranked: 创新型城市排名. */
function rankedBy(text: string, rank: RankItem | undefined, lexicon: Lexicon): string {
  if (!rank) return '';
  const before = text.slice(Math.max(0, rank.span.start - 24), rank.span.start).replace(/[“"]$/, '');
  const scope = lexicon.endingAt(before, before.length, 0, 'scope_head')?.word ?? '';
  const named = before.slice(0, before.length - scope.length);
  const ranked =
    /(?:排名|位列|位居|蝉联|获得|居)(?:全国|全球|全省|世界)?([^，。；年]{2,16})$/.exec(named)?.[1] ?? '';
  return scope === '' && ranked !== '' ? `${ranked}排名` : ranked;
}

function headed(paragraph: Paragraph, register: Register, phrase: Phrase, at: number): string {
  return subjectName({
    phrase,
    register,
    joined: false,
    sameSentence: register.end > 0 && sentenceStart(paragraph.text, at) <= register.end,
    total: false,
    measure: 'rank',
    isReached: false,
    unitClass: '',
    unitText: '',
    topic: paragraph.topic,
    lexicon: paragraph.rules.lexicon,
  });
}

function ordered(
  paragraph: Paragraph,
  phrase: Phrase,
  {
    at,
    measure,
    name,
    last,
  }: { at: number; measure: Measure; name: string; last?: Register['when'] | undefined },
) {
  const origin = /[由从](?:全[国省市区球]|世界)?第?$/.test(paragraph.text.slice(Math.max(0, at - 8), at));
  const dated = {
    at,
    phrase: { ...phrase, isOrigin: phrase.isOrigin || origin },
    tokens: [],
    measure,
    name,
    unitClass: '',
    planned: false,
    last,
  };
  return {
    ...dateFact(paragraph, dated),
    indicator: name,
    measure,
    valueMax: '',
    area: phrase.ownLevel,
    geoScope: phrase.geoScope,
  } as const;
}
