import type { Lexicon } from '../rules/lexicon.ts';
import { type Step, setAside } from './fact.ts';
import type { QuantityItem, RankItem } from './items.ts';
import { IN_A_ROW } from './marks.ts';
import { clauseAt, type Paragraph, phraseAt } from './paragraph.ts';
import { pendingSubject } from './pending.ts';
import type { Clause } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { headed, indexIn, lastRanked } from './ranked_names.ts';
import { ordered } from './ranks.ts';
import { metricOf, type Register } from './register.ts';
import { ASSESSMENTS } from './trims.ts';

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
  const honour = !rank && (isHonour(text, end, rules.lexicon) || UNDERTAKEN.test(text.slice(end, end + 4)));
  const name =
    nameBehind(text, end) ||
    rankedBehind(text, end, rank, rules.lexicon) ||
    indexBehind(text, rank, rules.lexicon) ||
    (phrase.name === ''
      ? streakOf(paragraph, register, item, end, rank)
      : headed(paragraph, register, phrase, edge).replace(STRIVING, ''));
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
    register: { ...moved, ...goesOnFrom(name), last: name, flow: '' },
  };
}

/** 连续三年出台一号文件: what is done each year. */
const UNDERTAKEN = /^(?:出台|印发|发布|举办|召开|开展|组织|承办)/;

/** 争创全国文明城市“七连冠” */
const STRIVING = /^(?:争创|创建|争取)(?=.{4})/;

/** 投资增速连续24个月保持18%以上: what follows the streak of a growth rate is the rate. */
function goesOnFrom(name: string): Pick<Register, 'subject' | 'measure'> {
  const subject = name.replace(/(?<=.{2})(?:增速|增幅)$/, '');
  return { subject, measure: subject === name ? 'streak' : 'growth' };
}

/** 连续5年实现自然灾害零亡人: what is not there is named behind. */
function nameBehind(text: string, at: number): string {
  const behind = text.slice(at, at + 32);
  const absent =
    /^(?:实现|保持|做到)?([^，。；、\d]{0,10}零[^，。；、\d]{1,8}|(?:无|未发生)[^，。；、\d]{3,16})/.exec(
      behind,
    );
  // 连续2年在全国高新区评价中排名第一
  const assessed = ASSESSED.exec(behind);
  return (
    (absent ?? assessed ?? /^(?:提高|上调|提升)([^，。；、\d]{4,24})(?=[，。；、])/.exec(behind))?.[1] ?? ''
  );
}

const ASSESSED = new RegExp(`^在([^，。；\\d]{3,24}(?:${ASSESSMENTS}))中`);

/** 连续两年政商关系健康指数排名全国第一: what is ranked stands between the years and the verb. */
function rankedBehind(text: string, at: number, rank: RankItem | undefined, lexicon: Lexicon): string {
  const name = rank && RANKED.exec(text.slice(at, rank.span.start))?.[1];
  return name !== undefined && metricOf(name, lexicon) !== '' ? name : '';
}
const RANKED = /^([^，。；、\d]{3,20}?)(?:排名|位居|位列|名列|稳居|居)/;

function indexBehind(text: string, rank: RankItem | undefined, lexicon: Lexicon): string {
  if (!rank) return '';
  const before = text.slice(Math.max(0, rank.span.start - 30), rank.span.start).replace(/[“"]$/, '');
  const scope =
    /(?:位居|位列|蝉联|稳居|跻身|跃居|居|列|获|保持|排名)([^，。；]{4,})$/.exec(before)?.[1] ?? '';
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
  if (!apart || (ranked === '' && rank)) return lastRanked(register) || ranked;
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
  const before = text
    .slice(Math.max(0, rank.span.start - 24), rank.span.start)
    .replace(/[“”"]$|[“"](?=[^“”"]*[”"]$)/g, '');
  const scope = lexicon.endingAt(before, before.length, 0, 'scope_head')?.word ?? '';
  const named = before.slice(0, before.length - scope.length);
  const ranked =
    /(?:排名|位列|位居|蝉联|获得|居)(?:全国|全球|全省|世界)?((?:[^，。；年]|年度){2,16})$/.exec(named)?.[1] ??
    '';
  return scope === '' && ranked !== '' ? `${ranked}排名` : ranked;
}
