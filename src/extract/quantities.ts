import type { Lexicon } from '../rules/lexicon.ts';
import type { SetAsideReason, Span } from '../types.ts';
import { isArea } from './area_words.ts';
import { choose } from './choice.ts';
import { originPeriod } from './compared_years.ts';
import { type ProseEntry, type Step, setAside } from './fact.ts';
import { leading } from './group.ts';
import { namesOf } from './group_names.ts';
import type { GroupReading } from './group_reading.ts';
import type { QuantityItem } from './items.ts';
import { longestIn } from './longest.ts';
import { nounAfter, stepAt } from './noun.ts';
import { deedOfEach } from './noun_ahead.ts';
import { clauseAt, nextNumberAt, type Paragraph, phraseAt } from './paragraph.ts';
import { type Phrase, withoutRemark } from './phrase.ts';
import type { Clause, Fit } from './predicate.ts';
import { clauseStart, sentenceStart } from './punctuation.ts';
import { toFact } from './quantity_fact.ts';
import { type Register, verbsOf } from './register.ts';
import { remember } from './remembering.ts';

/** Reads quantities that share their predicate; `next` is the item after them. */
export function readGroup(
  paragraph: Paragraph,
  before: Register,
  group: readonly QuantityItem[],
  next: number,
): Step {
  const { text, rules } = paragraph;
  const first = group[0]!;
  // Behind a split (市本级…，县区级…) a new sentence is of the whole again.
  const isApart = before.split !== '' && !sameSentence(text, before, first.span.start);
  const register = isApart ? { ...before, ...paragraph.whose } : before;
  const last = group.at(-1)!;
  const marks = group.map(({ mark }) => mark);
  const clause = bracketedAfter(paragraph, first, last) ?? clauseAt(paragraph, register, first.span.start);
  const limit = nextNumberAt(paragraph, next);
  const asSubject = /^$|等$/.test(phraseAt(paragraph, clause.start, first.span.start).name);
  const noun = nounAfter({ text, lexicon: rules.lexicon, limit, asSubject }, last.span.end);
  const choice = choose(paragraph, register, clause, leading(group), last.span.end, noun);
  const moved = { ...register, end: last.span.end };
  if (!choice) return { entries: unexplained(marks), register };
  const bare = group.every(({ quantity }) => quantity.unitText === '' && quantity.form !== 'fraction');
  if (
    bare &&
    choice.pattern.before.length === 0 &&
    choice.pattern.source.gives.subject === 'before' &&
    !/(?:比|比值|倍差|差距|指数|系数|得分|评分|密度|强度)[由从]?$/.test(
      text.slice(clause.start, choice.fit.start),
    )
  ) {
    const glued = /[\p{L}”’》]$/u.test(text.slice(0, first.span.start));
    return { entries: glued ? setAside(marks, 'name', 'name.no_unit') : unexplained(marks), register };
  }
  const { subject, measure } = choice.pattern.source.gives;
  // 加快6、8号线: only what ends a clause is a change of something without a unit.
  if (bare && measure === 'change' && !/^(?:[，。；）]|$)/.test(text.slice(last.span.end)))
    return { entries: unexplained(marks), register };
  const counted = subject === 'before' ? undefined : noun;
  if (
    counted &&
    qualifiesNext(
      last,
      text.slice(counted.start, counted.end),
      text.slice(counted.end, counted.predicateEnd),
      counted.runsOn,
    )
  ) {
    return { entries: setAside(marks, 'threshold', 'threshold.in_name'), register };
  }
  const near = withoutRemark(
    phraseAt(paragraph, clause.start, choice.fit.start),
    choice.pattern.source.gives.measure,
    first.quantity.unit?.unitClass === 'ratio',
  );
  // 加上转移支付（127.9亿元）、上年结转（20.4亿元）等148.3亿元: the sum is of all the items.
  const stated =
    near.name === '等' ? phraseAt(paragraph, clauseStart(text, clause.start, 0), choice.fit.start) : near;
  const phrase = asArea(
    asOrigin(
      asGrade(asPartInBrackets(stated, text, register, clause.start), first),
      text[first.span.start - 1],
    ),
    before,
    sameSentence(text, register, clause.start),
    rules.lexicon,
  );
  const joined = isJoined(text, register, clause.start);
  const reading: GroupReading = {
    paragraph,
    register,
    group,
    next,
    clause,
    choice,
    phrase,
    joined,
    noun: counted,
    follows: noun,
  };
  const reason =
    counted &&
    asideReason(
      reading,
      text.slice(counted.start, counted.end),
      text.slice(counted.end, counted.predicateEnd),
    );
  const deed = counted?.runsOn ? deedOfEach(text.slice(counted.end, counted.predicateEnd)) : '';
  const end =
    counted && counted.start < limit
      ? counted.end + deed.length
      : last.span.end + stepAt(text, last.span.end).length;
  if (reason) return { entries: setAside(marks, reason, `noun.${reason}`), register: { ...register, end } };
  const names = namesOf(reading);
  if (names.every((name) => name === '')) return { entries: unexplained(marks), register: moved };
  const after = OTHER_BASIS.test(text.slice(clause.start, first.span.start))
    ? moved
    : remember(reading, names, end);
  const adjusted =
    paragraph.metadata.kind === 'budget_report' &&
    /^(?:调|变动|变更|追加|核增)/.test(text.slice(last.span.end, last.span.end + 2));
  const undated =
    phrase.isOrigin &&
    !phrase.time &&
    !timeIn(choice.fit) &&
    originPeriod(paragraph, first.span.start) === '';
  if (undated && !adjusted) {
    return { entries: setAside(marks, 'base_value', 'origin.undated'), register: after };
  }
  const entries = group.map((item, i) =>
    names[i] === ''
      ? ({ kind: 'unexplained', mark: item.mark } as const)
      : toFact(reading, item, i, names, end),
  );
  return { entries, register: after };
}

/** 新增转移支付（127.9亿元）、上年结转（20.4亿元）: the item right before the brackets that hold nothing but its sum. */
function bracketedAfter(paragraph: Paragraph, first: QuantityItem, last: QuantityItem): Clause | undefined {
  const { text, rules, times } = paragraph;
  const open = first.span.start - 1;
  if (text[open] !== '（' || text[last.span.end] !== '）' || first.quantity.unit?.unitClass !== 'amount')
    return undefined;
  const before = text.slice(Math.max(0, open - LONGEST_ITEM), open);
  const item = /(?:[^、，；：。）\]\d]|\[\d{1,2}\])+$/.exec(before)?.[0] ?? '';
  return item.length < 2
    ? undefined
    : { text, start: open - item.length, lexicon: rules.lexicon, times, edge: open };
}

const LONGEST_ITEM = 40;

/** 剔除一次性投入26亿元等因素后，增长13.7%: what is left out is not what is spoken of. */
const OTHER_BASIS = /^(?:[（，]?)(?:剔除|扣除|还原|不含|若?不考虑)/;

function timeIn({ tokens }: Fit): boolean {
  return tokens.some(({ time }) => time !== undefined && time.kind !== 'base');
}

function unexplained(marks: readonly Span[]): ProseEntry[] {
  return marks.map((mark) => ({ kind: 'unexplained', mark }));
}

/**
 * 90-144平方米住宅价格下降0.6%, 21个断面水质优良率达100%: a measure, or a count of what has a rate, whose noun runs on to
 * the next number is part of that number's name.
 */
function qualifiesNext(item: QuantityItem, noun: string, behind: string, runsOn: boolean): boolean {
  const unitClass = item.quantity.unit?.unitClass ?? '';
  const bounded = unitClass === 'amount' && item.quantity.qualifier !== 'eq';
  const rated = unitClass === 'classifier' && (RATE.test(noun) || CALCULATED.test(behind));
  return (bounded || rated || ['extent', 'time', 'measure'].includes(unitClass)) && runsOn;
}

/** 310条河流|按河长计算水体优良比例达90% */
const CALCULATED = /^按[^，]{2,6}计算[^，占]*(?:率|比例)/;
const RATE = /^[^占]*(?:率|比例|浓度|指数|满意度)$/;

function sameSentence(text: string, register: Register, at: number): boolean {
  return register.end > 0 && sentenceStart(text, at) <= register.end;
}

/** 新增债券80亿元（一般债券30亿元、专项债券50亿元）; （深圳市665亿元）: brackets right behind a sum hold its parts. */
function asPartInBrackets(phrase: Phrase, text: string, { end }: Register, start: number): Phrase {
  const isInside = end > 0 && start === end + 1 && text[end] === '（';
  return isInside &&
    (/^(?:一般|专项)债|^(?:中央|地方|[省市县区])级$/.test(phrase.name) || isArea(phrase.name))
    ? { ...phrase, partOf: true }
    : phrase;
}

/** 占比由55%提高到70.4%: 由 right before the number is no part of the phrase. */
const asOrigin = (phrase: Phrase, before: string | undefined): Phrase =>
  before === '由' || before === '从' ? { ...phrase, isOrigin: true } : phrase;

/** 省级园区2个: of things that are counted the level is a grade. */
function asGrade(phrase: Phrase, { quantity }: QuantityItem): Phrase {
  if (quantity.unit?.unitClass !== 'classifier' || phrase.name === '' || !/[^本]级$/.test(phrase.ownLevel))
    return phrase;
  return { ...phrase, name: phrase.ownLevel + phrase.name, ownLevel: '', geoScope: 'unstated' };
}

/** 新增债券80亿元，其中：市级46亿元，大冶市18亿元: an area instead of a name is whose part the figure is. */
function asArea(phrase: Phrase, register: Register, isSame: boolean, lexicon: Lexicon): Phrase {
  // 全市地区生产总值12698亿元，高明区突破千亿元
  const isCommon = lexicon.has(register.subject, 'common_figure');
  const goesOn = phrase.partOf || register.inPart || register.area !== '' || isCommon;
  // 市直完成2.7亿元；高新区完成1.1亿元。四城区完成4.2亿元: areas go on in a sentence of their own.
  if (!(isSame || register.area !== '') || !goesOn || register.subject === '') return phrase;
  const [verb = ''] = HANDED_ON.exec(phrase.name) ?? [];
  const area = phrase.name.slice(verb.length);
  return isArea(area) && !PLACES_COUNTED.test(area)
    ? { ...phrase, name: verb, partOf: true, ownLevel: area, geoScope: 'unstated' }
    : phrase;
}

/** 其中国家级自然保护区2个: places that are counted. */
const PLACES_COUNTED = /(?:保护区|示范区|景区|试验区|街区|社区|小区|灌区|功能区|集聚区|聚居区)$/;

/** 其中转贷大通湖区0.53亿元 */
const HANDED_ON = /^(?:转贷|下达|拨付|分配)/;

/** The clause begins right behind the last fact, with 、 or 和 between. */
function isJoined(text: string, register: Register, start: number): boolean {
  return (
    start === register.end && register.end > 0 && /^(?:[、和与及]|以及)/.test(text.slice(start, start + 2))
  );
}

/** 远景|40万千瓦|先行示范基地, 伊利|18万头|智慧养殖园区: what one plant of a name is built for. */
function isCapacity({ name }: Phrase, { quantity }: QuantityItem, noun: string, lexicon: Lexicon): boolean {
  const isName = /^\p{Script=Han}{2,5}$/u.test(name) && longestIn(name, lexicon.matcher('metric')) === '';
  return (
    isName &&
    verbsOf(name, lexicon) === '' &&
    !lexicon.startingAt(name, 0, name.length) &&
    CAPACITY.test(quantity.unitText) &&
    /.{2}(?:项目|基地|园区|工厂|电站|牧场|生产线)$/.test(noun)
  );
}
const CAPACITY = /^(?:[万亿]?(?:吨|千瓦|辆|头|只|羽|台|套)|万?[兆吉]瓦时?|GWh?|MWh?)$/;

/** 4个万亿元台阶 are steps of a size, not things. */
const MILESTONE = /^新?(?:台阶|大关|关口)/;

/** 5.5万辆个人小客车增量指标: what is given out, and no policy. */
const QUOTA = /(?:增量|用地|车|排放|能耗)指标$/;

function asideReason(
  { group, phrase, paragraph }: GroupReading,
  noun: string,
  predicate: string,
): SetAsideReason | undefined {
  const { lexicon } = paragraph.rules;
  if (isCapacity(phrase, group[0]!, noun, lexicon)) return 'specification';
  if (group[0]!.quantity.unit?.unitClass !== 'classifier') return undefined;
  if (/(?:台阶|大关|关口)$/.test(noun) || MILESTONE.test(predicate)) return 'vague';
  // 投资和消费两项|指标增速低于预期
  if (/^指标/.test(noun)) return 'policy_item';
  if (!QUOTA.test(noun) && lexicon.endingAt(noun, noun.length, 0, 'policy_noun')) return 'policy_item';
  if (lexicon.endingAt(noun, noun.length, 0, 'honour_noun')) return 'honour';
  return lexicon.endingAt(phrase.name, phrase.name.length, 0, 'honour_verb') ? 'honour' : undefined;
}
