import type { Measure, Span } from '../types.ts';
import { dateFact } from './dating.ts';
import { type ProseEntry, type Step, setAside } from './fact.ts';
import type { RankItem } from './items.ts';
import { clauseAt, type Paragraph, phraseAt } from './paragraph.ts';
import { type Phrase, withoutRemark } from './phrase.ts';
import { belongs, type Clause, peel } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { isWhereFrom, LONGEST_SCOPE, movedFrom, scopeOfMove } from './rank_moves.ts';
import {
  assessmentIn,
  indexIn,
  lastRanked,
  namesOfEach,
  namesRanking,
  ofAllTold,
  rankedAreas,
  rankedName,
  rankingOf,
} from './ranked_names.ts';
import type { Register } from './register.ts';
import { ASSESSMENTS } from './trims.ts';

/** 居全国第二, 全省首位: a place in an order, among a scope. */
export function readRank(paragraph: Paragraph, register: Register, ranks: readonly RankItem[]): Step {
  const { lexicon } = paragraph.rules;
  const { text } = paragraph;
  const item = ranks[0]!;
  const clause = clauseAt(paragraph, register, item.span.start);
  const at = /[“"]/.test(text[item.span.start - 1] ?? '') ? item.span.start - 1 : item.span.start;
  if (PUT_FIRST.test(text.slice(clause.start, at))) return apart(register, item, 'rank.put_first');
  const verb = rankVerb(clause, at) ?? movedFrom(clause, at, ranks.at(-1)!.span.end);
  const assessed = verb ? '' : (ASSESSED.exec(text.slice(clause.start, at))?.[0] ?? '');
  const among = at - assessed.length;
  const head =
    lexicon.endingAt(text, among, clause.start, 'scope_head')?.word ??
    AREAS.exec(clause.text.slice(clause.start, at))?.[0];
  const scopeStart = verb?.end ?? (head === undefined ? undefined : among - head.length);
  if (scopeStart === undefined) return apart(register, item, 'rank.no_order');
  const scope = (scopeOfMove(text, at) ?? text.slice(scopeStart, among))
    .replace(/^(?:[在到至为了由从均都是]|双双|上升至?|下降至?)+|[“"第的]+$/g, '')
    .replace(/[“"]|^(?:19|20)\d{2}年|中(?:增速|增幅|总量)$/g, '');
  const edge = verb?.start ?? scopeStart;
  const subject = clause.text.slice(clause.start, beforeVerbs(clause, edge)).replace(AMONG, '');
  const phrase = withoutRemark(phraseAt(paragraph, clause.start, clause.start + subject.length), 'rank');
  const ranked = head ? scope.slice(0, -head.length) : '';
  const isApart = sentenceStart(text, edge) > register.end;
  const index =
    indexIn(scope, lexicon) || (phrase.name === '' && isApart ? assessmentIn(scope, lexicon) : '');
  const told = { ...register, last: item.isOfKind ? register.subject : lastRanked(register) };
  const name =
    index ||
    ofAllTold(paragraph, register, phrase, edge) ||
    rankedName(paragraph, told, phrase, edge, ranked);
  const ranking = rankingOf(paragraph, clause, edge, scope, phrase);
  const named = ranking || (name === '' || name.endsWith(assessed) ? name : name + assessed);
  if (named === '') return apart(register, item, 'rank.no_subject');
  const whole =
    named.startsWith(scope) && namesRanking(scope)
      ? ''
      : index
        ? scope.slice(0, -index.length)
        : phrase.name === '' && register.last === '' && ranked !== ''
          ? scope.slice(ranked.length)
          : scope;
  const names =
    ranks.length > 1 && ranking === ''
      ? namesOfEach(paragraph, register, phrase, edge, ranks.length)
      : undefined;
  const areas = ranking === '' ? [] : rankedAreas(phrase, paragraph.metadata.place, ranks.length);
  const furtherScope = (i: number): string =>
    (i > 0 && BETWEEN_RANKS.exec(text.slice(ranks[i - 1]!.span.end, ranks[i]!.span.start))?.[1]) || '';
  // 排名夜经济影响力城市第二、消费活力城市前十: places in two rankings.
  const rankingAt = (i: number): string =>
    ranking !== '' && namesRanking(furtherScope(i)) ? `${furtherScope(i)}排名` : '';
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
          name: names?.[i] ?? (rankingAt(i) || named),
          last: isOfLast(paragraph, register, phrase, edge) ? register.when : undefined,
        }),
        ...(areas[i] ? { area: areas[i] } : {}),
        value: place,
        unit: '位',
        qualifier,
        scope: rankingAt(i) === '' ? furtherScope(i) || whole : '',
        ruleId: 'rank.place',
      },
    }),
  );
  return {
    entries,
    register: {
      ...register,
      subject: phrase.name === '' ? register.subject || named : named,
      flow: phrase.name === '' ? register.flow : '',
      last: named,
      end,
    },
  };
}

/** 在全国; 在中部省会城市中: among whom, and no part of what is ranked. */
const AMONG =
  /(?:均|都|双双)?在(?:全[国省市区县球]|世界|[\d一二两三四五六七八九十]{1,3}个[^，。；]{2,10}中|[^，。；]{0,14}(?:城市|地级(?:以上)?市|省份|省区|大省|地区|区县|县市|市州|试验区|开发区|高新区|经开区|新区|园区)(?:中|里)?)$/;

/** 依法行政工作全省考核第一: what is ranked is how the work was assessed. */
const ASSESSED = new RegExp(`(?:${ASSESSMENTS})$`);

/** 把安全放在首位, 勇争第一: what comes first, or wants to, is no place in an order. */
const PUT_FIRST =
  /(?:[勇力敢]争|争[当创做])$|(?:[放摆][在到]|置于|作为|列为)(?:更加?)?(?:突出|重要)?(?:位置)?(?:发展[^，。；]{2,8}的|[^，。；]{2,8}工作的?)?$/;

/** 六区第一, 六区两县第1位: areas by their number. */
const AREAS = /[一二两三四五六七八九十\d]{1,2}[区县市州旗盟](?:[一二两三四五六七八九十\d]{1,2}[区县市旗])?$/;

/** Places in a row that share their verb: 分居第4、第3位. */
export function ranksFrom({ text, items }: Paragraph, first: number): RankItem[] {
  const ranks = [items[first] as RankItem];
  for (let i = first + 1; i < items.length; i++) {
    const item = items[i]!;
    const between = text.slice(ranks.at(-1)!.span.end, item.span.start);
    if (item.kind !== 'rank' || !BETWEEN_RANKS.test(between)) break;
    ranks.push(item);
  }
  return ranks;
}

/** 居全国第4、全省第1; 居省会城市第9、大中城市第21: a later place may be among others. */
const BETWEEN_RANKS = /^[、和](全[国省球市]|[^，。；、\d]{0,6}(?:城市|省份|地级市|县级市))?$/;

/** 年均增长5.5%、居首位; …，增速居首位; 五年新增19家，数量居首位: the rank of what was told right before, over the same years. */
function isOfLast({ text, rules }: Paragraph, register: Register, { name }: Phrase, edge: number): boolean {
  if (register.end === 0 || sentenceStart(text, edge) > register.end) return false;
  if (register.measure !== 'growth')
    return register.measure !== 'share' && rules.lexicon.has(name, 'bare_head');
  return name === '' || rules.lexicon.has(name, 'trend_noun');
}

function apart(register: Register, item: RankItem, ruleId: string): Step {
  return { entries: setAside([item.mark], 'ordinal', ruleId), register };
}

function beforeVerbs(clause: Clause, edge: number): number {
  const verbs = peel(clause, edge).filter(
    ({ lexeme }) => lexeme && belongs(lexeme, ['adverb', 'rank_verb', 'respectively', 'reach']),
  );
  const first = verbs.at(-1);
  // 高新区综合排名升至第6: what is ranked by, and no verb alone.
  if (first?.lexeme?.word.endsWith('综合排名')) return first.start + first.lexeme.word.length;
  return first?.start ?? edge;
}

/** 跻身世界知识产权组织发布的全球百强科技集群前三位 */
const LONGEST_RANKED = 28;
const LONGEST_BETWEEN = 18;
/** Verbs that can only be of a place: so far back, 获 and 实现 are of something else. */
const ENTERS = /^(?:跻身|位居|位列|名列|入列|稳居|跃居|排名)$/;

/** The nearest rank verb of the clause, at most a scope's length away. */
function rankVerb(clause: Clause, at: number): Span | undefined {
  for (let end = at; end > Math.max(clause.start, at - LONGEST_RANKED); end--) {
    const word = clause.lexicon.endingAt(clause.text, end, clause.start);
    // 排|行榜 is a word of its own.
    if (word?.word.endsWith('排') && /^[行名]榜/.test(clause.text.slice(end))) continue;
    const isFar = end <= at - LONGEST_BETWEEN;
    // 综合排名|列第4位 is no 名列.
    const length = word?.word === '名列' && clause.text[end - 3] === '排' ? 1 : word?.word.length;
    if (length && word?.classes.has('rank_verb') && !(isFar && !ENTERS.test(word.word)))
      return { start: end - length, end };
  }
  return undefined;
}

/** The fields that a place and a streak share. */
export function ordered(
  paragraph: Paragraph,
  phrase: Phrase,
  {
    at,
    measure,
    name,
    last,
  }: { at: number; measure: Measure; name: string; last?: Register['when'] | undefined },
) {
  const before = paragraph.text.slice(Math.max(0, at - LONGEST_SCOPE), at);
  const origin = isWhereFrom(paragraph.text, at);
  const reached = /(?:升|跃|进|移|降|退)[至到]第?$/.test(before);
  const dated = {
    at,
    phrase: { ...phrase, isOrigin: phrase.isOrigin || origin },
    tokens: [],
    measure,
    name,
    unitClass: '',
    planned: false,
    last: origin || reached ? undefined : last,
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
