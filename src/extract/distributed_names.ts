import { distribute, splitCoordination } from './coordination.ts';
import type { GroupReading } from './group_reading.ts';
import type { NameClues } from './name_clues.ts';
import { subjectName } from './naming.ts';
import type { Paragraph } from './paragraph.ts';
import type { Fit } from './predicate.ts';
import { sentenceStart } from './punctuation.ts';
import { restoreShared } from './shared_words.ts';

/** 进出口总额接连突破8万亿元、9万亿元: one quantity on its way. */
const ON_ITS_WAY = /^(?:接连|相继|先后|连续|连续跨越|连跨|连续突破)$/;

/** 通用设备制造业，汽车制造业，专用设备制造业产值分别增长…: a list whose members have 、 in them is parted by commas. */
function acrossCommas(
  { text }: Paragraph,
  { register, lexicon }: NameClues,
  { start }: Fit,
  count: number,
): string[] | undefined {
  const from = Math.max(sentenceStart(text, start), register.end);
  const clauses = text
    .slice(from, start)
    .replace(/^[，、；]/, '')
    .split('，');
  const members = clauses.slice(-count);
  const isList = members.length === count && members.every((member) => /^[^\d]{2,24}$/.test(member));
  return isList && members.slice(0, -1).every((member) => member.endsWith('业'))
    ? restoreShared(members, lexicon)
    : undefined;
}

/** One name for each quantity of a group that stands behind a joined name. */
export function distributed({ paragraph, group, choice }: GroupReading, clues: NameClues): string[] {
  const name = subjectName(clues);
  const count = group.length;
  if (count === 1) return [name];
  if (choice.fit.tokens.some(({ lexeme }) => lexeme && ON_ITS_WAY.test(lexeme.word)))
    return group.map(() => name);
  const whole = clues.phrase.name === '' ? name : clues.phrase.name;
  const named = (member: string, sameSentence: boolean) =>
    subjectName({ ...clues, sameSentence, phrase: { ...clues.phrase, name: member } });
  const heads = splitCoordination(whole);
  // 纺织业不断壮大，销售收入、利税分别增长28%和36%: heads are of what the sentence told.
  if (heads.length === count && heads.every((head) => clues.lexicon.has(head, 'bare_head')))
    return heads.map((head) => named(head, clues.sameSentence));
  // A、B分别新增放款3.8亿元、2.7亿元: what stands behind 分别 is of each.
  const [, list, shared = ''] = /^(.+)分别(\p{Script=Han}{2,8})$/u.exec(whole) ?? [];
  const several = (
    distribute(list ?? whole, count, clues.lexicon) ?? acrossCommas(paragraph, clues, choice.fit, count)
  )?.map((member) => member + shared);
  // 其中水电增长14.8%，火电、风电分别下降7.7%、7.5%: parts go on.
  const goesOn = clues.register.inPart && clues.sameSentence;
  return several ? several.map((member) => named(member, goesOn)) : group.map(() => name);
}
