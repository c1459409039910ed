import type { Lexicon } from '../rules/lexicon.ts';
import type { Measure, Span } from '../types.ts';
import { distribute } from './coordination.ts';
import { dateFact } from './dating.ts';
import { type ProseEntry, type Step, setAside } from './fact.ts';
import type { RankItem } from './items.ts';
import { subjectName } from './naming.ts';
import { clauseAt, type Paragraph, phraseAt } from './paragraph.ts';
import { pendingSubject } from './pending.ts';
import { type Phrase, withoutRemark } from './phrase.ts';
import { belongs, type Clause, peel } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { flowOf, type Register } from './register.ts';

/** 居全国第二, 全省首位: a place in an order, among a scope. */
export function readRank(paragraph: Paragraph, register: Register, ranks: readonly RankItem[]): Step {
  const { lexicon } = paragraph.rules;
  const { text } = paragraph;
  const item = ranks[0]!;
  const clause = clauseAt(paragraph, register, item.span.start);
  const at = /[“"]/.test(text[item.span.start - 1] ?? '') ? item.span.start - 1 : item.span.start;
  if (PUT_FIRST.test(text.slice(clause.start, at))) return apart(register, item, 'rank.put_first');
  const verb = rankVerb(clause, at) ?? movedFrom(clause, at, ranks.at(-1)!.span.end);
  const head =
    lexicon.endingAt(text, at, clause.start, 'scope_head')?.word ??
    AREAS.exec(clause.text.slice(clause.start, at))?.[0];
  const scopeStart = verb?.end ?? (head === undefined ? undefined : at - head.length);
  if (scopeStart === undefined) return apart(register, item, 'rank.no_order');
  const moved = MOVED_TO.exec(text.slice(Math.max(0, at - 2 * LONGEST_SCOPE), at))?.[1];
  const scope = (moved ?? text.slice(scopeStart, at))
    .replace(/^(?:[在到至为了由从]|上升至?|下降至?)+|[“"第的]+$/g, '')
    .replace(/[“"]/g, '');
  const edge = verb?.start ?? scopeStart;
  const subject = clause.text.slice(clause.start, beforeVerbs(clause, edge)).replace(AMONG, '');
  const phrase = withoutRemark(phraseAt(paragraph, clause.start, clause.start + subject.length), 'rank');
  const ranked = head ? scope.slice(0, -head.length) : '';
  const index = indexIn(scope, lexicon);
  // 进出口占全省77%，居首位: what has the share is ranked, and not a share of something of one's own.
  const isOfPart = item.isOfKind || (register.measure === 'share' && OF_PLACE.test(register.last));
  const told = isOfPart ? { ...register, last: register.subject } : register;
  const name =
    index || bothOf(paragraph, register, phrase, edge) || rankedName(paragraph, told, phrase, edge, ranked);
  const named = rankingOf(paragraph, clause, edge, scope) || name;
  if (named === '') return apart(register, item, 'rank.no_subject');
  const whole =
    named.startsWith(scope) && scope.length > LONGEST_WIDER
      ? ''
      : index
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
          name: names?.[i] ?? named,
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
      subject: phrase.name === '' ? register.subject || named : named,
      flow: phrase.name === '' ? register.flow : '',
      last: named,
      end,
    },
  };
}

const OF_PLACE = /占(?:全[国省市区县州球]|世界|国内|[西中东]部)[^占]{0,4}比重$/;

/** 在全国; 在中部省会城市中: among whom, and no part of what is ranked. */
const AMONG =
  /(?:均|都|双双)?在(?:全[国省市区县球]|世界|[^，。；]{0,14}(?:城市|省份|省区|大省|地区|区县|县市|市州|试验区|开发区|高新区|经开区|新区|园区)(?:中|里)?)$/;

/** 把安全放在首位: what comes first is no place in an order. */
const PUT_FIRST =
  /(?:[放摆][在到]|置于|作为|列为)(?:更加?)?(?:突出|重要)?(?:位置)?(?:发展[^，。；]{2,8}的|[^，。；]{2,8}工作的?)?$/;

/** 研发人员159万人、高技能人才843万人，均居全国首位: one place of both figures of the sentence; else ''. */
function bothOf(
  { text, rules }: Paragraph,
  { recent, measure, end }: Register,
  { name }: Phrase,
  at: number,
): string {
  const isSame = end > 0 && sentenceStart(text, at) <= end;
  if (!/^(?:规模|总量|数量|增量)?$/.test(name) || !isSame || measure !== 'level') return '';
  // 新增A296家、总数达1025家，新增B29家、总数达95家，增量均居首位
  const added = name === '增量' ? recent.filter((one) => flowOf(one, rules.lexicon) !== '') : recent;
  return added.length === 2 &&
    /^[，、](?:规模|总量|数量|增量)?(?:均|都|双双|双)/.test(text.slice(end, end + 5))
    ? added.join('、')
    : '';
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
  if (phrase.name === '') {
    // 收入241.5亿元，增长6.4%，分居全省第4、第3位: the sum's place and its growth's.
    if (count === 2 && register.measure === 'growth' && register.recent.at(-1) === register.subject)
      return [register.subject, `${register.subject}增速`];
    return register.recent.length >= count ? register.recent.slice(-count) : undefined;
  }
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
export function indexIn(scope: string, lexicon: Lexicon): string {
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
  // 深圳港LNG接卸量增长25.3%、接卸量居首位
  const rate = /(?<=.{2})(?:增幅|增速)$/.exec(phrase.name)?.[0] ?? '';
  const short = phrase.name.slice(0, phrase.name.length - rate.length);
  const isShort = short.length > 1 && register.subject.endsWith(short);
  if (isShort && sentenceStart(paragraph.text, edge) <= register.end) return register.subject + rate;
  if (phrase.name !== '') return headed(paragraph, register, phrase, edge);
  const pending = pendingSubject(paragraph, register, edge).name;
  const apart = sentenceStart(paragraph.text, edge) > register.end;
  return (apart && pending) || register.last || pending || ranked;
}

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

/**
 * 深圳位居福布斯中国商业城市榜第二位; 世界知识产权组织发布的全球“科技集群”，合肥居第40位: where the place itself is ranked, the ranking
 * is named; else ''.
 */
function rankingOf({ text, metadata }: Paragraph, clause: Clause, edge: number, scope: string): string {
  const short = metadata.place.replace(/(?:省|市|自治区|自治州|地区|州|盟|县|区|旗)$/, '');
  const words = text.slice(clause.start, edge).replace(/均|连续[一二两三四五六七八九十\d]+年/g, '');
  const isPlace =
    words.length > 1 && (words === metadata.place || words === short || /^我[市省区县州]$/.test(words));
  if (!isPlace) return '';
  const list = scope.length > LONGEST_WIDER ? scope.replace(/^(?:19|20)\d{2}年?度?/, '') : '';
  const announced =
    list ||
    (ANNOUNCED.exec(text.slice(Math.max(0, clause.start - LONGEST_RANKING), clause.start))?.[1] ?? '');
  return announced === '' || /(?:榜|榜单|排名)$/.test(announced) ? announced : `${announced}排名`;
}

/** 全国, 副省级: what is no longer says among whom, and names no ranking. */
const LONGEST_WIDER = 5;
const LONGEST_RANKING = 40;
const ANNOUNCED =
  /(?:发布的?|公布的?|[，。；]|^)(?:(?:19|20)\d{2}年)?([^，。；的年]{0,8}[“《][^“”《》]{2,20}[”》]|[^，。；的年]{3,20}(?:榜|榜单|排名))[，：]$/;

/** 从全国城市第16位跃居第12位: the word that says from where, if a movement follows. */
function movedFrom({ text, start }: Clause, at: number, end: number): Span | undefined {
  const from = FROM.exec(text.slice(Math.max(start, at - LONGEST_SCOPE), at));
  if (!from || !MOVES.test(text.slice(end, end + LONGEST_SCOPE))) return undefined;
  const word = at - from[0].length;
  return { start: word, end: word + 1 };
}

/** 由全省第6位跃居第4位: among whom is said once. */
const MOVED_TO =
  /[由从]([^由从，。；、\d第]{2,10})第?[\d一二三四五六七八九十]{1,3}[位名][^，。；第\d]{1,5}第?$/;
const FROM = /[从由][^从由，。；、\d]{0,10}$/;
const MOVES = /^[^，。；\d]{0,3}(?:跃|升|进|移|降|退|跌|攀)/;
const LONGEST_SCOPE = 12;

/** The name of what is ranked, with what it leaves out restored. */
export function headed(paragraph: Paragraph, register: Register, phrase: Phrase, at: number): string {
  return subjectName({
    phrase,
    register,
    joined: false,
    sameSentence: register.end > 0 && sentenceStart(paragraph.text, at) <= register.end,
    total: false,
    addends: [],
    measure: 'rank',
    isReached: false,
    isMoved: false,
    unitClass: '',
    unitText: '',
    topic: paragraph.topic,
    lexicon: paragraph.rules.lexicon,
  });
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
  const origin =
    FROM.test(before) &&
    /^[^，。；]{1,16}(?:跃|升|进|移|降|退|跌|攀)/.test(paragraph.text.slice(at, at + 2 * LONGEST_SCOPE));
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
