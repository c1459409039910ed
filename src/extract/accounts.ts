import { longestIn } from './longest.ts';
import type { NameClues } from './name_clues.ts';

/** 支出年初预算为5亿元，调整预算为6亿元: a stage of the budget without its account. */
const STAGE = /^(?:年初|调整)?预算(?:数)?$/;

/** 预备费12亿元，支出0.4亿元，结余11.6亿元 */
const OF_A_SUM = /^(?:支出|结余|结转)$/;
/** 补充预算稳定调节基金: an item of a balance, of which nothing is left over. */
const MOVED = /^(?:补充|安排|动用|调入|调出|上解)/;
const SUM = /(?:费|资金|基金|债券|贷款)$/;

/** 调入一般公共预算: an account to which money goes is not the one that is spoken of. */
const TRANSFER = /(?:调入|调出|转入|补充)(?:到|至)?[^，]*/;

/** 收入 in a section on 政府性基金 is 政府性基金收入. */
export function topicName(
  name: string,
  { phrase, register, sameSentence, topic, lexicon }: NameClues,
): string {
  if (STAGE.test(name) && /(?:收入|支出)$/.test(register.subject)) return register.subject + name;
  const generic = lexicon.valueOf(name, 'topic_generic');
  if (generic === undefined) return '';
  if (sameSentence && OF_A_SUM.test(name) && SUM.test(register.subject) && !MOVED.test(register.subject))
    return register.subject + name;
  const fund = /^(.{2,}(?:基金|专户|保险))(?:总?收入|总?支出|.{0,4}结余|.{0,4}结转)$/.exec(
    register.subject,
  )?.[1];
  if (fund !== undefined && /^(?:收入|支出|.{0,4}结余|.{0,4}结转)(?:预算)?$/.test(generic))
    return fund + generic;
  const other =
    (sameSentence || phrase.partOf) && /^(?:收入|支出)$/.test(generic)
      ? /^(.{2,})(?:收入|支出)$/.exec(register.subject)
      : null;
  if (other) return other[1] + generic;
  const accountIn = (told: string) => longestIn(told.replace(TRANSFER, ''), lexicon.matcher('topic'));
  const account = accountIn(register.subject) || topic || accountIn(register.parent);
  // 其他收入 of the funds; that of 一般公共预算 is told among its own.
  if (/^(?:其他|利息)/.test(generic) && !/基金/.test(account)) return '';
  if (account === '') return sameSentence && OF_A_SUM.test(name) ? register.subject + name : '';
  return account + generic;
}
