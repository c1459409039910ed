import { said } from './counted.ts';
import { isOfResidents } from './elisions.ts';
import type { GroupReading } from './group_reading.ts';
import { type NounAfter, nounAfter } from './noun.ts';
import { nextNumberAt, type Paragraph } from './paragraph.ts';
import type { Quantity } from './quantity.ts';

/** Words that may stand between a number and a further one of the same things. */
const SAME_THINGS = /^[、，和]?(?:累计|总计|共计|合计|总数|总量|现有|目前|已|共|均?已?达到?|达)*$/;

/** 建成8个国家级、13个省级区域医疗中心: the head behind the attribute of the next number is the first's too. */
export function headAhead({ paragraph, group, next, noun }: GroupReading): string {
  const { text, items, rules } = paragraph;
  const at = noun ? items.findIndex(({ span }, i) => i >= next && span.start > noun.end) : -1;
  const further = items[at];
  if (!noun || further?.kind !== 'quantity' || !/^[、和]$/.test(text.slice(noun.end, further.span.start)))
    return '';
  const attribute = text.slice(noun.start, noun.end);
  if (
    !/[级型类]$|.(?:重大|重点)$/.test(attribute) ||
    further.quantity.unitText !== group.at(-1)!.quantity.unitText
  )
    return '';
  const limit = nextNumberAt(paragraph, at + 1);
  const own = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject: false }, further.span.end);
  const head =
    own && /^[^级型类]{1,8}?(?:[级型类]|重大|重点)(.{2,})$/.exec(text.slice(own.start, own.end))?.[1];
  return head ?? '';
}

/** 完成120个老旧小区、30条道路改造: the deed behind the last of a list is done to each. */
export function deedAhead({ paragraph, phrase, next, noun }: GroupReading): string {
  const { text } = paragraph;
  if (!noun || !CARRIES_OUT.test(phrase.name) || DEED.test(text.slice(noun.start, noun.predicateEnd)))
    return '';
  for (const { own } of furtherNouns(paragraph, next, noun, { asSubject: false })) {
    const deed = DEED.exec(text.slice(own.start, own.predicateEnd))?.[0];
    if (deed !== undefined) return deed;
  }
  return '';
}

/** 14个设区市和35个县实现天然气利用; 6个县、874个村全部脱贫: what the last of several subjects does, the first does too. */
export function sharedDeed({ paragraph, group, clause, choice, next, noun }: GroupReading): string {
  const { text } = paragraph;
  const opens = /^[、和及与]?\s*$/.test(text.slice(clause.start, choice.fit.start));
  if (!noun || !opens || group.at(-1)!.quantity.unit?.unitClass !== 'classifier') return '';
  for (const { own, quantity } of furtherNouns(paragraph, next, noun, { asSubject: true })) {
    if (quantity.unit?.unitClass !== 'classifier' || own.runsOn) return '';
    const deed = text.slice(own.end, own.predicateEnd);
    if (deed !== '') return deed.length <= LONGEST_SHARED ? deed : '';
  }
  return '';
}

/** The nouns that a list goes on to count behind the first, each with its quantity. */
function* furtherNouns(
  paragraph: Paragraph,
  next: number,
  first: NounAfter,
  { asSubject }: { asSubject: boolean },
): Generator<{ own: NounAfter; quantity: Quantity }> {
  const { text, items, rules } = paragraph;
  const endOf = (noun: NounAfter) => (asSubject ? noun.end : noun.predicateEnd);
  let at = endOf(first);
  for (let i = next; i < items.length; i++) {
    const item = items[i]!;
    // 世界500强企业
    if (item.span.end <= at) continue;
    if (item.kind !== 'quantity' || !/^(?:[、和及与]|以及)$/.test(text.slice(at, item.span.start))) return;
    const limit = nextNumberAt(paragraph, i + 1);
    const own = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject }, item.span.end);
    if (!own) return;
    yield { own, quantity: item.quantity };
    at = endOf(own);
  }
}

/** 9个贫困县|摘帽和|260个贫困村出列: what was done to the things before the next count; else ''. */
export const deedOfEach = (behind: string): string => /^([^、和，\d]{2,6})[、和]$/.exec(behind)?.[1] ?? '';

const LONGEST_SHARED = 8;

/** 30个项目|获得专项债资金|50亿元, 72家医院|实现|114项检查结果互认: what so bare a noun does leads to the next number; else ''. */
export function deedToNext({ paragraph, phrase, next, noun }: GroupReading): string {
  const { text, items, rules } = paragraph;
  const item = items[next];
  if (!noun?.runsOn || phrase.name !== '' || noun.end - noun.start > LONGEST_BARE) return '';
  const [, verb, object] = LEADS.exec(text.slice(noun.end, noun.predicateEnd)) ?? [];
  if (verb === undefined || item?.kind !== 'quantity') return '';
  // 12家企业实现|产值|50亿元
  if (rules.lexicon.has(object!, 'metric') || rules.lexicon.has(object!, 'bare_head')) return '';
  if (object !== '') return verb + object;
  const limit = nextNumberAt(paragraph, next + 1);
  const own = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject: false }, item.span.end);
  return own && !own.runsOn ? verb + text.slice(own.start, own.end) : '';
}

/** 项目, 医院, 企业 alone. */
const LONGEST_BARE = 2;
const LEADS = /^(获得|获|争取|实现|完成|签订|引进|开展|提供)([^，。；、的]*)$/;

/** Verbs whose object is a deed, and not only a thing. */
const CARRIES_OUT = /(?:完成|实施|推进|启动|开展|推动)$/;
const DEED =
  /(?<=.{2})(?:超低排放|节能|综合|升级|提升|标准化|生态|适老化|电气化|智能化|数字化|雨污分流|除险)*(?:改造|改造提升|整治|修复|治理|建设|加固|创建|改扩建|扩建|迁建|维修|修缮|改建|提升|普查|验收)(?:工程|项目|任务)?$/;

/** 解决245个村、29万人饮水安全问题: the problem behind the last of a list is that of each. */
export function problemAhead({ paragraph, phrase, noun, group }: GroupReading): string {
  if (!noun || !SOLVES.test(phrase.name) || /[难题]/.test(paragraph.text.slice(noun.start, noun.end)))
    return '';
  const behind = paragraph.text.slice(noun.end, noun.end + LONGEST_LIST_OF_SUFFERERS);
  return group.length > 1 ? '' : (PROBLEM.exec(behind)?.[1] ?? '');
}

const SOLVES = /(?:解决|化解)了?$/;
const PROBLEM =
  /^(?:[、和及与]|以及)?(?:近|超)?\d[\d.]*[万亿]?[余多]?[^，。；\d]{1,12}?的?((?:饮水安全|饮水不安全|安全饮水|饮水|住房|用电|出行|行路|上学|入学|就医|看病|就业|垃圾处理|污水处理|办证|产权|不动产登记|欠薪|用水|取暖|供暖|停车|照明|通信)(?:问题|困难|难题))/;
const LONGEST_LIST_OF_SUFFERERS = 30;

/** 新增17种、累计82种“港澳药械通”药械: the noun that counts for a number and for the next; '' where there is none. */
export function nounAhead({ paragraph, group, next }: GroupReading): string {
  const { text, items, rules } = paragraph;
  const last = group.at(-1)!;
  const further = items[next];
  if (further?.kind !== 'quantity' || further.quantity.unitText !== last.quantity.unitText) return '';
  const between = text.slice(last.span.end, further.span.start);
  // 新建70公里、改造185公里燃气管网; 城镇12.5万和农村57.6万低保对象
  const verb = /^[、和](.{2,6})$/.exec(between)?.[1] ?? '';
  const isOther = rules.lexicon.has(verb, 'flow') || isOfResidents(verb);
  if (!isOther && !SAME_THINGS.test(between)) return '';
  const limit = nextNumberAt(paragraph, next + 1);
  const noun = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject: false }, further.span.end);
  if (!noun) return '';
  const predicate = noun.runsOn ? '' : said(text.slice(noun.end, noun.predicateEnd));
  return predicate + text.slice(noun.start, noun.end);
}
