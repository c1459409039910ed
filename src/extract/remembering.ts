import { comparesRate } from './group_names.ts';
import type { GroupReading } from './group_reading.ts';
import { isPartByName } from './parts_of.ts';
import type { Fit } from './predicate.ts';
import { opensSplit, sentenceStart } from './punctuation.ts';
import { flowOf, type Register } from './register.ts';
import { whoseIs } from './whose.ts';

/** The names told so far, with new ones; of a sum and its growth the name stands once. */
const toldWith = (told: readonly string[], names: readonly string[]): readonly string[] =>
  [...told, ...names].filter((name, i, all) => name !== all[i - 1]).slice(-LONGEST_MEMORY);
const LONGEST_MEMORY = 6;

/** 一般公共预算收入年初预算 → 一般公共预算收入: 实际完成 and 增长 after a budgeted sum are of the revenue itself. */
function withoutStage(name: string): string {
  return name.replace(/(?<=收入|支出)(?:年初|调整)?预算(?:数|总额|调整)?$/, '');
}

/** 固定资产投资年计划 → 固定资产投资: what was planned, and is spoken of on. */
function withoutWord(name: string, { literals }: Fit): string {
  const word = literals[0] ?? '';
  return name.endsWith(word) ? name.slice(0, name.length - word.length) : name;
}

/** 工业投资占固定资产投资比重 → 工业投资; the name of a share without 占 is the part's own. */
function partBefore(name: string): string {
  const at = name.lastIndexOf('占');
  return at < 0 ? name : name.slice(0, at);
}

/** What later numbers of the paragraph may refer back to, now that these have got their names. */
export function remember(
  { paragraph, register, group, choice, clause, phrase, joined, noun }: GroupReading,
  names: readonly string[],
  end: number,
): Register {
  const name = names.at(-1)!;
  const { gives, continues } = choice.pattern.source;
  const { measure } = gives;
  const { quantity } = group.at(-1)!;
  const aside = comparesRate(choice.pattern);
  const ofWhole = choice.fit.captures.has('whole') || gives.name?.includes('占') || continues === 'share';
  const isShare = measure === 'share' && ofWhole;
  const subject = aside
    ? register.subject || name
    : isShare || (measure === 'share' && phrase.name === '')
      ? partBefore(name) || register.subject
      : withoutStage(gives.status === 'target' ? withoutWord(name, choice.fit) : name);
  const leads = measure === 'level';
  const splits = opensSplit(paragraph.text, clause.start);
  const sameSentence = sentenceStart(paragraph.text, choice.fit.start) <= register.end && register.end > 0;
  const whose = whoseIs(phrase, register, paragraph, choice.fit.start);
  const goesOn = joined || phrase.name === '' || (sameSentence && isPartByName(phrase.name, register.parent));
  const inPart = phrase.partOf || (register.inPart && goesOn);
  return {
    subject,
    last: name,
    group: names,
    told: toldWith(sameSentence ? register.told : [], names),
    recent: leads ? [...(sameSentence ? register.recent : []), ...names] : register.recent,
    // 158个村退出、5万人脱贫: what was done stands behind, and goes on to nothing.
    flow: noun && phrase.name === '' && !joined ? '' : flowOf(subject, paragraph.rules.lexicon),
    // What a split tells is a whole of its own, of which 其中 tells parts.
    parent: inPart && !splits ? register.parent : subject,
    split: splits
      ? register.split || (register.inPart ? register.parent : register.subject)
      : sameSentence
        ? register.split
        : '',
    inPart,
    ...whose,
    whole: inPart ? register.whole : whose,
    when: register.when,
    grown: register.grown,
    measure: aside ? register.measure : measure,
    falls: register.falls,
    unitClass: leads ? (quantity.unit?.unitClass ?? '') : register.unitClass,
    unitText: leads ? quantity.unitText : register.unitText,
    end,
  };
}
