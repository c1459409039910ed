import { shortPlace } from './area_words.ts';
import { countedName, shareOfNoun, spentName } from './counted.ts';
import { endOfGroup } from './group.ts';
import type { GroupReading } from './group_reading.ts';
import type { NameClues } from './name_clues.ts';
import { subjectName } from './naming.ts';
import type { NounAfter } from './noun.ts';
import { deedAhead, deedOfEach, deedToNext, headAhead, problemAhead, sharedDeed } from './noun_ahead.ts';
import { flowOf, stockOf, verbsOf } from './register.ts';

/** The name of a figure whose noun stands behind it: what is counted, with what was done to it or what it does. */
export function nameFromNoun(reading: GroupReading, clues: NameClues, noun: NounAfter): string {
  const { paragraph, group, choice } = reading;
  const text =
    problemAhead(reading) +
    paragraph.text.slice(noun.start, noun.end).replace(/(?<=.{2})的$/, '') +
    (headAhead(reading) || deedAhead(reading));
  const predicate = predicateOf(reading, noun);
  const { measure, subject } = choice.pattern.source.gives;
  if (subject === 'spent') return spentName(text, paragraph.text.slice(endOfGroup(group), noun.start), clues);
  const whole = measure === 'share' ? wholeOf(reading) : '';
  if (whole !== '') return `${text}占${whole}比重`;
  // 搬迁企业72户，23户竣工投产: a deed done to what was counted before.
  if (
    measure === 'level' &&
    clues.phrase.name === '' &&
    clues.sameSentence &&
    verbsOf(text, clues.lexicon) === text
  )
    return text + stockOf(clues.register.subject, clues.lexicon);
  // 政务服务事项100%“最多跑一次”、90%以上“可全程网办”
  if (measure === 'share' && QUOTED.test(text)) {
    const holder = clues.phrase.name === '' ? HOLDER.exec(clues.register.last)?.[1] : subjectName(clues);
    if (holder !== undefined) return `${holder.replace(/^实现/, '')}${text}比例`;
  }
  if (measure === 'share' && clues.phrase.name !== '' && predicate === '' && text.length <= LONGEST_VERBAL)
    return `${subjectName(clues).replace(/(?:实现|达到)$/, '')}${text}率`;
  // 规上企业90%以上实施了技术改造
  if (measure === 'share' && clues.phrase.name !== '' && flowOf(text, clues.lexicon) !== '')
    return `${subjectName(clues)}${text.replace('了', '')}${predicate}比例`;
  // 分级诊疗覆盖98%的乡镇卫生院
  const reached =
    measure === 'share' && /.{2}(?:覆盖|惠及)$/.test(clues.phrase.name) ? clues.phrase.name : '';
  return measure === 'share' ? shareOfNoun(reached + text, predicate) : countedName(clues, text, predicate);
}

/** 占全省4.5%的地域面积、10.6%的人口: the whole of which the noun is a part, named before it or for the one before; else ''. */
function wholeOf({ paragraph, register, choice, phrase, joined }: GroupReading): string {
  const whole = choice.fit.captures.get('whole');
  if (whole) return paragraph.text.slice(whole.start, whole.end);
  return joined && phrase.name === '' ? (OF_WHOLE.exec(register.last)?.[1] ?? '') : '';
}
const QUOTED = /^“[^”]+”$/;
const HOLDER = /^(.{2,})“[^”]+”比例$/;
const OF_WHOLE = /占(全[国省市区县州球])比重$/;

/** What is said of the things counted; nothing of a fund (1.2亿元信贷引导资金解决续贷难题), which is what it is without its use. */
function predicateOf(reading: GroupReading, noun: NounAfter): string {
  const { text } = reading.paragraph;
  const behind = withoutPlace(text.slice(noun.end, noun.predicateEnd), reading.paragraph.metadata.place);
  if (reading.phrase.name !== '' && /(?:资金|基金|经费)$/.test(text.slice(noun.start, noun.end))) return '';
  if (behind === '') return sharedDeed(reading);
  return noun.runsOn ? deedOfEach(behind) || deedToNext(reading) : behind;
}

/** 3个实验室全部落地|昆明, in the report of 昆明 */
function withoutPlace(predicate: string, place: string): string {
  const short = shortPlace(place);
  const isThere =
    short.length > 1 && predicate.endsWith(short) && /(?:落户|落地|入驻|进驻|花落)/.test(predicate);
  return isThere ? predicate.slice(0, -short.length) : predicate;
}

/** 托育服务实现100%覆盖: what so few characters name is what the subject does. */
const LONGEST_VERBAL = 4;
